using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections.Frozen;

public static class FrozenSet
{
    public static FrozenSet<T> ToFrozenSet<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer = null)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (source is FrozenSet<T> same && comparer == null) return same;
        return new FrozenSet<T>(new HashSet<T>(source, comparer));
    }

    public static FrozenSet<T> Create<T>(params ReadOnlySpan<T> source) => new FrozenSet<T>(new HashSet<T>(source.ToArray()));
}

public class FrozenSet<T> : ISet<T>, IReadOnlySet<T>
{
    private readonly HashSet<T> _set;

    internal FrozenSet(HashSet<T> set) { _set = set; }

    public static FrozenSet<T> Empty { get; } = new FrozenSet<T>(new HashSet<T>());
    public IEqualityComparer<T> Comparer => _set.Comparer;
    public int Count => _set.Count;
    public System.Collections.Immutable.ImmutableArray<T> Items => System.Collections.Immutable.ImmutableArray.ToImmutableArray(_set);
    bool ICollection<T>.IsReadOnly => true;
    public bool Contains(T item) => _set.Contains(item);
    public bool TryGetValue(T equalValue, out T actualValue) => _set.TryGetValue(equalValue, out actualValue);
    public bool IsProperSubsetOf(IEnumerable<T> other) => _set.IsProperSubsetOf(other);
    public bool IsProperSupersetOf(IEnumerable<T> other) => _set.IsProperSupersetOf(other);
    public bool IsSubsetOf(IEnumerable<T> other) => _set.IsSubsetOf(other);
    public bool IsSupersetOf(IEnumerable<T> other) => _set.IsSupersetOf(other);
    public bool Overlaps(IEnumerable<T> other) => _set.Overlaps(other);
    public bool SetEquals(IEnumerable<T> other) => _set.SetEquals(other);
    public void CopyTo(T[] destination, int destinationIndex) => _set.CopyTo(destination, destinationIndex);
    public HashSet<T>.Enumerator GetEnumerator() => _set.GetEnumerator();
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_set).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)_set).GetEnumerator();
    bool ISet<T>.Add(T item) => throw new NotSupportedException();
    void ISet<T>.UnionWith(IEnumerable<T> other) => throw new NotSupportedException();
    void ISet<T>.IntersectWith(IEnumerable<T> other) => throw new NotSupportedException();
    void ISet<T>.ExceptWith(IEnumerable<T> other) => throw new NotSupportedException();
    void ISet<T>.SymmetricExceptWith(IEnumerable<T> other) => throw new NotSupportedException();
    void ICollection<T>.Add(T item) => throw new NotSupportedException();
    void ICollection<T>.Clear() => throw new NotSupportedException();
    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();
}
