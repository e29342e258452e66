using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Hoist.Runtime;
namespace System.Collections.Immutable;

public static class ImmutableSortedSet
{
    public static ImmutableSortedSet<T> Create<T>() => ImmutableSortedSet<T>.Empty;
    public static ImmutableSortedSet<T> Create<T>(IComparer<T> comparer) => ImmutableSortedSet<T>.Empty.WithComparer(comparer);
    public static ImmutableSortedSet<T> Create<T>(T item) => ImmutableSortedSet<T>.Empty.Add(item);
    public static ImmutableSortedSet<T> Create<T>(params T[] items) => ImmutableSortedSet<T>.Empty.Union(items);
    public static ImmutableSortedSet<T> Create<T>(params ReadOnlySpan<T> items)
    {
        ImmutableSortedSet<T> result = ImmutableSortedSet<T>.Empty;
        for (int i = 0; i < items.Length; i++) result = result.Add(items[i]);
        return result;
    }

    public static ImmutableSortedSet<T> Create<T>(IComparer<T> comparer, params T[] items) => ImmutableSortedSet<T>.Empty.WithComparer(comparer).Union(items);
    public static ImmutableSortedSet<T> CreateRange<T>(IEnumerable<T> items) => ImmutableSortedSet<T>.Empty.Union(items);
    public static ImmutableSortedSet<T> CreateRange<T>(IComparer<T> comparer, IEnumerable<T> items) => ImmutableSortedSet<T>.Empty.WithComparer(comparer).Union(items);
    public static ImmutableSortedSet<T>.Builder CreateBuilder<T>() => ImmutableSortedSet<T>.Empty.ToBuilder();
    public static ImmutableSortedSet<T>.Builder CreateBuilder<T>(IComparer<T> comparer) => ImmutableSortedSet<T>.Empty.WithComparer(comparer).ToBuilder();

    public static ImmutableSortedSet<T> ToImmutableSortedSet<T>(this IEnumerable<T> source)
    {
        if (source is ImmutableSortedSet<T> same) return same;
        return ImmutableSortedSet<T>.Empty.Union(source);
    }

    public static ImmutableSortedSet<T> ToImmutableSortedSet<T>(this IEnumerable<T> source, IComparer<T> comparer) => ImmutableSortedSet<T>.Empty.WithComparer(comparer).Union(source);
    public static ImmutableSortedSet<T> ToImmutableSortedSet<T>(this ImmutableSortedSet<T>.Builder builder) => builder.ToImmutable();
}

[CollectionBuilder(typeof(ImmutableSortedSet), "Create")]
public sealed class ImmutableSortedSet<T> : IImmutableSet<T>, ISet<T>, IReadOnlySet<T>, IReadOnlyList<T>
{
    public static readonly ImmutableSortedSet<T> Empty = new ImmutableSortedSet<T>(PairTable<T, bool>.ByOrder(null));

    private readonly PairTable<T, bool> _table;

    private ImmutableSortedSet(PairTable<T, bool> table) { _table = table; }

