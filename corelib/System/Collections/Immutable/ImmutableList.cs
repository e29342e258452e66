using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Hoist.Runtime;
namespace System.Collections.Immutable;

public static class ImmutableList
{
    public static ImmutableList<T> Create<T>() => ImmutableList<T>.Empty;
    public static ImmutableList<T> Create<T>(T item) => ImmutableList<T>.Empty.Add(item);
    public static ImmutableList<T> Create<T>(params T[] items) => ImmutableList<T>.Empty.AddRange(items);
    public static ImmutableList<T> Create<T>(params ReadOnlySpan<T> items) => items.Length == 0 ? ImmutableList<T>.Empty : new ImmutableList<T>(items.ToArray());
    public static ImmutableList<T> CreateRange<T>(IEnumerable<T> items) => ImmutableList<T>.Empty.AddRange(items);
    public static ImmutableList<T>.Builder CreateBuilder<T>() => new ImmutableList<T>.Builder();

    public static ImmutableList<T> ToImmutableList<T>(this IEnumerable<T> source)
    {
        if (source is ImmutableList<T> same) return same;
        return ImmutableList<T>.Empty.AddRange(source);
    }

    public static ImmutableList<T> ToImmutableList<T>(this ImmutableList<T>.Builder builder) => builder.ToImmutable();
}

/// An array that is never changed; .NET's is a tree.
[CollectionBuilder(typeof(ImmutableList), "Create")]
[NetFields("object root; object comparer")]
public sealed class ImmutableList<T> : IImmutableList<T>, IList<T>, IList
{
    public static readonly ImmutableList<T> Empty = new ImmutableList<T>(Array.Empty<T>());

    private readonly T[] _items;

    internal ImmutableList(T[] items) { _items = items; }

