using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Hoist.Runtime;
namespace System.Collections.Immutable;

public static class ImmutableArray
{
    public static ImmutableArray<T> Create<T>() => ImmutableArray<T>.Empty;
    public static ImmutableArray<T> Create<T>(T item) => new ImmutableArray<T>(new T[] { item });
    public static ImmutableArray<T> Create<T>(T item1, T item2) => new ImmutableArray<T>(new T[] { item1, item2 });
    public static ImmutableArray<T> Create<T>(T item1, T item2, T item3) => new ImmutableArray<T>(new T[] { item1, item2, item3 });
    public static ImmutableArray<T> Create<T>(T item1, T item2, T item3, T item4) => new ImmutableArray<T>(new T[] { item1, item2, item3, item4 });
    public static ImmutableArray<T> Create<T>(params T[] items) => items == null || items.Length == 0 ? ImmutableArray<T>.Empty : new ImmutableArray<T>((T[])items.Clone());
    public static ImmutableArray<T> Create<T>(params ReadOnlySpan<T> items) => items.Length == 0 ? ImmutableArray<T>.Empty : new ImmutableArray<T>(items.ToArray());
    public static ImmutableArray<T> Create<T>(T[] items, int start, int length) => new ImmutableArray<T>(new ReadOnlySpan<T>(items, start, length).ToArray());
    public static ImmutableArray<T> CreateRange<T>(IEnumerable<T> items) => items.ToImmutableArray();
    public static ImmutableArray<T>.Builder CreateBuilder<T>() => new ImmutableArray<T>.Builder(8);
    public static ImmutableArray<T>.Builder CreateBuilder<T>(int initialCapacity) => new ImmutableArray<T>.Builder(initialCapacity);

    public static ImmutableArray<T> ToImmutableArray<T>(this IEnumerable<T> items)
    {
        if (items is ImmutableArray<T> same) return same;
        T[] array = System.Linq.Enumerable.ToArray(items);
        return array.Length == 0 ? ImmutableArray<T>.Empty : new ImmutableArray<T>(array);
    }

    public static ImmutableArray<T> ToImmutableArray<T>(this ReadOnlySpan<T> items) => Create(items);
    public static ImmutableArray<T> ToImmutableArray<T>(this ImmutableArray<T>.Builder builder) => builder.ToImmutable();
    public static int BinarySearch<T>(this ImmutableArray<T> array, T value) => Array.BinarySearch(array._array, value);
}

