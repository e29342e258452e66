using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

public class Queue<T> : IEnumerable<T>, ICollection, IReadOnlyCollection<T>
{
    private T[] _array;
    private int _head;
    private int _tail;
    private int _size;
    private int _version;

    public Queue() { _array = Array.Empty<T>(); }

    public Queue(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        _array = new T[capacity];
    }

    public Queue(IEnumerable<T> collection)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        _array = System.Linq.Enumerable.ToArray(collection);
        _size = _array.Length;
    }

    public int Count => _size;
    public int Capacity => _array.Length;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;

    public void Clear()
    {
        Array.ClearCore(_array, 0, _array.Length);
        _size = 0;
        _head = 0;
        _tail = 0;
        _version++;
    }

    public void Enqueue(T item)
    {
        if (_size == _array.Length) Grow(_size + 1);
        _array[_tail] = item;
        int tail = _tail + 1;
        _tail = tail == _array.Length ? 0 : tail;
        _size++;
        _version++;
    }

    private void Grow(int needed)
    {
        int capacity = 2 * _array.Length;
        if (capacity < _array.Length + 4) capacity = _array.Length + 4;
        if (capacity < needed) capacity = needed;
        SetCapacity(capacity);
    }

    private void SetCapacity(int capacity)
    {
        T[] made = new T[capacity];
        CopyOut(made, 0);
        _array = made;
        _head = 0;
        _tail = _size == capacity ? 0 : _size;
        _version++;
    }

    private void CopyOut(Array target, int index)
    {
        if (_size == 0) return;
        int first = Math.Min(_array.Length - _head, _size);
        Array.Copy(_array, _head, target, index, first);
        if (_size > first) Array.Copy(_array, 0, target, index + first, _size - first);
    }

    public T Dequeue()
    {
        if (_size == 0) throw new InvalidOperationException("Queue empty.");
        T removed = _array[_head];
        _array[_head] = default;
        int head = _head + 1;
        _head = head == _array.Length ? 0 : head;
        _size--;
        _version++;
        return removed;
    }

    public bool TryDequeue(out T result)
    {
        if (_size == 0)
        {
            result = default;
            return false;
        }
        result = Dequeue();
        return true;
    }

    public T Peek()
    {
        if (_size == 0) throw new InvalidOperationException("Queue empty.");
        return _array[_head];
    }

    public bool TryPeek(out T result)
    {
        result = _size == 0 ? default : _array[_head];
        return _size != 0;
    }

    private T At(int i)
    {
        int index = _head + i;
        return _array[index >= _array.Length ? index - _array.Length : index];
    }

    public bool Contains(T item)
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < _size; i++)
            if (comparer.Equals(At(i), item)) return true;
        return false;
    }

    public T[] ToArray()
    {
        if (_size == 0) return Array.Empty<T>();
        T[] result = new T[_size];
        CopyOut(result, 0);
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex)
    {
        if (array == null) throw new ArgumentNullException("array");
        if (arrayIndex < 0 || arrayIndex > array.Length) throw Throw.IndexMustBeLessOrEqual("arrayIndex");
        if (array.Length - arrayIndex < _size) throw Throw.OffsetLength();
        CopyOut(array, arrayIndex);
    }

    void ICollection.CopyTo(Array array, int index) => CopyOut(array, index);

    public int EnsureCapacity(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        if (_array.Length < capacity) Grow(capacity);
        return _array.Length;
    }

    public void TrimExcess()
    {
        if (_size < (int)(_array.Length * 0.9)) SetCapacity(_size);
    }

    public Enumerator GetEnumerator() => new Enumerator(this);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => _size == 0 ? SzArrayEnumerator<T>.Empty : new Enumerator(this);
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    public struct Enumerator : IEnumerator<T>
    {
        private readonly Queue<T> _queue;
        private readonly int _version;
        private int _index;
        private T _current;

        internal Enumerator(Queue<T> queue)
        {
            _queue = queue;
            _version = queue._version;
            _index = -1;
        }

        public void Dispose()
        {
            _index = -2;
            _current = default;
        }

        public bool MoveNext()
        {
            if (_version != _queue._version) throw Throw.Modified();
            if (_index == -2) return false;
            _index++;
            if (_index == _queue._size)
            {
                _index = -2;
                _current = default;
                return false;
            }
            _current = _queue.At(_index);
            return true;
        }

        public T Current
        {
            get
            {
                if (_index == -1) throw new InvalidOperationException("Enumeration has not started. Call MoveNext.");
                if (_index < 0) throw new InvalidOperationException("Enumeration already finished.");
                return _current;
            }
        }

        object IEnumerator.Current => Current;

        void IEnumerator.Reset()
        {
            if (_version != _queue._version) throw Throw.Modified();
            _index = -1;
            _current = default;
        }
    }
}
