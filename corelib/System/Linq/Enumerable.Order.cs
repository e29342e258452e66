using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Linq;

public static partial class Enumerable
{
    public static IOrderedEnumerable<TSource> OrderBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => new OrderedEnumerable<TSource, TKey>(source, null, keySelector, null, false);
    public static IOrderedEnumerable<TSource> OrderBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer) => new OrderedEnumerable<TSource, TKey>(source, null, keySelector, comparer, false);
    public static IOrderedEnumerable<TSource> OrderByDescending<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => new OrderedEnumerable<TSource, TKey>(source, null, keySelector, null, true);
    public static IOrderedEnumerable<TSource> OrderByDescending<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer) => new OrderedEnumerable<TSource, TKey>(source, null, keySelector, comparer, true);
    public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> source) => new OrderedEnumerable<T, T>(source, null, x => x, null, false);
    public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> source, IComparer<T> comparer) => new OrderedEnumerable<T, T>(source, null, x => x, comparer, false);
    public static IOrderedEnumerable<T> OrderDescending<T>(this IEnumerable<T> source) => new OrderedEnumerable<T, T>(source, null, x => x, null, true);
    public static IOrderedEnumerable<T> OrderDescending<T>(this IEnumerable<T> source, IComparer<T> comparer) => new OrderedEnumerable<T, T>(source, null, x => x, comparer, true);

    public static IOrderedEnumerable<TSource> ThenBy<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector) => ThenBy(source, keySelector, null);

    public static IOrderedEnumerable<TSource> ThenBy<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        return source.CreateOrderedEnumerable(keySelector, comparer, false);
    }

    public static IOrderedEnumerable<TSource> ThenByDescending<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector) => ThenByDescending(source, keySelector, null);

    public static IOrderedEnumerable<TSource> ThenByDescending<TSource, TKey>(this IOrderedEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        return source.CreateOrderedEnumerable(keySelector, comparer, true);
    }

    // Extremes by comparer

    /// sign 1: maximum, -1: minimum. Nulls are passed over; of equal ones the first wins.
    private static TSource Extreme<TSource>(IEnumerable<TSource> source, IComparer<TSource> comparer, int sign)
    {
        if (source == null) throw Null("source");
        if (comparer == null) comparer = Comparer<TSource>.Default;
        bool any = false;
        TSource best = default;
        foreach (TSource item in source)
        {
            if (item == null) continue;
            if (!any)
            {
                best = item;
                any = true;
                continue;
            }
            int order = comparer.Compare(item, best);
            if (sign > 0 ? order > 0 : order < 0) best = item;
        }
        if (!any && default(TSource) != null) throw Throw.NoElements();
        return best;
    }

    public static TSource Max<TSource>(this IEnumerable<TSource> source) => Extreme(source, null, 1);
    public static TSource Max<TSource>(this IEnumerable<TSource> source, IComparer<TSource> comparer) => Extreme(source, comparer, 1);
    public static TSource Min<TSource>(this IEnumerable<TSource> source) => Extreme(source, null, -1);
    public static TSource Min<TSource>(this IEnumerable<TSource> source, IComparer<TSource> comparer) => Extreme(source, comparer, -1);
    public static TResult Max<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector) => Extreme(Select(source, selector), null, 1);
    public static TResult Min<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector) => Extreme(Select(source, selector), null, -1);

    private static TSource ExtremeBy<TSource, TKey>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer, int sign)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        if (comparer == null) comparer = Comparer<TKey>.Default;
        using (IEnumerator<TSource> e = source.GetEnumerator())
        {
            if (!e.MoveNext())
            {
                if (default(TSource) == null) return default;
                throw Throw.NoElements();
            }
            TSource first = e.Current;
            TSource best = first;
            TKey key = keySelector(best);
            if (default(TKey) == null)
            {
                while (key == null)
                {
                    if (!e.MoveNext()) return first;
                    best = e.Current;
                    key = keySelector(best);
                }
            }
            while (e.MoveNext())
            {
                TSource next = e.Current;
                TKey nextKey = keySelector(next);
                if (nextKey == null) continue;
                int order = comparer.Compare(nextKey, key);
                if (sign > 0 ? order > 0 : order < 0)
                {
                    best = next;
                    key = nextKey;
                }
            }
            return best;
        }
    }

    public static TSource MaxBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => ExtremeBy(source, keySelector, null, 1);
    public static TSource MaxBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer) => ExtremeBy(source, keySelector, comparer, 1);
    public static TSource MinBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => ExtremeBy(source, keySelector, null, -1);
    public static TSource MinBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer) => ExtremeBy(source, keySelector, comparer, -1);
}