[CollectionBuilder(typeof(ImmutableArray), "Create")]
public readonly struct ImmutableArray<T> : IImmutableList<T>, IList<T>, IEquatable<ImmutableArray<T>>
{
    public static readonly ImmutableArray<T> Empty = new ImmutableArray<T>(Array.Empty<T>());

    internal readonly T[] _array;

    internal ImmutableArray(T[] array) { _array = array; }

    public bool IsDefault => _array == null;
    public bool IsDefaultOrEmpty => _array == null || _array.Length == 0;
    public bool IsEmpty => _array.Length == 0;
    public int Length => _array.Length;
    int IReadOnlyCollection<T>.Count => Checked.Length;
    int ICollection<T>.Count => Checked.Length;
    bool ICollection<T>.IsReadOnly => true;
    public T this[int index] => _array[index];
    T IList<T>.this[int index] { get => Checked[index]; set => throw new NotSupportedException(); }

    private T[] Checked
    {
        get
        {
            if (_array == null) throw new InvalidOperationException("This operation cannot be performed on a default instance of ImmutableArray<T>.  Consider initializing the array, or checking the ImmutableArray<T>.IsDefault property.");
            return _array;
        }
    }

    public ref readonly T ItemRef(int index) => ref _array[index];
    public ReadOnlySpan<T> AsSpan() => new ReadOnlySpan<T>(_array);
    public ReadOnlySpan<T> AsSpan(int start, int length) => new ReadOnlySpan<T>(_array, start, length);
    public ReadOnlyMemory<T> AsMemory() => new ReadOnlyMemory<T>(_array);
    public T[] ToArray() => _array.Length == 0 ? _array : (T[])_array.Clone();

    public ImmutableArray<T> Add(T item) => Insert(_array.Length, item);

    public ImmutableArray<T> AddRange(IEnumerable<T> items)
    {
        T[] added = System.Linq.Enumerable.ToArray(items);
        if (added.Length == 0) return this;
        T[] made = new T[_array.Length + added.Length];
        Array.Copy(_array, made, _array.Length);
        Array.Copy(added, 0, made, _array.Length, added.Length);
        return new ImmutableArray<T>(made);
    }

    public ImmutableArray<T> AddRange(ImmutableArray<T> items) => AddRange((IEnumerable<T>)items._array);
    public ImmutableArray<T> AddRange(params T[] items) => AddRange((IEnumerable<T>)items);
    public ImmutableArray<T> Clear() => Empty;

    public ImmutableArray<T> Insert(int index, T item)
    {
        if ((uint)index > (uint)_array.Length) throw new ArgumentOutOfRangeException("index");
        T[] made = new T[_array.Length + 1];
        Array.Copy(_array, made, index);
        made[index] = item;
        Array.Copy(_array, index, made, index + 1, _array.Length - index);
        return new ImmutableArray<T>(made);
    }

    public ImmutableArray<T> InsertRange(int index, IEnumerable<T> items)
    {
        List<T> list = new List<T>(_array);
        list.InsertRange(index, items);
        return new ImmutableArray<T>(list.ToArray());
    }

    public ImmutableArray<T> SetItem(int index, T item)
    {
        if ((uint)index >= (uint)_array.Length) throw new ArgumentOutOfRangeException("index");
        T[] made = (T[])_array.Clone();
        made[index] = item;
        return new ImmutableArray<T>(made);
    }

    public ImmutableArray<T> RemoveAt(int index) => RemoveRange(index, 1);

    public ImmutableArray<T> RemoveRange(int index, int length)
    {
        if ((uint)index > (uint)_array.Length) throw new ArgumentOutOfRangeException("index");
        if (length < 0 || index > _array.Length - length) throw new ArgumentOutOfRangeException("length");
        if (length == 0) return this;
        T[] made = new T[_array.Length - length];
        Array.Copy(_array, made, index);
        Array.Copy(_array, index + length, made, index, made.Length - index);
        return new ImmutableArray<T>(made);
    }

    public ImmutableArray<T> RemoveRange(IEnumerable<T> items)
    {
        List<T> list = new List<T>(_array);
        foreach (T item in items) list.Remove(item);
        return list.Count == _array.Length ? this : new ImmutableArray<T>(list.ToArray());
    }

    public ImmutableArray<T> Remove(T item)
    {
        int index = IndexOf(item);
        return index < 0 ? this : RemoveAt(index);
    }

    public ImmutableArray<T> RemoveAll(Predicate<T> match)
    {
        List<T> list = new List<T>(_array);
        return list.RemoveAll(match) == 0 ? this : new ImmutableArray<T>(list.ToArray());
    }

    public ImmutableArray<T> Replace(T oldValue, T newValue)
    {
        int index = IndexOf(oldValue);
        if (index < 0) throw new ArgumentException("Cannot find the old value", "oldValue");
        return SetItem(index, newValue);
    }

    public ImmutableArray<T> Sort() => Sort((IComparer<T>)null);

    public ImmutableArray<T> Sort(IComparer<T> comparer)
    {
        T[] made = (T[])_array.Clone();
        Array.Sort(made, comparer);
        return new ImmutableArray<T>(made);
    }

    public ImmutableArray<T> Sort(Comparison<T> comparison)
    {
        T[] made = (T[])_array.Clone();
        Array.Sort(made, comparison);
        return new ImmutableArray<T>(made);
    }

    public ImmutableArray<T> Slice(int start, int length) => new ImmutableArray<T>(new ReadOnlySpan<T>(_array, start, length).ToArray());

    public ImmutableArray<TOther> As<TOther>() where TOther : class => new ImmutableArray<TOther>(_array as TOther[]);
    public static ImmutableArray<T> CastUp<TDerived>(ImmutableArray<TDerived> items) where TDerived : class, T => new ImmutableArray<T>((T[])(object)items._array);

    public int IndexOf(T item) => Array.IndexOf(_array, item);
    public int IndexOf(T item, int startIndex) => Array.IndexOf(_array, item, startIndex);
    public int LastIndexOf(T item) => Array.LastIndexOf(_array, item);
    public bool Contains(T item) => Array.IndexOf(_array, item) >= 0;
    public void CopyTo(T[] destination) => Array.Copy(_array, destination, _array.Length);
    public void CopyTo(T[] destination, int destinationIndex) => Array.Copy(_array, 0, destination, destinationIndex, _array.Length);
    public void CopyTo(int sourceIndex, T[] destination, int destinationIndex, int length) => Array.Copy(_array, sourceIndex, destination, destinationIndex, length);

    public Builder ToBuilder()
    {
        Builder builder = new Builder(_array.Length);
        builder.AddRange((IEnumerable<T>)_array);
        return builder;
    }

    public bool Any() => _array.Length > 0;
    public IEnumerable<TResult> OfType<TResult>() => System.Linq.Enumerable.OfType<TResult>(_array);

    public Enumerator GetEnumerator()
    {
        int length = _array.Length;
        return new Enumerator(_array);
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Checked).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)Checked).GetEnumerator();
    IImmutableList<T> IImmutableList<T>.Add(T value) => Add(value);
    IImmutableList<T> IImmutableList<T>.AddRange(IEnumerable<T> items) => AddRange(items);
    IImmutableList<T> IImmutableList<T>.Clear() => Clear();
    IImmutableList<T> IImmutableList<T>.Insert(int index, T element) => Insert(index, element);
    IImmutableList<T> IImmutableList<T>.RemoveAt(int index) => RemoveAt(index);
    IImmutableList<T> IImmutableList<T>.SetItem(int index, T value) => SetItem(index, value);
    void IList<T>.Insert(int index, T item) => throw new NotSupportedException();
    void IList<T>.RemoveAt(int index) => throw new NotSupportedException();
    void ICollection<T>.Add(T item) => throw new NotSupportedException();
    void ICollection<T>.Clear() => throw new NotSupportedException();
    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();

    public override bool Equals(object obj) => obj is ImmutableArray<T> other && _array == other._array;
    public bool Equals(ImmutableArray<T> other) => _array == other._array;
    public override int GetHashCode() => _array == null ? 0 : _array.GetHashCode();
    public static bool operator ==(ImmutableArray<T> left, ImmutableArray<T> right) => left._array == right._array;
    public static bool operator !=(ImmutableArray<T> left, ImmutableArray<T> right) => left._array != right._array;

    public struct Enumerator
    {
        private readonly T[] _array;
        private int _index;

        internal Enumerator(T[] array)
        {
            _array = array;
            _index = -1;
        }

        public T Current => _array[_index];
        public bool MoveNext() => ++_index < _array.Length;
    }

    public sealed class Builder : IList<T>, IReadOnlyList<T>
    {
        private T[] _elements;
        private int _count;

        internal Builder(int capacity)
        {
            if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", "Specified argument was out of the range of valid values.");
            _elements = new T[capacity];
        }

        public int Count
        {
            get => _count;
            set
            {
                if (value > _elements.Length) Array.Resize(ref _elements, value);
                else if (value < _count) Array.Clear(_elements, value, _count - value);
                _count = value;
            }
        }

        public int Capacity
        {
            get => _elements.Length;
            set
            {
                if (value < _count) throw new ArgumentException("Capacity was less than the current Count of elements.", "value");
                Array.Resize(ref _elements, value);
            }
        }

        bool ICollection<T>.IsReadOnly => false;

        public T this[int index]
        {
            get
            {
                if ((uint)index >= (uint)_count) throw new IndexOutOfRangeException();
                return _elements[index];
            }
            set
            {
                if ((uint)index >= (uint)_count) throw new IndexOutOfRangeException();
                _elements[index] = value;
            }
        }

        private void Room(int needed)
        {
            if (needed > _elements.Length) Array.Resize(ref _elements, Math.Max(needed, _elements.Length * 2));
        }

        public void Add(T item)
        {
            Room(_count + 1);
            _elements[_count++] = item;
        }

        public void AddRange(IEnumerable<T> items)
        {
            foreach (T item in items) Add(item);
        }

        public void AddRange(params T[] items) => AddRange((IEnumerable<T>)items);
        public void AddRange(ImmutableArray<T> items) => AddRange((IEnumerable<T>)items._array);
        public void AddRange(params ReadOnlySpan<T> items)
        {
            for (int i = 0; i < items.Length; i++) Add(items[i]);
        }

        public void Insert(int index, T item)
        {
            if ((uint)index > (uint)_count) throw new ArgumentOutOfRangeException("index");
            Room(_count + 1);
            Array.Copy(_elements, index, _elements, index + 1, _count - index);
            _elements[index] = item;
            _count++;
        }

        public void RemoveAt(int index)
        {
            if ((uint)index >= (uint)_count) throw new ArgumentOutOfRangeException("index");
            Array.Copy(_elements, index + 1, _elements, index, _count - index - 1);
            Count = _count - 1;
        }

        public bool Remove(T item)
        {
            int index = IndexOf(item);
            if (index < 0) return false;
            RemoveAt(index);
            return true;
        }

        public void Clear() => Count = 0;
        public bool Contains(T item) => IndexOf(item) >= 0;
        public int IndexOf(T item) => Array.IndexOf(_elements, item, 0, _count);
        public void CopyTo(T[] array, int index) => Array.Copy(_elements, 0, array, index, _count);
        public void Reverse() => Array.Reverse(_elements, 0, _count);
        public void Sort() => Array.Sort(_elements, 0, _count);
        public void Sort(IComparer<T> comparer) => Array.Sort(_elements, 0, _count, comparer);
        public void Sort(Comparison<T> comparison) => Sort(Comparer<T>.Create(comparison));
        public T[] ToArray() => new ReadOnlySpan<T>(_elements, 0, _count).ToArray();
        public ImmutableArray<T> ToImmutable() => new ImmutableArray<T>(ToArray());

        public ImmutableArray<T> MoveToImmutable()
        {
            if (_count != _elements.Length) throw new InvalidOperationException("MoveToImmutable can only be performed when Count equals Capacity.");
            T[] array = _elements;
            _elements = Array.Empty<T>();
            _count = 0;
            return new ImmutableArray<T>(array);
        }

        public ImmutableArray<T> DrainToImmutable()
        {
            T[] array = _count == _elements.Length ? _elements : ToArray();
            _elements = Array.Empty<T>();
            _count = 0;
            return new ImmutableArray<T>(array);
        }

        public IEnumerator<T> GetEnumerator()
        {
            for (int i = 0; i < _count; i++) yield return _elements[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
