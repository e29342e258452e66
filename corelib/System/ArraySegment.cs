using System.Collections;
using System.Collections.Generic;
namespace System;

public readonly struct ArraySegment<T> : IList<T>, IReadOnlyList<T>
{
    private readonly T[] _array;
    private readonly int _offset;
    private readonly int _count;

    public static ArraySegment<T> Empty => new ArraySegment<T>(System.Array.Empty<T>());

    public ArraySegment(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        _array = array;
        _count = array.Length;
    }

    public ArraySegment(T[] array, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if (offset < 0) throw new ArgumentOutOfRangeException("offset", "Non-negative number required.");
        if (count < 0) throw new ArgumentOutOfRangeException("count", "Non-negative number required.");
        if (array.Length - offset < count) throw new ArgumentException("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.");
        _array = array;
        _offset = offset;
        _count = count;
    }

    public T[] Array => _array;
    public int Offset => _offset;
    public int Count => _count;
    bool ICollection<T>.IsReadOnly => true;

    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_count) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than the size of the collection.");
            return _array[_offset + index];
        }
        set
        {
            if ((uint)index >= (uint)_count) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than the size of the collection.");
            _array[_offset + index] = value;
        }
    }

    public ArraySegment<T> Slice(int index) => new ArraySegment<T>(_array, _offset + index, _count - index);
    public ArraySegment<T> Slice(int index, int count) => new ArraySegment<T>(_array, _offset + index, count);

    private static Exception NoArray() => new InvalidOperationException("The underlying array is null.");

    public T[] ToArray()
    {
        if (_array == null) throw NoArray();
        if (_count == 0) return System.Array.Empty<T>();
        T[] result = new T[_count];
        System.Array.Copy(_array, _offset, result, 0, _count);
        return result;
    }

    public void CopyTo(T[] destination) => CopyTo(destination, 0);
    public void CopyTo(T[] destination, int destinationIndex) => System.Array.Copy(_array, _offset, destination, destinationIndex, _count);
    public int IndexOf(T item)
    {
        int index = System.Array.IndexOf(_array, item, _offset, _count);
        return index < 0 ? -1 : index - _offset;
    }

    public bool Contains(T item) => IndexOf(item) >= 0;
    void ICollection<T>.Add(T item) => throw new NotSupportedException();
    void ICollection<T>.Clear() => throw new NotSupportedException();
    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();
    void IList<T>.Insert(int index, T item) => throw new NotSupportedException();
    void IList<T>.RemoveAt(int index) => throw new NotSupportedException();
    public override bool Equals(object obj) => obj is ArraySegment<T> other && Equals(other);
    public bool Equals(ArraySegment<T> other) => _array == other._array && _offset == other._offset && _count == other._count;
    public override int GetHashCode() => _array == null ? 0 : HashCode.Combine(_offset, _count, _array);
    public static bool operator ==(ArraySegment<T> a, ArraySegment<T> b) => a.Equals(b);
    public static bool operator !=(ArraySegment<T> a, ArraySegment<T> b) => !a.Equals(b);
    public static implicit operator ArraySegment<T>(T[] array) => array == null ? default : new ArraySegment<T>(array);

    public Enumerator GetEnumerator() => new Enumerator(this);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);
    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    public struct Enumerator : IEnumerator<T>
    {
        private readonly T[] _array;
        private readonly int _start;
        private readonly int _end;
        private int _current;

        internal Enumerator(ArraySegment<T> segment)
        {
            _array = segment._array;
            _start = segment._offset;
            _end = segment._offset + segment._count;
            _current = segment._offset - 1;
        }

        public bool MoveNext()
        {
            if (_current < _end)
            {
                _current++;
                return _current < _end;
            }
            return false;
        }

        public T Current
        {
            get
            {
                if (_current < _start) throw new InvalidOperationException("Enumeration has not started. Call MoveNext.");
                if (_current >= _end) throw new InvalidOperationException("Enumeration already finished.");
                return _array[_current];
            }
        }

        object IEnumerator.Current => Current;
        void IEnumerator.Reset() { _current = _start - 1; }
        public void Dispose() { }
    }
}