    public int Count => _table.Pairs.Length;
    public bool IsEmpty => _table.Pairs.Length == 0;
    public IComparer<T> KeyComparer => _table.Order;
    bool ICollection<T>.IsReadOnly => true;

    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException("index");
            return _table.Pairs[index].Key;
        }
    }

    public T Min => Count == 0 ? default : _table.Pairs[0].Key;
    public T Max => Count == 0 ? default : _table.Pairs[Count - 1].Key;
    public int IndexOf(T item) => _table.Find(item);

    public IEnumerable<T> Reverse()
    {
        for (int i = Count - 1; i >= 0; i--) yield return _table.Pairs[i].Key;
    }

    public ImmutableSortedSet<T> Add(T item)
    {
        int index = _table.Find(item);
        return index >= 0 ? this : new ImmutableSortedSet<T>(_table.Put(index, item, true));
    }

    public ImmutableSortedSet<T> Remove(T item)
    {
        int index = _table.Find(item);
        if (index < 0) return this;
        return Count == 1 ? Clear() : new ImmutableSortedSet<T>(_table.Without(index));
    }

    public ImmutableSortedSet<T> Clear() => IsEmpty ? this : Empty.WithComparer(KeyComparer);

    public ImmutableSortedSet<T> WithComparer(IComparer<T> comparer)
    {
        if (comparer == KeyComparer) return this;
        return new ImmutableSortedSet<T>(PairTable<T, bool>.ByOrder(comparer)).Union(this);
    }

    public bool Contains(T item) => _table.Find(item) >= 0;

    public bool TryGetValue(T equalValue, out T actualValue)
    {
        int index = _table.Find(equalValue);
        actualValue = index >= 0 ? _table.Pairs[index].Key : equalValue;
        return index >= 0;
    }

    public ImmutableSortedSet<T> Union(IEnumerable<T> other)
    {
        ImmutableSortedSet<T> result = this;
        foreach (T item in other) result = result.Add(item);
        return result;
    }

    public ImmutableSortedSet<T> Except(IEnumerable<T> other)
    {
        ImmutableSortedSet<T> result = this;
        foreach (T item in other) result = result.Remove(item);
        return result;
    }

    public ImmutableSortedSet<T> Intersect(IEnumerable<T> other)
    {
        ImmutableSortedSet<T> result = Clear();
        foreach (T item in other)
            if (Contains(item)) result = result.Add(item);
        return result;
    }

    public ImmutableSortedSet<T> SymmetricExcept(IEnumerable<T> other)
    {
        ImmutableSortedSet<T> result = this;
        foreach (T item in Clear().Union(other)) result = Contains(item) ? result.Remove(item) : result.Add(item);
        return result;
    }

    private int CountIn(IEnumerable<T> other, out int strangers)
    {
        int found = 0;
        strangers = 0;
        foreach (T item in Clear().Union(other))
        {
            if (Contains(item)) found++;
            else strangers++;
        }
        return found;
    }

    public bool SetEquals(IEnumerable<T> other)
    {
        int strangers;
        return CountIn(other, out strangers) == Count && strangers == 0;
    }

    public bool IsSubsetOf(IEnumerable<T> other) => CountIn(other, out _) == Count;

    public bool IsProperSubsetOf(IEnumerable<T> other)
    {
        int strangers;
        return CountIn(other, out strangers) == Count && strangers > 0;
    }

    public bool IsSupersetOf(IEnumerable<T> other)
    {
        int strangers;
        CountIn(other, out strangers);
        return strangers == 0;
    }

    public bool IsProperSupersetOf(IEnumerable<T> other)
    {
        int strangers;
        return CountIn(other, out strangers) < Count && strangers == 0;
    }

    public bool Overlaps(IEnumerable<T> other) => CountIn(other, out _) > 0;
    public Builder ToBuilder() => new Builder(this);

    public IEnumerator<T> GetEnumerator()
    {
        KeyValuePair<T, bool>[] pairs = _table.Pairs;
        for (int i = 0; i < pairs.Length; i++) yield return pairs[i].Key;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    IImmutableSet<T> IImmutableSet<T>.Add(T value) => Add(value);
    IImmutableSet<T> IImmutableSet<T>.Clear() => Clear();
    IImmutableSet<T> IImmutableSet<T>.Except(IEnumerable<T> other) => Except(other);
    IImmutableSet<T> IImmutableSet<T>.Intersect(IEnumerable<T> other) => Intersect(other);
    IImmutableSet<T> IImmutableSet<T>.Remove(T value) => Remove(value);
    IImmutableSet<T> IImmutableSet<T>.SymmetricExcept(IEnumerable<T> other) => SymmetricExcept(other);
    IImmutableSet<T> IImmutableSet<T>.Union(IEnumerable<T> other) => Union(other);
    bool ISet<T>.Add(T item) => throw new NotSupportedException();
    void ISet<T>.UnionWith(IEnumerable<T> other) => throw new NotSupportedException();
    void ISet<T>.IntersectWith(IEnumerable<T> other) => throw new NotSupportedException();
    void ISet<T>.ExceptWith(IEnumerable<T> other) => throw new NotSupportedException();
    void ISet<T>.SymmetricExceptWith(IEnumerable<T> other) => throw new NotSupportedException();
    void ICollection<T>.Add(T item) => throw new NotSupportedException();
    void ICollection<T>.Clear() => throw new NotSupportedException();
    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();

    void ICollection<T>.CopyTo(T[] array, int arrayIndex)
    {
        foreach (T item in this) array[arrayIndex++] = item;
    }

    public sealed class Builder : ICollection<T>, IReadOnlyCollection<T>
    {
        private ImmutableSortedSet<T> _made;

        internal Builder(ImmutableSortedSet<T> start) { _made = start; }
        public int Count => _made.Count;
        bool ICollection<T>.IsReadOnly => false;
        public T this[int index] => _made[index];

        public bool Add(T item)
        {
            ImmutableSortedSet<T> before = _made;
            _made = _made.Add(item);
            return _made != before;
        }

        void ICollection<T>.Add(T item) => Add(item);

        public bool Remove(T item)
        {
            ImmutableSortedSet<T> before = _made;
            _made = _made.Remove(item);
            return _made != before;
        }

        public void Clear() => _made = _made.Clear();
        public bool Contains(T item) => _made.Contains(item);
        public void UnionWith(IEnumerable<T> other) => _made = _made.Union(other);
        public void ExceptWith(IEnumerable<T> other) => _made = _made.Except(other);
        public void IntersectWith(IEnumerable<T> other) => _made = _made.Intersect(other);
        public ImmutableSortedSet<T> ToImmutable() => _made;
        public void CopyTo(T[] array, int arrayIndex) => ((ICollection<T>)_made).CopyTo(array, arrayIndex);
        public IEnumerator<T> GetEnumerator() => _made.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => _made.GetEnumerator();
    }
}
