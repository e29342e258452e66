using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

/// A heap with four children to a node, as .NET's, so that equal priorities come out in the same order.
public class PriorityQueue<TElement, TPriority>
{
    private (TElement Element, TPriority Priority)[] _nodes;
    private readonly IComparer<TPriority> _comparer;
    private UnorderedItemsCollection _unorderedItems;
    private int _size;
    private int _version;

    public PriorityQueue() : this((IComparer<TPriority>)null) { }

    public PriorityQueue(IComparer<TPriority> comparer)
    {
        _nodes = Array.Empty<(TElement, TPriority)>();
        _comparer = comparer == null ? Comparer<TPriority>.Default : comparer;
    }

    public PriorityQueue(int initialCapacity) : this(initialCapacity, null) { }

    public PriorityQueue(int initialCapacity, IComparer<TPriority> comparer) : this(comparer)
    {
        if (initialCapacity < 0) throw new ArgumentOutOfRangeException("initialCapacity", initialCapacity, "initialCapacity ('" + initialCapacity.ToString() + "') must be a non-negative value.");
        _nodes = new (TElement, TPriority)[initialCapacity];
    }

    public PriorityQueue(IEnumerable<(TElement Element, TPriority Priority)> items) : this(items, null) { }

    public PriorityQueue(IEnumerable<(TElement Element, TPriority Priority)> items, IComparer<TPriority> comparer) : this(comparer)
    {
        if (items == null) throw new ArgumentNullException("items");
        _nodes = System.Linq.Enumerable.ToArray(items);
        _size = _nodes.Length;
        if (_size > 1) Heapify();
    }

    public int Count => _size;
    public int Capacity => _nodes.Length;
    public IComparer<TPriority> Comparer => _comparer;

    public UnorderedItemsCollection UnorderedItems
    {
        get
        {
            if (_unorderedItems == null) _unorderedItems = new UnorderedItemsCollection(this);
            return _unorderedItems;
        }
    }

    private void Grow(int needed)
    {
        int capacity = 2 * _nodes.Length;
        if (capacity < _nodes.Length + 4) capacity = _nodes.Length + 4;
        if (capacity < needed) capacity = needed;
        Array.Resize(ref _nodes, capacity);
    }

    public void Enqueue(TElement element, TPriority priority)
    {
        int size = _size;
        _version++;
        if (_nodes.Length == size) Grow(size + 1);
        _size = size + 1;
        MoveUp((element, priority), size);
    }

    public TElement Peek()
    {
        if (_size == 0) throw new InvalidOperationException("Queue empty.");
        return _nodes[0].Element;
    }

    public TElement Dequeue()
    {
        if (_size == 0) throw new InvalidOperationException("Queue empty.");
        TElement element = _nodes[0].Element;
        RemoveRoot();
        return element;
    }

    public bool TryDequeue(out TElement element, out TPriority priority)
    {
        if (_size == 0)
        {
            element = default;
            priority = default;
            return false;
        }
        element = _nodes[0].Element;
        priority = _nodes[0].Priority;
        RemoveRoot();
        return true;
    }

    public bool TryPeek(out TElement element, out TPriority priority)
    {
        if (_size == 0)
        {
            element = default;
            priority = default;
            return false;
        }
        element = _nodes[0].Element;
        priority = _nodes[0].Priority;
        return true;
    }

    public TElement DequeueEnqueue(TElement element, TPriority priority)
    {
        if (_size == 0) throw new InvalidOperationException("Queue empty.");
        TElement root = _nodes[0].Element;
        if (_comparer.Compare(priority, _nodes[0].Priority) > 0) MoveDown((element, priority), 0);
        else _nodes[0] = (element, priority);
        _version++;
        return root;
    }

    public TElement EnqueueDequeue(TElement element, TPriority priority)
    {
        if (_size != 0 && _comparer.Compare(priority, _nodes[0].Priority) > 0)
        {
            TElement root = _nodes[0].Element;
            MoveDown((element, priority), 0);
            _version++;
            return root;
        }
        return element;
    }

    public void EnqueueRange(IEnumerable<(TElement Element, TPriority Priority)> items)
    {
        if (items == null) throw new ArgumentNullException("items");
        if (_size == 0)
        {
            _version++;
            int i = 0;
            foreach ((TElement element, TPriority priority) in items)
            {
                if (_nodes.Length == i) Grow(i + 1);
                _nodes[i++] = (element, priority);
            }
            _size = i;
            if (i > 1) Heapify();
            return;
        }
        foreach ((TElement element, TPriority priority) in items) Enqueue(element, priority);
    }

