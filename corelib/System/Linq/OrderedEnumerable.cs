using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Linq;

/// A chain of orders: the outermost ThenBy knows its parent, the first OrderBy knows the source.
internal abstract class OrderedEnumerable<TElement> : IOrderedEnumerable<TElement>
{
    internal readonly IEnumerable<TElement> _source;
    internal readonly OrderedEnumerable<TElement> _parent;

    internal OrderedEnumerable(IEnumerable<TElement> source, OrderedEnumerable<TElement> parent)
    {
        _source = source;
        _parent = parent;
    }

    IOrderedEnumerable<TElement> IOrderedEnumerable<TElement>.CreateOrderedEnumerable<TKey>(Func<TElement, TKey> keySelector, IComparer<TKey> comparer, bool descending) =>
        new OrderedEnumerable<TElement, TKey>(_source, this, keySelector, comparer, descending);

    /// The order by this level, then by `next`.
    internal abstract ElementOrder<TElement> MakeOrder(ElementOrder<TElement> next);

    /// Positions of the elements in order.
    internal int[] Positions(TElement[] elements, int count)
    {
        ElementOrder<TElement> order = MakeOrder(null);
        order.ComputeKeys(elements, count);
        int[] positions = Counters.NewUncountedArray<int>(count);
        for (int i = 0; i < count; i++) positions[i] = i;
        Sorting.Sort<int>(positions, 0, count, new Comparison<int>(order.Compare));
        return positions;
    }

    internal TElement[] ToSortedArray()
    {
        TElement[] buffer = Enumerable.ToArray(_source);
        if (buffer.Length == 0) return buffer;
        int[] positions = Positions(buffer, buffer.Length);
        TElement[] result = new TElement[buffer.Length];
        for (int i = 0; i < result.Length; i++) result[i] = buffer[positions[i]];
        return result;
    }

    public IEnumerator<TElement> GetEnumerator()
    {
        TElement[] buffer = Enumerable.ToArray(_source);
        if (buffer.Length > 0)
        {
            int[] positions = Positions(buffer, buffer.Length);
            for (int i = 0; i < buffer.Length; i++) yield return buffer[positions[i]];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// The first in order (of equal ones the first), or the last (the last), running the source once.
    internal bool TryGetFirst(out TElement result, bool last)
    {
        ElementOrder<TElement> order = MakeOrder(null);
        using (IEnumerator<TElement> e = _source.GetEnumerator())
        {
            if (!e.MoveNext())
            {
                result = default;
                return false;
            }
            result = e.Current;
            order.Remember(result);
            while (e.MoveNext())
            {
                TElement element = e.Current;
                int c = order.CompareWithRemembered(element, !last);
                if (last ? c >= 0 : c < 0) result = element;
            }
            return true;
        }
    }
}

internal sealed class OrderedEnumerable<TElement, TKey> : OrderedEnumerable<TElement>
{
    private readonly Func<TElement, TKey> _keySelector;
    private readonly IComparer<TKey> _comparer;
    private readonly bool _descending;

    internal OrderedEnumerable(IEnumerable<TElement> source, OrderedEnumerable<TElement> parent, Func<TElement, TKey> keySelector, IComparer<TKey> comparer, bool descending) : base(source, parent)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        _keySelector = keySelector;
        _comparer = comparer == null ? Comparer<TKey>.Default : comparer;
        _descending = descending;
    }

    internal override ElementOrder<TElement> MakeOrder(ElementOrder<TElement> next)
    {
        ElementOrder<TElement> order = new ElementOrder<TElement, TKey>(_keySelector, _comparer, _descending, next);
        return _parent == null ? order : _parent.MakeOrder(order);
    }
}
