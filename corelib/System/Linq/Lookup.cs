using System.Collections;
using System.Collections.Generic;
namespace System.Linq;

/// Groupings in the order in which their keys came first.
public class Lookup<TKey, TElement> : ILookup<TKey, TElement>
{
    private readonly IEqualityComparer<TKey> _comparer;
    private Grouping<TKey, TElement>[] _groupings = new Grouping<TKey, TElement>[7];
    internal Grouping<TKey, TElement> _last;
    private int _count;

    internal Lookup(IEqualityComparer<TKey> comparer) { _comparer = comparer == null ? EqualityComparer<TKey>.Default : comparer; }

    internal static Lookup<TKey, TElement> Create<TSource>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)
    {
        Lookup<TKey, TElement> lookup = new Lookup<TKey, TElement>(comparer);
        foreach (TSource item in source) lookup.Get(keySelector(item), true).Add(elementSelector(item));
        return lookup;
    }

    internal static Lookup<TKey, TElement> Create(IEnumerable<TElement> source, Func<TElement, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        Lookup<TKey, TElement> lookup = new Lookup<TKey, TElement>(comparer);
        foreach (TElement item in source) lookup.Get(keySelector(item), true).Add(item);
        return lookup;
    }

    /// For joins: elements whose key is null are left out.
    internal static Lookup<TKey, TElement> CreateForJoin(IEnumerable<TElement> source, Func<TElement, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        Lookup<TKey, TElement> lookup = new Lookup<TKey, TElement>(comparer);
        foreach (TElement item in source)
        {
            TKey key = keySelector(item);
            if (key != null) lookup.Get(key, true).Add(item);
        }
        return lookup;
    }

    public int Count => _count;

    public IEnumerable<TElement> this[TKey key]
    {
        get
        {
            Grouping<TKey, TElement> grouping = Get(key, false);
            if (grouping == null) return Array.Empty<TElement>();
            return grouping;
        }
    }

    public bool Contains(TKey key) => Get(key, false) != null;

    internal Grouping<TKey, TElement> Get(TKey key, bool create)
    {
        int hashCode = key == null ? 0 : _comparer.GetHashCode(key) & 0x7FFFFFFF;
        for (Grouping<TKey, TElement> g = _groupings[hashCode % _groupings.Length]; g != null; g = g._hashNext)
            if (g._hashCode == hashCode && _comparer.Equals(g._key, key)) return g;
        if (!create) return null;
        if (_count == _groupings.Length) Resize();
        int index = hashCode % _groupings.Length;
        Grouping<TKey, TElement> made = new Grouping<TKey, TElement>(key, hashCode);
        made._hashNext = _groupings[index];
        _groupings[index] = made;
        if (_last == null) made._next = made;
        else
        {
            made._next = _last._next;
            _last._next = made;
        }
        _last = made;
        _count++;
        return made;
    }

    private void Resize()
    {
        int size = _count * 2 + 1;
        Grouping<TKey, TElement>[] groupings = new Grouping<TKey, TElement>[size];
        Grouping<TKey, TElement> g = _last;
        do
        {
            g = g._next;
            int index = g._hashCode % size;
            g._hashNext = groupings[index];
            groupings[index] = g;
        } while (g != _last);
        _groupings = groupings;
    }

    public IEnumerator<IGrouping<TKey, TElement>> GetEnumerator()
    {
        Grouping<TKey, TElement> g = _last;
        if (g != null)
        {
            do
            {
                g = g._next;
                yield return g;
            } while (g != _last);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public IEnumerable<TResult> ApplyResultSelector<TResult>(Func<TKey, IEnumerable<TElement>, TResult> resultSelector)
    {
        Grouping<TKey, TElement> g = _last;
        if (g != null)
        {
            do
            {
                g = g._next;
                g.Trim();
                yield return resultSelector(g._key, g._elements);
            } while (g != _last);
        }
    }
}
