using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

public class Stack<T> : IEnumerable<T>, ICollection, IReadOnlyCollection<T>
{
    private T[] _array;
    private int _size;
    private int _version;

    public Stack() { _array = Array.Empty<T>(); }

    public Stack(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        _array = new T[capacity];
    }

    public Stack(IEnumerable<T> collection)
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
        Array.ClearCore(_array, 0, _size);
        _size = 0;
        _version++;
    }

    public void Push(T item)
    {
        if (_size == _array.Length) Grow(_size + 1);
        _array[_size++] = item;
        _version++;
    }

    private void Grow(int needed)
    {
        int capacity = _array.Length == 0 ? 4 : 2 * _array.Length;
        if (capacity < needed) capacity = needed;
        Array.Resize(ref _array, capacity);
    }

    public T Pop()
    {
        if (_size == 0) throw new InvalidOperationException("Stack empty.");
        _version++;
        T item = _array[--_size];
        _array[_size] = default;
        return item;
    }

    public bool TryPop(out T result)
    {
        if (_size == 0)
        {
            result = default;
            return false;
        }
        result = Pop();
        return true;
    }

    public T Peek()
    {
        if (_size == 0) throw new InvalidOperationException("Stack empty.");
        return _array[_size - 1];
    }

    public bool TryPeek(out T result)
    {
        result = _size == 0 ? default : _array[_size - 1];
        return _size != 0;
    }

    public bool Contains(T item) => _size != 0 && Array.LastIndexOfCore(_array, item, _size - 1, _size) >= 0;

    public T[] ToArray()
    {
        if (_size == 0) return Array.Empty<T>();
        T[] result = new T[_size];
        for (int i = 0; i < _size; i++) result[i] = _array[_size - i - 1];
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex)
    {
        if (array == null) throw new ArgumentNullException("array");
        if (arrayIndex < 0 || arrayIndex > array.Length) throw Throw.IndexMustBeLessOrEqual("arrayIndex");
        if (array.Length - arrayIndex < _size) throw Throw.OffsetLength();
        for (int i = 0; i < _size; i++) array[arrayIndex + i] = _array[_size - i - 1];
    }

    void ICollection.CopyTo(Array array, int index)
    {
        for (int i = 0; i < _size; i++) array.SetValue(_array[_size - i - 1], index + i);
    }

    public int EnsureCapacity(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        if (_array.Length < capacity) Grow(capacity);
        return _array.Length;
    }

    public void TrimExcess()
    {
        if (_size < (int)(_array.Length * 0.9)) Array.Resize(ref _array, _size);
    }

    public Enumerator GetEnumerator() => new Enumerator(this);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => _size == 0 ? SzArrayEnumerator<T>.Empty : new Enumerator(this);
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    public struct Enumerator : IEnumerator<T>
    {
        private readonly Stack<T> _stack;
        private readonly int _version;
        private int _index;
        private T _current;

        internal Enumerator(Stack<T> stack)
        {
            _stack = stack;
            _version = stack._version;
            _index = -2;
        }

        public void Dispose() { _index = -1; }

        public bool MoveNext()
        {
            if (_version != _stack._version) throw Throw.Modified();
            if (_index == -2) _index = _stack._size;
            else if (_index == -1) return false;
            _index--;
            if (_index >= 0)
            {
                _current = _stack._array[_index];
                return true;
            }
            _current = default;
            return false;
        }

        public T Current
        {
            get
            {
                if (_index == -2) throw new InvalidOperationException("Enumeration has not started. Call MoveNext.");
                if (_index < 0) throw new InvalidOperationException("Enumeration already finished.");
                return _current;
            }
        }

        object IEnumerator.Current => Current;

        void IEnumerator.Reset()
        {
            if (_version != _stack._version) throw Throw.Modified();
            _index = -2;
            _current = default;
        }
    }
}
