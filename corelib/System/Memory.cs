using Hoist.Runtime;
namespace System;

/// Over an array (or, for ReadOnlyMemory<char>, a string).
[NetFields("object o; int i; int l")]
public readonly struct Memory<T> : IEquatable<Memory<T>>
{
    private readonly T[] _array;
    private readonly int _index;
    private readonly int _length;

    public Memory(T[] array)
    {
        if (array == null) return;
        _array = array;
        _length = array.Length;
    }

    public Memory(T[] array, int start, int length)
    {
        if (array == null)
        {
            if (start != 0 || length != 0) throw new ArgumentOutOfRangeException();
            return;
        }
        if ((uint)start > (uint)array.Length || (uint)length > (uint)(array.Length - start)) throw new ArgumentOutOfRangeException();
        _array = array;
        _index = start;
        _length = length;
    }

    internal T[] ArrayOf => _array;
    internal int IndexOf => _index;
    public static Memory<T> Empty => default;
    public int Length => _length;
    public bool IsEmpty => _length == 0;
    public Span<T> Span => _array == null ? default : new Span<T>(_array, _index, _length);

    public Memory<T> Slice(int start)
    {
        if ((uint)start > (uint)_length) throw new ArgumentOutOfRangeException("start");
        return new Memory<T>(_array, _index + start, _length - start);
    }

    public Memory<T> Slice(int start, int length)
    {
        if ((uint)start > (uint)_length || (uint)length > (uint)(_length - start)) throw new ArgumentOutOfRangeException();
        return new Memory<T>(_array, _index + start, length);
    }

    public T[] ToArray() => Span.ToArray();
    public void CopyTo(Memory<T> destination) => Span.CopyTo(destination.Span);
    public bool TryCopyTo(Memory<T> destination) => Span.TryCopyTo(destination.Span);
    public static implicit operator Memory<T>(T[] array) => new Memory<T>(array);
    public static implicit operator Memory<T>(ArraySegment<T> segment) => new Memory<T>(segment.Array, segment.Offset, segment.Count);
    public static implicit operator ReadOnlyMemory<T>(Memory<T> memory) => new ReadOnlyMemory<T>(memory._array, memory._index, memory._length);
    public override bool Equals(object obj) => obj is Memory<T> other && Equals(other);
    public bool Equals(Memory<T> other) => _array == other._array && _index == other._index && _length == other._length;
    public override int GetHashCode() => _array == null ? 0 : HashCode.Combine(_array, _index, _length);
    public override string ToString() => typeof(T) == typeof(char) ? Span.ToString() : "System.Memory<" + typeof(T).Name + ">[" + _length.ToString() + "]";
}
