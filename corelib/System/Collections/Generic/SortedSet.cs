using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

/// A balanced (AVL) tree. A view of a range has no tree of its own: it looks into the set it was made from.
[NetFields("object a; object b; int c; int d; object e")]
public class SortedSet<T> : ISet<T>, ICollection<T>, ICollection, IReadOnlySet<T>
{
    internal sealed class Node
    {
        internal T Item;
        internal Node Left;
        internal Node Right;
        internal sbyte Height;

        internal Node(T item)
        {
            Item = item;
            Height = 1;
        }
    }

    internal Node _root;
    private readonly IComparer<T> _comparer;
    private int _count;
    internal int _version;
    private readonly SortedSet<T> _underlying;
    private readonly T _lower;
    private readonly T _upper;
    private readonly bool _hasLower;
    private readonly bool _hasUpper;

    public SortedSet() { _comparer = Comparer<T>.Default; }
    public SortedSet(IComparer<T> comparer) { _comparer = comparer == null ? Comparer<T>.Default : comparer; }
    public SortedSet(IEnumerable<T> collection) : this(collection, null) { }

    public SortedSet(IEnumerable<T> collection, IComparer<T> comparer) : this(comparer)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        foreach (T item in collection) Add(item);
    }

    private SortedSet(SortedSet<T> underlying, T lower, T upper, bool hasLower, bool hasUpper)
    {
        _comparer = underlying._comparer;
        _underlying = underlying;
        _lower = lower;
        _upper = upper;
        _hasLower = hasLower;
        _hasUpper = hasUpper;
    }

    public IComparer<T> Comparer => _comparer;
    bool ICollection<T>.IsReadOnly => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;

    private Node Root => _underlying == null ? _root : _underlying._root;
    private int Version => _underlying == null ? _version : _underlying._version;
    private bool InRange(T item) => (!_hasLower || _comparer.Compare(item, _lower) >= 0) && (!_hasUpper || _comparer.Compare(item, _upper) <= 0);

    public int Count
    {
        get
        {
            if (_underlying == null) return _count;
            int count = 0;
            foreach (T item in this) count++;
            return count;
        }
    }

    private static int HeightOf(Node node) => node == null ? 0 : node.Height;

    private static void Update(Node node)
    {
        int left = HeightOf(node.Left);
        int right = HeightOf(node.Right);
        node.Height = (sbyte)((left > right ? left : right) + 1);
    }

    private static Node RotateRight(Node node)
    {
        Node top = node.Left;
        node.Left = top.Right;
        top.Right = node;
        Update(node);
        Update(top);
        return top;
    }

    private static Node RotateLeft(Node node)
    {
        Node top = node.Right;
        node.Right = top.Left;
        top.Left = node;
        Update(node);
        Update(top);
        return top;
    }

    private static Node Balance(Node node)
    {
        int difference = HeightOf(node.Left) - HeightOf(node.Right);
        if (difference > 1)
        {
            if (HeightOf(node.Left.Left) < HeightOf(node.Left.Right)) node.Left = RotateLeft(node.Left);
            return RotateRight(node);
        }
        if (difference < -1)
        {
            if (HeightOf(node.Right.Right) < HeightOf(node.Right.Left)) node.Right = RotateRight(node.Right);
            return RotateLeft(node);
        }
        Update(node);
        return node;
    }

    private Node Insert(Node node, T item, ref bool added)
    {
        if (node == null)
        {
            added = true;
            return new Node(item);
        }
        int order = _comparer.Compare(item, node.Item);
        if (order == 0) return node;
        if (order < 0) node.Left = Insert(node.Left, item, ref added);
        else node.Right = Insert(node.Right, item, ref added);
        return added ? Balance(node) : node;
    }

    private static Node TakeFirst(Node node, out Node first)
    {
        if (node.Left == null)
        {
            first = node;
            return node.Right;
        }
        node.Left = TakeFirst(node.Left, out first);
        return Balance(node);
    }

    private Node Delete(Node node, T item, ref bool removed)
    {
        if (node == null) return null;
        int order = _comparer.Compare(item, node.Item);
        if (order < 0) node.Left = Delete(node.Left, item, ref removed);
        else if (order > 0) node.Right = Delete(node.Right, item, ref removed);
        else
        {
            removed = true;
            if (node.Left == null) return node.Right;
            if (node.Right == null) return node.Left;
            Node next;
            Node right = TakeFirst(node.Right, out next);
            next.Left = node.Left;
            next.Right = right;
            return Balance(next);
        }
        return removed ? Balance(node) : node;
    }

    internal Node FindNode(T item)
    {
        if (_underlying != null && !InRange(item)) return null;
        Node node = Root;
        while (node != null)
        {
            int order = _comparer.Compare(item, node.Item);
            if (order == 0) return node;
            node = order < 0 ? node.Left : node.Right;
        }
        return null;
    }

    public bool Add(T item)
    {
        if (_underlying != null)
        {
            if (!InRange(item)) throw new ArgumentOutOfRangeException("item");
            return _underlying.Add(item);
        }
        if (_root == null) _comparer.Compare(item, item);
        bool added = false;
        _root = Insert(_root, item, ref added);
        _version++;
        if (added) _count++;
        return added;
    }

    void ICollection<T>.Add(T item) => Add(item);

    public bool Remove(T item)
    {
        if (_underlying != null) return InRange(item) && _underlying.Remove(item);
        bool removed = false;
        _root = Delete(_root, item, ref removed);
        if (removed) _count--;
        _version++;
        return removed;
    }

    public virtual void Clear()
    {
        if (_underlying != null)
        {
            foreach (T item in System.Linq.Enumerable.ToArray(this)) _underlying.Remove(item);
            return;
        }
        _root = null;
        _count = 0;
        _version++;
    }

    public virtual bool Contains(T item) => FindNode(item) != null;

    public bool TryGetValue(T equalValue, out T actualValue)
    {
        Node node = FindNode(equalValue);
        actualValue = node == null ? default : node.Item;
        return node != null;
    }

    public T Min
    {
        get
        {
            foreach (T item in this) return item;
            return default;
        }
    }

    public T Max
    {
        get
        {
            foreach (T item in Reverse()) return item;
            return default;
        }
    }

    public IEnumerable<T> Reverse()
    {
        Enumerator e = new Enumerator(this, true);
        while (e.MoveNext()) yield return e.Current;
    }

    public virtual SortedSet<T> GetViewBetween(T lowerValue, T upperValue)
    {
        if (_comparer.Compare(lowerValue, upperValue) > 0) throw new ArgumentException("Must be less than or equal to upperValue.", "lowerValue");
        if (_underlying != null)
        {
            if (_comparer.Compare(_lower, lowerValue) > 0) throw new ArgumentOutOfRangeException("lowerValue");
            if (_comparer.Compare(_upper, upperValue) < 0) throw new ArgumentOutOfRangeException("upperValue");
            return new SortedSet<T>(_underlying, lowerValue, upperValue, true, true);
        }
        return new SortedSet<T>(this, lowerValue, upperValue, true, true);
    }

    public int RemoveWhere(Predicate<T> match)
    {
        if (match == null) throw new ArgumentNullException("match");
        List<T> matches = new List<T>();
        foreach (T item in this)
            if (match(item)) matches.Add(item);
        int removed = 0;
        for (int i = matches.Count - 1; i >= 0; i--)
            if (Remove(matches[i])) removed++;
        return removed;
    }

    public void CopyTo(T[] array) => CopyTo(array, 0, Count);
    public void CopyTo(T[] array, int index) => CopyTo(array, index, Count);

    public void CopyTo(T[] array, int index, int count)
    {
        if (array == null) throw new ArgumentNullException("array");
        if (index < 0) throw new ArgumentOutOfRangeException("index", index, "index ('" + index.ToString() + "') must be a non-negative value.");
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        if (count > array.Length - index) throw Throw.ArrayTooSmall();
        foreach (T item in this)
        {
            if (count-- <= 0) break;
            array[index++] = item;
        }
    }

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (T item in this) array.SetValue(item, index++);
    }

    public void UnionWith(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        foreach (T item in other) Add(item);
    }

    public virtual void IntersectWith(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        SortedSet<T> kept = new SortedSet<T>(other, _comparer);
        foreach (T item in System.Linq.Enumerable.ToArray(this))
            if (!kept.Contains(item)) Remove(item);
    }

    public void ExceptWith(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (other == this)
        {
            Clear();
            return;
        }
        foreach (T item in other) Remove(item);
    }

    public void SymmetricExceptWith(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        foreach (T item in new SortedSet<T>(other, _comparer))
            if (!Remove(item)) Add(item);
    }

    private int CountIn(IEnumerable<T> other, out int strangers)
    {
        SortedSet<T> set = new SortedSet<T>(other, _comparer);
        int found = 0;
        strangers = 0;
        foreach (T item in set)
        {
            if (Contains(item)) found++;
            else strangers++;
        }
        return found;
    }

    public bool IsSubsetOf(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        return Count == 0 || CountIn(other, out _) == Count;
    }

    public bool IsProperSubsetOf(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        int strangers;
        return CountIn(other, out strangers) == Count && strangers > 0;
    }

    public bool IsSupersetOf(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        foreach (T item in other)
            if (!Contains(item)) return false;
        return true;
    }

    public bool IsProperSupersetOf(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        int strangers;
        return Count > 0 && CountIn(other, out strangers) < Count && strangers == 0;
    }

    public bool SetEquals(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        int strangers;
        return CountIn(other, out strangers) == Count && strangers == 0;
    }

    public bool Overlaps(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        foreach (T item in other)
            if (Contains(item)) return true;
        return false;
    }

    public Enumerator GetEnumerator() => new Enumerator(this, false);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator : IEnumerator<T>
    {
        private readonly SortedSet<T> _set;
        private readonly int _version;
        private readonly Stack<Node> _stack;
        private Node _current;
        private readonly bool _reverse;

        internal Enumerator(SortedSet<T> set, bool reverse)
        {
            _set = set;
            _version = set.Version;
            _reverse = reverse;
            int depth = 0;
            for (int n = set._count + 1; n > 1; n >>= 1) depth++;
            _stack = new Stack<Node>(2 * depth);
            Start();
        }

        private void Start()
        {
            _current = null;
            Descend(_set.Root);
        }

        /// Pushes the path to the first element of the subtree that lies in range.
        private void Descend(Node node)
        {
            while (node != null)
            {
                Node next = _reverse ? node.Right : node.Left;
                Node other = _reverse ? node.Left : node.Right;
                bool before = _set._underlying != null && (_reverse ? _set._hasUpper && _set._comparer.Compare(node.Item, _set._upper) > 0 : _set._hasLower && _set._comparer.Compare(node.Item, _set._lower) < 0);
                if (before) node = other;
                else
                {
                    _stack.Push(node);
                    node = next;
                }
            }
        }

        public bool MoveNext()
        {
            if (_version != _set.Version) throw new InvalidOperationException("Collection was modified after the enumerator was instantiated.");
            if (_stack.Count == 0)
            {
                _current = null;
                return false;
            }
            _current = _stack.Pop();
            if (_set._underlying != null && !_set.InRange(_current.Item))
            {
                _current = null;
                _stack.Clear();
                return false;
            }
            Descend(_reverse ? _current.Left : _current.Right);
            return true;
        }

        public void Dispose() { }
        public T Current => _current == null ? default : _current.Item;
        internal Node CurrentNode => _current;

        object IEnumerator.Current
        {
            get
            {
                if (_current == null) throw Throw.CannotHappen();
                return _current.Item;
            }
        }

        void IEnumerator.Reset()
        {
            if (_version != _set.Version) throw new InvalidOperationException("Collection was modified after the enumerator was instantiated.");
            _stack.Clear();
            Start();
        }
    }
}
