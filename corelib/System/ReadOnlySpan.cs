using Hoist.Runtime;
namespace System;

public readonly ref struct ReadOnlySpan<T>
{
    internal readonly ref T _reference;
    private readonly int _length;

    public ReadOnlySpan(T[] array)
    {
        if (array == null) return;
        _reference = ref Unsafe.FirstOf(array);
        _length = array.Length;
    }

    public ReadOnlySpan(T[] array, int start, int length)
    {
        if (array == null)
        {
            if (start != 0 || length != 0) throw new ArgumentOutOfRangeException();
            return;
        }
        if ((uint)start > (uint)array.Length || (uint)length > (uint)(array.Length - start)) throw new ArgumentOutOfRangeException();
        _reference = ref Unsafe.Add(ref Unsafe.FirstOf(array), start);
        _length = length;
    }

    public ReadOnlySpan(ref readonly T reference)
    {
        _reference = ref reference;
        _length = 1;
    }

    internal ReadOnlySpan(ref T reference, int length)
    {
        _reference = ref reference;
        _length = length;
    }

    internal ref T First => ref _reference;
    public int Length => _length;
    public bool IsEmpty => _length == 0;
    public static ReadOnlySpan<T> Empty => default;

    public ref readonly T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_length) throw new IndexOutOfRangeException();
            return ref Unsafe.Add(ref _reference, index);
        }
    }

    public ReadOnlySpan<T> Slice(int start)
    {
        if ((uint)start > (uint)_length) throw new ArgumentOutOfRangeException();
        return new ReadOnlySpan<T>(ref Unsafe.Add(ref _reference, start), _length - start);
    }

    public ReadOnlySpan<T> Slice(int start, int length)
    {
        if ((uint)start > (uint)_length || (uint)length > (uint)(_length - start)) throw new ArgumentOutOfRangeException();
        return new ReadOnlySpan<T>(ref Unsafe.Add(ref _reference, start), length);
    }

    public T[] ToArray()
    {
        if (_length == 0) return Array.Empty<T>();
        T[] result = new T[_length];
        Unsafe.Copy(ref _reference, ref Unsafe.FirstOf(result), _length);
        return result;
    }

    public void CopyTo(Span<T> destination)
    {
        if (_length > destination.Length) throw new ArgumentException("Destination is too short.", "destination");
        if (_length > 0) Unsafe.Copy(ref _reference, ref destination.First, _length);
    }

    public bool TryCopyTo(Span<T> destination)
    {
        if (_length > destination.Length) return false;
        if (_length > 0) Unsafe.Copy(ref _reference, ref destination.First, _length);
        return true;
    }

    public static ReadOnlySpan<T> CastUp<TDerived>(ReadOnlySpan<TDerived> items) where TDerived : class => new ReadOnlySpan<T>(ref Unsafe.As<TDerived, T>(ref items.First), items.Length);

    public ref readonly T GetPinnableReference() => ref _reference;
    public static bool operator ==(ReadOnlySpan<T> left, ReadOnlySpan<T> right) => left._length == right._length && (left._length == 0 || Unsafe.AreSame(ref left._reference, ref right._reference));
    public static bool operator !=(ReadOnlySpan<T> left, ReadOnlySpan<T> right) => !(left == right);
    public override bool Equals(object obj) => throw new NotSupportedException("Equals() on Span and ReadOnlySpan is not supported. Use operator== instead.");
    public override int GetHashCode() => throw new NotSupportedException("GetHashCode() on Span and ReadOnlySpan is not supported.");
    public static implicit operator ReadOnlySpan<T>(T[] array) => new ReadOnlySpan<T>(array);
    public static implicit operator ReadOnlySpan<T>(ArraySegment<T> segment) => new ReadOnlySpan<T>(segment.Array, segment.Offset, segment.Count);

    public override string ToString()
    {
        if (typeof(T) == typeof(char)) return _length == 0 ? "" : string.FromReference(ref Unsafe.As<T, char>(ref _reference), _length);
        return "System.ReadOnlySpan<" + typeof(T).Name + ">[" + _length.ToString() + "]";
    }

    public Enumerator GetEnumerator() => new Enumerator(this);

    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<T> _span;
        private int _index;

        internal Enumerator(ReadOnlySpan<T> span)
        {
            _span = span;
            _index = -1;
        }

        public bool MoveNext()
        {
            int next = _index + 1;
            if (next >= _span._length) return false;
            _index = next;
            return true;
        }

        public ref readonly T Current => ref Unsafe.Add(ref _span._reference, _index);
    }
}