    public void EnqueueRange(IEnumerable<TElement> elements, TPriority priority)
    {
        if (elements == null) throw new ArgumentNullException("elements");
        if (_size == 0)
        {
            _version++;
            int i = 0;
            foreach (TElement element in elements)
            {
                if (_nodes.Length == i) Grow(i + 1);
                _nodes[i++] = (element, priority);
            }
            _size = i;
            return;
        }
        foreach (TElement element in elements) Enqueue(element, priority);
    }

    public bool Remove(TElement element, out TElement removedElement, out TPriority priority, IEqualityComparer<TElement> equalityComparer = null)
    {
        if (equalityComparer == null) equalityComparer = EqualityComparer<TElement>.Default;
        for (int i = 0; i < _size; i++)
        {
            if (!equalityComparer.Equals(element, _nodes[i].Element)) continue;
            removedElement = _nodes[i].Element;
            priority = _nodes[i].Priority;
            _size--;
            if (i < _size)
            {
                (TElement Element, TPriority Priority) last = _nodes[_size];
                if (_comparer.Compare(last.Priority, priority) < 0) MoveUp(last, i);
                else MoveDown(last, i);
            }
            _nodes[_size] = default;
            _version++;
            return true;
        }
        removedElement = default;
        priority = default;
        return false;
    }

    public void Clear()
    {
        Array.ClearCore(_nodes, 0, _size);
        _size = 0;
        _version++;
    }

    public int EnsureCapacity(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        if (_nodes.Length < capacity)
        {
            Grow(capacity);
            _version++;
        }
        return _nodes.Length;
    }

    public void TrimExcess()
    {
        if (_size < (int)(_nodes.Length * 0.9))
        {
            Array.Resize(ref _nodes, _size);
            _version++;
        }
    }

    private void RemoveRoot()
    {
        int last = --_size;
        _version++;
        if (last > 0) MoveDown(_nodes[last], 0);
        _nodes[last] = default;
    }

    private void Heapify()
    {
        for (int i = (_size - 2) >> 2; i >= 0; i--) MoveDown(_nodes[i], i);
    }

    private void MoveUp((TElement Element, TPriority Priority) node, int index)
    {
        while (index > 0)
        {
            int parent = (index - 1) >> 2;
            if (_comparer.Compare(node.Priority, _nodes[parent].Priority) >= 0) break;
            _nodes[index] = _nodes[parent];
            index = parent;
        }
        _nodes[index] = node;
    }

    private void MoveDown((TElement Element, TPriority Priority) node, int index)
    {
        int child;
        while ((child = (index << 2) + 1) < _size)
        {
            int best = child;
            int end = Math.Min(child + 4, _size);
            for (int i = child + 1; i < end; i++)
                if (_comparer.Compare(_nodes[i].Priority, _nodes[best].Priority) < 0) best = i;
            if (_comparer.Compare(node.Priority, _nodes[best].Priority) <= 0) break;
            _nodes[index] = _nodes[best];
            index = best;
        }
        _nodes[index] = node;
    }

    public sealed class UnorderedItemsCollection : IReadOnlyCollection<(TElement Element, TPriority Priority)>, ICollection
    {
        internal readonly PriorityQueue<TElement, TPriority> _queue;

        internal UnorderedItemsCollection(PriorityQueue<TElement, TPriority> queue) { _queue = queue; }

        public int Count => _queue._size;
        object ICollection.SyncRoot => this;
        bool ICollection.IsSynchronized => false;
        void ICollection.CopyTo(Array array, int index) => Array.Copy(_queue._nodes, 0, array, index, _queue._size);
        public Enumerator GetEnumerator() => new Enumerator(_queue);
        IEnumerator<(TElement Element, TPriority Priority)> IEnumerable<(TElement Element, TPriority Priority)>.GetEnumerator() => new Enumerator(_queue);
        IEnumerator IEnumerable.GetEnumerator() => new Enumerator(_queue);

        public struct Enumerator : IEnumerator<(TElement Element, TPriority Priority)>
        {
            private readonly PriorityQueue<TElement, TPriority> _queue;
            private readonly int _version;
            private int _index;
            private (TElement, TPriority) _current;

            internal Enumerator(PriorityQueue<TElement, TPriority> queue)
            {
                _queue = queue;
                _version = queue._version;
            }

            public void Dispose() { }

            public bool MoveNext()
            {
                if (_version != _queue._version) throw Throw.Modified();
                if (_index < _queue._size)
                {
                    _current = _queue._nodes[_index++];
                    return true;
                }
                _index = _queue._size + 1;
                _current = default;
                return false;
            }

            public (TElement Element, TPriority Priority) Current => _current;
            object IEnumerator.Current => _current;
            void IEnumerator.Reset() { _index = 0; }
        }
    }
}
