using Hoist.Runtime;
namespace System;

[NetFields("object o; int i; int l")]
public readonly struct ReadOnlyMemory<T> : IEquatable<ReadOnlyMemory<T>>
{
    private readonly object _object;
    private readonly int _index;
    private readonly int _length;

    public ReadOnlyMemory(T[] array)
    {
        if (array == null) return;
        _object = array;
        _length = array.Length;
    }

    public ReadOnlyMemory(T[] array, int start, int length)
    {
        if (array == null)
        {
            if (start != 0 || length != 0) throw new ArgumentOutOfRangeException();
            return;
        }
        if ((uint)start > (uint)array.Length || (uint)length > (uint)(array.Length - start)) throw new ArgumentOutOfRangeException();
        _object = array;
        _index = start;
        _length = length;
    }

    internal ReadOnlyMemory(object source, int start, int length)
    {
        _object = source;
        _index = start;
        _length = length;
    }

    internal T[] ArrayOf => _object as T[];
    internal string StringOf => _object as string;
    internal bool IsOverString => _object is string;
    internal int IndexOf => _index;
    public static ReadOnlyMemory<T> Empty => default;
    public int Length => _length;
    public bool IsEmpty => _length == 0;

    public ReadOnlySpan<T> Span
    {
        get
        {
            if (_object == null) return default;
            if (_object is string text) return new ReadOnlySpan<T>(ref Unsafe.As<char, T>(ref Unsafe.AsRef(text, _index)), _length);
            return new ReadOnlySpan<T>((T[])_object, _index, _length);
        }
    }

    public ReadOnlyMemory<T> Slice(int start)
    {
        if ((uint)start > (uint)_length) throw new ArgumentOutOfRangeException("start");
        return new ReadOnlyMemory<T>(_object, _index + start, _length - start);
    }

    public ReadOnlyMemory<T> Slice(int start, int length)
    {
        if ((uint)start > (uint)_length || (uint)length > (uint)(_length - start)) throw new ArgumentOutOfRangeException("start");
        return new ReadOnlyMemory<T>(_object, _index + start, length);
    }

    public T[] ToArray() => Span.ToArray();
    public void CopyTo(Memory<T> destination) => Span.CopyTo(destination.Span);
    public bool TryCopyTo(Memory<T> destination) => Span.TryCopyTo(destination.Span);
    public static implicit operator ReadOnlyMemory<T>(T[] array) => new ReadOnlyMemory<T>(array);
    public static implicit operator ReadOnlyMemory<T>(ArraySegment<T> segment) => new ReadOnlyMemory<T>(segment.Array, segment.Offset, segment.Count);
    public override bool Equals(object obj) => obj is ReadOnlyMemory<T> other && Equals(other);
    public bool Equals(ReadOnlyMemory<T> other) => _object == other._object && _index == other._index && _length == other._length;
    public override int GetHashCode() => _object == null ? 0 : HashCode.Combine(_object, _index, _length);
    public override string ToString() => typeof(T) == typeof(char) ? Span.ToString() : "System.ReadOnlyMemory<" + typeof(T).Name + ">[" + _length.ToString() + "]";
}
