using System.Collections;
using System.Collections.Generic;
namespace System.Linq;

/// A sequence that is its own enumerator the first time.
internal abstract class Iterator<TSource> : IEnumerable<TSource>, IEnumerator<TSource>
{
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    internal int _state;
    internal TSource _current;

    public TSource Current => _current;
    object IEnumerator.Current => _current;

    internal abstract Iterator<TSource> Copy();
    public abstract bool MoveNext();

    public virtual void Dispose()
    {
        _current = default;
        _state = -1;
    }

    public IEnumerator<TSource> GetEnumerator()
    {
        Iterator<TSource> enumerator = _state == 0 && _threadId == Environment.CurrentManagedThreadId ? this : Copy();
        enumerator._state = 1;
        return enumerator;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    void IEnumerator.Reset() => throw new NotSupportedException();

    /// Number of elements when it is known without running anything; -1 otherwise.
    internal virtual int KnownCount => -1;

    /// Whether an element can be had by its position without running the others; then IndexedCount and ElementAtIndex work.
    internal virtual bool CanIndex => false;
    internal virtual int IndexedCount => 0;
    internal virtual TSource ElementAtIndex(int index) => throw new NotSupportedException();

    /// The last element, when there is a shorter way than running everything; `found` tells whether there is one. False: no shorter way.
    internal virtual bool TryGetLastDirectly(out TSource result, out bool found)
    {
        result = default;
        found = false;
        return false;
    }
}