    public int Count => _items.Length;
    public bool IsEmpty => _items.Length == 0;
    bool ICollection<T>.IsReadOnly => true;
    bool IList.IsReadOnly => true;
    bool IList.IsFixedSize => true;
    bool ICollection.IsSynchronized => true;
    object ICollection.SyncRoot => this;

    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_items.Length) throw new ArgumentOutOfRangeException("index");
            return _items[index];
        }
    }

    T IList<T>.this[int index] { get => this[index]; set => throw new NotSupportedException(); }
    object IList.this[int index] { get => this[index]; set => throw new NotSupportedException(); }

    private static ImmutableList<T> Wrap(List<T> list) => list.Count == 0 ? Empty : new ImmutableList<T>(list.ToArray());

    public ImmutableList<T> Add(T value) => Insert(_items.Length, value);

    public ImmutableList<T> AddRange(IEnumerable<T> items)
    {
        if (items == null) throw new ArgumentNullException("items");
        List<T> list = new List<T>(_items);
        list.AddRange(items);
        return list.Count == _items.Length ? this : Wrap(list);
    }

    public ImmutableList<T> Clear() => Empty;

    public ImmutableList<T> Insert(int index, T element)
    {
        if ((uint)index > (uint)_items.Length) throw new ArgumentOutOfRangeException("index");
        T[] made = new T[_items.Length + 1];
        Array.Copy(_items, made, index);
        made[index] = element;
        Array.Copy(_items, index, made, index + 1, _items.Length - index);
        return new ImmutableList<T>(made);
    }

    public ImmutableList<T> InsertRange(int index, IEnumerable<T> items)
    {
        if ((uint)index > (uint)_items.Length) throw new ArgumentOutOfRangeException("index");
        List<T> list = new List<T>(_items);
        list.InsertRange(index, items);
        return Wrap(list);
    }

    public ImmutableList<T> Remove(T value) => Remove(value, null);

    public ImmutableList<T> Remove(T value, IEqualityComparer<T> equalityComparer)
    {
        int index = IndexOf(value, equalityComparer);
        return index < 0 ? this : RemoveAt(index);
    }

    public ImmutableList<T> RemoveAll(Predicate<T> match)
    {
        List<T> list = new List<T>(_items);
        return list.RemoveAll(match) == 0 ? this : Wrap(list);
    }

    public ImmutableList<T> RemoveAt(int index)
    {
        if ((uint)index >= (uint)_items.Length) throw new ArgumentOutOfRangeException("index");
        return RemoveRange(index, 1);
    }

    public ImmutableList<T> RemoveRange(int index, int count)
    {
        if ((uint)index > (uint)_items.Length) throw new ArgumentOutOfRangeException("index");
        if (count < 0 || index + count > _items.Length) throw new ArgumentOutOfRangeException("count");
        List<T> list = new List<T>(_items);
        list.RemoveRange(index, count);
        return Wrap(list);
    }

    public ImmutableList<T> RemoveRange(IEnumerable<T> items)
    {
        List<T> list = new List<T>(_items);
        foreach (T item in items) list.Remove(item);
        return list.Count == _items.Length ? this : Wrap(list);
    }

    public ImmutableList<T> Replace(T oldValue, T newValue)
    {
        int index = IndexOf(oldValue);
        if (index < 0) throw new ArgumentException("Cannot find the old value", "oldValue");
        return SetItem(index, newValue);
    }

    public ImmutableList<T> SetItem(int index, T value)
    {
        if ((uint)index >= (uint)_items.Length) throw new ArgumentOutOfRangeException("index");
        T[] made = (T[])_items.Clone();
        made[index] = value;
        return new ImmutableList<T>(made);
    }

    public ImmutableList<T> Reverse()
    {
        T[] made = (T[])_items.Clone();
        Array.Reverse(made);
        return new ImmutableList<T>(made);
    }

    public ImmutableList<T> Sort() => Sort((IComparer<T>)null);

    public ImmutableList<T> Sort(IComparer<T> comparer)
    {
        T[] made = (T[])_items.Clone();
        Array.Sort(made, comparer);
        return new ImmutableList<T>(made);
    }

    public ImmutableList<T> Sort(Comparison<T> comparison)
    {
        T[] made = (T[])_items.Clone();
        Array.Sort(made, comparison);
        return new ImmutableList<T>(made);
    }

    public ImmutableList<T> GetRange(int index, int count) => new ImmutableList<T>(new ReadOnlySpan<T>(_items, index, count).ToArray());
    public ImmutableList<TOutput> ConvertAll<TOutput>(Func<T, TOutput> converter) => ImmutableList<TOutput>.Empty.AddRange(System.Linq.Enumerable.Select(_items, converter));
    public int BinarySearch(T item) => Array.BinarySearch(_items, item);
    public int BinarySearch(T item, IComparer<T> comparer) => Array.BinarySearch(_items, item, comparer);
    public bool Contains(T value) => Array.IndexOf(_items, value) >= 0;
    public bool Exists(Predicate<T> match) => Array.Exists(_items, match);
    public T Find(Predicate<T> match) => Array.Find(_items, match);
    public ImmutableList<T> FindAll(Predicate<T> match) => new ImmutableList<T>(Array.FindAll(_items, match));
    public int FindIndex(Predicate<T> match) => Array.FindIndex(_items, match);
    public T FindLast(Predicate<T> match) => Array.FindLast(_items, match);
    public int FindLastIndex(Predicate<T> match) => Array.FindLastIndex(_items, match);
    public bool TrueForAll(Predicate<T> match) => Array.TrueForAll(_items, match);
    public void ForEach(Action<T> action) => Array.ForEach(_items, action);
    public int IndexOf(T value) => Array.IndexOf(_items, value);

    public int IndexOf(T value, IEqualityComparer<T> equalityComparer)
    {
        if (equalityComparer == null) return Array.IndexOf(_items, value);
        for (int i = 0; i < _items.Length; i++)
            if (equalityComparer.Equals(_items[i], value)) return i;
        return -1;
    }

    public int LastIndexOf(T value) => Array.LastIndexOf(_items, value);
    public void CopyTo(T[] array) => Array.Copy(_items, array, _items.Length);
    public void CopyTo(T[] array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, _items.Length);
    public ref readonly T ItemRef(int index) => ref _items[index];

    public Builder ToBuilder()
    {
        Builder builder = new Builder();
        builder.AddRange(_items);
        return builder;
    }

    public Enumerator GetEnumerator() => new Enumerator(_items);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();
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
    int IList.Add(object value) => throw new NotSupportedException();
    void IList.Clear() => throw new NotSupportedException();
    bool IList.Contains(object value) => value is T item && Contains(item);
    int IList.IndexOf(object value) => value is T item ? IndexOf(item) : -1;
    void IList.Insert(int index, object value) => throw new NotSupportedException();
    void IList.Remove(object value) => throw new NotSupportedException();
    void IList.RemoveAt(int index) => throw new NotSupportedException();
    void ICollection.CopyTo(Array array, int index) => Array.Copy(_items, 0, array, index, _items.Length);

    public struct Enumerator : IEnumerator<T>
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        public T Current => _items[_index];
        object IEnumerator.Current => Current;
        public bool MoveNext() => ++_index < _items.Length;
        public void Reset() { _index = -1; }
        public void Dispose() { }
    }

    public sealed class Builder : IList<T>, IReadOnlyList<T>
    {
        private readonly List<T> _list = new List<T>();

        internal Builder() { }
        public int Count => _list.Count;
        bool ICollection<T>.IsReadOnly => false;
        public T this[int index] { get => _list[index]; set => _list[index] = value; }
        public void Add(T item) => _list.Add(item);
        public void AddRange(IEnumerable<T> items) => _list.AddRange(items);
        public void Insert(int index, T item) => _list.Insert(index, item);
        public void InsertRange(int index, IEnumerable<T> items) => _list.InsertRange(index, items);
        public bool Remove(T item) => _list.Remove(item);
        public void RemoveAt(int index) => _list.RemoveAt(index);
        public int RemoveAll(Predicate<T> match) => _list.RemoveAll(match);
        public void Clear() => _list.Clear();
        public bool Contains(T item) => _list.Contains(item);
        public int IndexOf(T item) => _list.IndexOf(item);
        public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);
        public void Reverse() => _list.Reverse();
        public void Sort() => _list.Sort();
        public void Sort(IComparer<T> comparer) => _list.Sort(comparer);
        public void Sort(Comparison<T> comparison) => _list.Sort(comparison);
        public ImmutableList<T> ToImmutable() => Wrap(_list);
        public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_list).GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
