using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Linq;

/// Compares elements by position: by key, then by the next order, then by position (so the sort is stable).
[NetUncounted]
internal abstract class ElementOrder<TElement>
{
    internal abstract void ComputeKeys(TElement[] elements, int count);
    internal abstract int Compare(int x, int y);

    /// Keeps the element's keys for CompareWithRemembered.
    internal abstract void Remember(TElement element);

    /// Order of the element and the remembered one; the lower (or not lower) of the two is remembered from then on.
    internal abstract int CompareWithRemembered(TElement element, bool keepLower);
}

[NetUncounted]
internal sealed class ElementOrder<TElement, TKey> : ElementOrder<TElement>
{
    private readonly Func<TElement, TKey> _keySelector;
    private readonly IComparer<TKey> _comparer;
    private readonly bool _descending;
    private readonly ElementOrder<TElement> _next;
    private TKey[] _keys;
    private TKey _remembered;

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

    internal override void Remember(TElement element)
    {
        _remembered = _keySelector(element);
        if (_next != null) _next.Remember(element);
    }

    internal override int CompareWithRemembered(TElement element, bool keepLower)
    {
        TKey key = _keySelector(element);
        int order = _descending ? _comparer.Compare(_remembered, key) : _comparer.Compare(key, _remembered);
        if (_next == null)
        {
            if (keepLower == order < 0) _remembered = key;
            return order;
        }
        if (order == 0) return _next.CompareWithRemembered(element, keepLower);
        if (keepLower == order < 0)
        {
            _remembered = key;
            _next.Remember(element);
        }
        return order;
    }

    internal override int Compare(int x, int y)
    {
        int order = _comparer.Compare(_keys[x], _keys[y]);
        if (order == 0) return _next == null ? x - y : _next.Compare(x, y);
        return _descending != order > 0 ? 1 : -1;
    }
}
