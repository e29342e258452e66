using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Linq;

/// Compares elements by position: by key, then by the next order, then by position (so the sort is stable).
[NetUncounted]
internal abstract class ElementOrder<TElement>
{
    internal abstract void ComputeKeys(TElement[] elements, int count);
    internal abstract int Compare(int x, int y);
}

[NetUncounted]
internal sealed class ElementOrder<TElement, TKey> : ElementOrder<TElement>
{
    private readonly Func<TElement, TKey> _keySelector;
    private readonly IComparer<TKey> _comparer;
    private readonly bool _descending;
    private readonly ElementOrder<TElement> _next;
    private TKey[] _keys;

    internal ElementOrder(Func<TElement, TKey> keySelector, IComparer<TKey> comparer, bool descending, ElementOrder<TElement> next)
    {
        _keySelector = keySelector;
        _comparer = comparer;
        _descending = descending;
        _next = next;
    }

    internal override void ComputeKeys(TElement[] elements, int count)
    {
        TKey[] keys = new TKey[count];
        for (int i = 0; i < count; i++) keys[i] = _keySelector(elements[i]);
        _keys = keys;
        if (_next != null) _next.ComputeKeys(elements, count);
    }

    internal override int Compare(int x, int y)
    {
        int order = _comparer.Compare(_keys[x], _keys[y]);
        if (order == 0) return _next == null ? x - y : _next.Compare(x, y);
        return _descending != order > 0 ? 1 : -1;
    }
}
