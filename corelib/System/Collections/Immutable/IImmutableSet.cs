using System.Collections.Generic;
namespace System.Collections.Immutable;

public interface IImmutableSet<T> : IReadOnlyCollection<T>
{
    IImmutableSet<T> Add(T value);
    IImmutableSet<T> Clear();
    bool Contains(T value);
    IImmutableSet<T> Except(IEnumerable<T> other);
    IImmutableSet<T> Intersect(IEnumerable<T> other);
    IImmutableSet<T> Remove(T value);
    IImmutableSet<T> SymmetricExcept(IEnumerable<T> other);
    IImmutableSet<T> Union(IEnumerable<T> other);
    bool SetEquals(IEnumerable<T> other);
}
