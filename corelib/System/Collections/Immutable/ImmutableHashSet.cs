using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Hoist.Runtime;
namespace System.Collections.Immutable;

public static class ImmutableHashSet
{
    public static ImmutableHashSet<T> Create<T>() => ImmutableHashSet<T>.Empty;
    public static ImmutableHashSet<T> Create<T>(IEqualityComparer<T> equalityComparer) => ImmutableHashSet<T>.Empty.WithComparer(equalityComparer);
    public static ImmutableHashSet<T> Create<T>(T item) => ImmutableHashSet<T>.Empty.Add(item);
    public static ImmutableHashSet<T> Create<T>(params T[] items) => ImmutableHashSet<T>.Empty.Union(items);
    public static ImmutableHashSet<T> Create<T>(params ReadOnlySpan<T> items)
    {
        ImmutableHashSet<T> result = ImmutableHashSet<T>.Empty;
        for (int i = 0; i < items.Length; i++) result = result.Add(items[i]);
        return result;
    }

    public static ImmutableHashSet<T> Create<T>(IEqualityComparer<T> equalityComparer, params T[] items) => ImmutableHashSet<T>.Empty.WithComparer(equalityComparer).Union(items);
    public static ImmutableHashSet<T> CreateRange<T>(IEnumerable<T> items) => ImmutableHashSet<T>.Empty.Union(items);
    public static ImmutableHashSet<T> CreateRange<T>(IEqualityComparer<T> equalityComparer, IEnumerable<T> items) => ImmutableHashSet<T>.Empty.WithComparer(equalityComparer).Union(items);
    public static ImmutableHashSet<T>.Builder CreateBuilder<T>() => ImmutableHashSet<T>.Empty.ToBuilder();
    public static ImmutableHashSet<T>.Builder CreateBuilder<T>(IEqualityComparer<T> equalityComparer) => ImmutableHashSet<T>.Empty.WithComparer(equalityComparer).ToBuilder();

    public static ImmutableHashSet<T> ToImmutableHashSet<T>(this IEnumerable<T> source)
    {
        if (source is ImmutableHashSet<T> same) return same;
        return ImmutableHashSet<T>.Empty.Union(source);
    }

    public static ImmutableHashSet<T> ToImmutableHashSet<T>(this IEnumerable<T> source, IEqualityComparer<T> equalityComparer) => ImmutableHashSet<T>.Empty.WithComparer(equalityComparer).Union(source);
    public static ImmutableHashSet<T> ToImmutableHashSet<T>(this ImmutableHashSet<T>.Builder builder) => builder.ToImmutable();
}

[CollectionBuilder(typeof(ImmutableHashSet), "Create")]
public sealed class ImmutableHashSet<T> : IImmutableSet<T>, ISet<T>, IReadOnlySet<T>
{
    public static readonly ImmutableHashSet<T> Empty = new ImmutableHashSet<T>(PairTable<T, bool>.ByHash(null));

    private readonly PairTable<T, bool> _table;

    private ImmutableHashSet(PairTable<T, bool> table) { _table = table; }

    public int Count => _table.Pairs.Length;
    public bool IsEmpty => _table.Pairs.Length == 0;
    public IEqualityComparer<T> KeyComparer => _table.Equality;
    bool ICollection<T>.IsReadOnly => true;

    public ImmutableHashSet<T> Add(T item)
    {
        int index = _table.Find(item);
        return index >= 0 ? this : new ImmutableHashSet<T>(_table.Put(index, item, true));
    }

    public ImmutableHashSet<T> Remove(T item)
    {
        int index = _table.Find(item);
        if (index < 0) return this;
        return Count == 1 ? Clear() : new ImmutableHashSet<T>(_table.Without(index));
    }

    public ImmutableHashSet<T> Clear() => IsEmpty ? this : Empty.WithComparer(KeyComparer);

    public ImmutableHashSet<T> WithComparer(IEqualityComparer<T> comparer)
    {
        if (comparer == KeyComparer) return this;
        return new ImmutableHashSet<T>(PairTable<T, bool>.ByHash(comparer)).Union(this);
    }

    public bool Contains(T item) => _table.Find(item) >= 0;

    public bool TryGetValue(T equalValue, out T actualValue)
    {
        int index = _table.Find(equalValue);
        actualValue = index >= 0 ? _table.Pairs[index].Key : equalValue;
        return index >= 0;
    }

    public ImmutableHashSet<T> Union(IEnumerable<T> other)
    {
        ImmutableHashSet<T> result = this;
        foreach (T item in other) result = result.Add(item);
        return result;
    }

    public ImmutableHashSet<T> Except(IEnumerable<T> other)
    {
        ImmutableHashSet<T> result = this;
        foreach (T item in other) result = result.Remove(item);
        return result;
    }

    public ImmutableHashSet<T> Intersect(IEnumerable<T> other)
    {
        ImmutableHashSet<T> result = Clear();
        foreach (T item in other)
            if (Contains(item)) result = result.Add(item);
        return result;
    }

    public ImmutableHashSet<T> SymmetricExcept(IEnumerable<T> other)
    {
        ImmutableHashSet<T> result = this;
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
        private ImmutableHashSet<T> _made;

        internal Builder(ImmutableHashSet<T> start) { _made = start; }
        public int Count => _made.Count;
        bool ICollection<T>.IsReadOnly => false;

        public bool Add(T item)
        {
            ImmutableHashSet<T> before = _made;
            _made = _made.Add(item);
            return _made != before;
        }

        void ICollection<T>.Add(T item) => Add(item);

        public bool Remove(T item)
        {
            ImmutableHashSet<T> before = _made;
            _made = _made.Remove(item);
            return _made != before;
        }

        public void Clear() => _made = _made.Clear();
        public bool Contains(T item) => _made.Contains(item);
        public void UnionWith(IEnumerable<T> other) => _made = _made.Union(other);
        public void ExceptWith(IEnumerable<T> other) => _made = _made.Except(other);
        public void IntersectWith(IEnumerable<T> other) => _made = _made.Intersect(other);
        public ImmutableHashSet<T> ToImmutable() => _made;
        public void CopyTo(T[] array, int arrayIndex) => ((ICollection<T>)_made).CopyTo(array, arrayIndex);
        public IEnumerator<T> GetEnumerator() => _made.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => _made.GetEnumerator();
    }
}
