using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections.ObjectModel;

public class ReadOnlySet<T> : IReadOnlySet<T>, ISet<T>
{
    private readonly ISet<T> _set;

    public ReadOnlySet(ISet<T> set)
    {
        ArgumentNullException.ThrowIfNull(set, "set");
        _set = set;
    }

    public int Count => _set.Count;
    bool ICollection<T>.IsReadOnly => true;
    public bool Contains(T item) => _set.Contains(item);
    public bool IsProperSubsetOf(IEnumerable<T> other) => _set.IsProperSubsetOf(other);
    public bool IsProperSupersetOf(IEnumerable<T> other) => _set.IsProperSupersetOf(other);
    public bool IsSubsetOf(IEnumerable<T> other) => _set.IsSubsetOf(other);
    public bool IsSupersetOf(IEnumerable<T> other) => _set.IsSupersetOf(other);
    public bool Overlaps(IEnumerable<T> other) => _set.Overlaps(other);
    public bool SetEquals(IEnumerable<T> other) => _set.SetEquals(other);
    public IEnumerator<T> GetEnumerator() => _set.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => _set.GetEnumerator();
    bool ISet<T>.Add(T item) => throw Throw.ReadOnly();
    void ISet<T>.UnionWith(IEnumerable<T> other) => throw Throw.ReadOnly();
    void ISet<T>.IntersectWith(IEnumerable<T> other) => throw Throw.ReadOnly();
    void ISet<T>.ExceptWith(IEnumerable<T> other) => throw Throw.ReadOnly();
    void ISet<T>.SymmetricExceptWith(IEnumerable<T> other) => throw Throw.ReadOnly();
    void ICollection<T>.Add(T item) => throw Throw.ReadOnly();
    void ICollection<T>.Clear() => throw Throw.ReadOnly();
    bool ICollection<T>.Remove(T item) => throw Throw.ReadOnly();
    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => _set.CopyTo(array, arrayIndex);
}
