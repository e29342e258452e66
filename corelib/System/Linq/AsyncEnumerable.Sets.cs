using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
namespace System.Linq;

// Operators that combine, reorder or regroup sequences.

public static partial class AsyncEnumerable
{
    public static IAsyncEnumerable<TSource> Append<TSource>(this IAsyncEnumerable<TSource> source, TSource element)
    {
        if (source == null) throw new ArgumentNullException("source");
        return AppendIterator<TSource>(source, element, default);
    }

    private static async IAsyncEnumerable<TSource> AppendIterator<TSource>(IAsyncEnumerable<TSource> source, TSource element, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
        yield return element;
    }

    public static IAsyncEnumerable<TSource> Prepend<TSource>(this IAsyncEnumerable<TSource> source, TSource element)
    {
        if (source == null) throw new ArgumentNullException("source");
        return PrependIterator<TSource>(source, element, default);
    }

    private static async IAsyncEnumerable<TSource> PrependIterator<TSource>(IAsyncEnumerable<TSource> source, TSource element, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return element;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> Concat<TSource>(this IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second)
    {
        if (first == null) throw new ArgumentNullException("first");
        if (second == null) throw new ArgumentNullException("second");
        return ConcatIterator<TSource>(first, second, default);
    }

    private static async IAsyncEnumerable<TSource> ConcatIterator<TSource>(IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in first.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
        await foreach (TSource item in second.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> Distinct<TSource>(this IAsyncEnumerable<TSource> source, IEqualityComparer<TSource> comparer)
    {
        if (source == null) throw new ArgumentNullException("source");
        return DistinctIterator<TSource>(source, comparer, default);
    }

    private static async IAsyncEnumerable<TSource> DistinctIterator<TSource>(IAsyncEnumerable<TSource> source, IEqualityComparer<TSource> comparer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<TSource> seen = new HashSet<TSource>(comparer);
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(item)) yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> Distinct<TSource>(this IAsyncEnumerable<TSource> source) => Distinct(source, null);

    public static IAsyncEnumerable<TSource> DistinctBy<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        return DistinctByIterator<TSource, TKey>(source, keySelector, comparer, default);
    }

    private static async IAsyncEnumerable<TSource> DistinctByIterator<TSource, TKey>(IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<TKey> seen = new HashSet<TKey>(comparer);
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(keySelector(item))) yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> DistinctBy<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector) => DistinctBy(source, keySelector, null);

    public static IAsyncEnumerable<TSource> Union<TSource>(this IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second)
    {
        if (first == null) throw new ArgumentNullException("first");
        if (second == null) throw new ArgumentNullException("second");
        return UnionIterator<TSource>(first, second, default);
    }

    private static async IAsyncEnumerable<TSource> UnionIterator<TSource>(IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<TSource> seen = new HashSet<TSource>();
        await foreach (TSource item in first.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(item)) yield return item;
        }
        await foreach (TSource item in second.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(item)) yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> Except<TSource>(this IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second)
    {
        if (first == null) throw new ArgumentNullException("first");
        if (second == null) throw new ArgumentNullException("second");
        return ExceptIterator<TSource>(first, second, default);
    }

    private static async IAsyncEnumerable<TSource> ExceptIterator<TSource>(IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<TSource> seen = new HashSet<TSource>();
        await foreach (TSource item in second.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            seen.Add(item);
        }
        await foreach (TSource item in first.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (seen.Add(item)) yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> Intersect<TSource>(this IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second)
    {
        if (first == null) throw new ArgumentNullException("first");
        if (second == null) throw new ArgumentNullException("second");
        return IntersectIterator<TSource>(first, second, default);
    }

    private static async IAsyncEnumerable<TSource> IntersectIterator<TSource>(IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<TSource> seen = new HashSet<TSource>();
        await foreach (TSource item in second.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            seen.Add(item);
        }
        await foreach (TSource item in first.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (seen.Remove(item)) yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> DefaultIfEmpty<TSource>(this IAsyncEnumerable<TSource> source, TSource defaultValue)
    {
        if (source == null) throw new ArgumentNullException("source");
        return DefaultIfEmptyIterator<TSource>(source, defaultValue, default);
    }

    private static async IAsyncEnumerable<TSource> DefaultIfEmptyIterator<TSource>(IAsyncEnumerable<TSource> source, TSource defaultValue, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool any = false;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            any = true;
            yield return item;
        }
        if (!any) yield return defaultValue;
    }

    public static IAsyncEnumerable<TSource> DefaultIfEmpty<TSource>(this IAsyncEnumerable<TSource> source) => DefaultIfEmpty(source, default);

    public static IAsyncEnumerable<(int Index, TSource Item)> Index<TSource>(this IAsyncEnumerable<TSource> source)
    {
        if (source == null) throw new ArgumentNullException("source");
        return IndexIterator<TSource>(source, default);
    }

    private static async IAsyncEnumerable<(int Index, TSource Item)> IndexIterator<TSource>(IAsyncEnumerable<TSource> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int index = -1;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            index++;
            yield return (index, item);
        }
    }

    public static IAsyncEnumerable<TSource[]> Chunk<TSource>(this IAsyncEnumerable<TSource> source, int size)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ChunkIterator<TSource>(source, size, default);
    }

    private static async IAsyncEnumerable<TSource[]> ChunkIterator<TSource>(IAsyncEnumerable<TSource> source, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<TSource> chunk = new List<TSource>();
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            chunk.Add(item);
            if (chunk.Count < size) continue;
            yield return chunk.ToArray();
            chunk.Clear();
        }
        if (chunk.Count > 0) yield return chunk.ToArray();
    }

    public static IAsyncEnumerable<TSource> Reverse<TSource>(this IAsyncEnumerable<TSource> source)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ReverseIterator<TSource>(source, default);
    }

    private static async IAsyncEnumerable<TSource> ReverseIterator<TSource>(IAsyncEnumerable<TSource> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<TSource> all = new List<TSource>();
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            all.Add(item);
        }
        for (int i = all.Count - 1; i >= 0; i--) yield return all[i];
    }

    public static IAsyncEnumerable<TResult> Cast<TResult>(this IAsyncEnumerable<object> source)
    {
        if (source == null) throw new ArgumentNullException("source");
        return CastIterator<TResult>(source, default);
    }

    private static async IAsyncEnumerable<TResult> CastIterator<TResult>(IAsyncEnumerable<object> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (object item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return (TResult)item;
        }
    }

    public static IAsyncEnumerable<TResult> OfType<TResult>(this IAsyncEnumerable<object> source)
    {
        if (source == null) throw new ArgumentNullException("source");
        return OfTypeIterator<TResult>(source, default);
    }

    private static async IAsyncEnumerable<TResult> OfTypeIterator<TResult>(IAsyncEnumerable<object> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (object item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (item is TResult typed) yield return typed;
        }
    }

    public static IAsyncEnumerable<(TFirst First, TSecond Second)> Zip<TFirst, TSecond>(this IAsyncEnumerable<TFirst> first, IAsyncEnumerable<TSecond> second)
    {
        if (first == null) throw new ArgumentNullException("first");
        if (second == null) throw new ArgumentNullException("second");
        return ZipIterator<TFirst, TSecond>(first, second, default);
    }

    private static async IAsyncEnumerable<(TFirst First, TSecond Second)> ZipIterator<TFirst, TSecond>(IAsyncEnumerable<TFirst> first, IAsyncEnumerable<TSecond> second, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (IAsyncEnumerator<TFirst> a = first.GetAsyncEnumerator(cancellationToken))
        {
            await using (IAsyncEnumerator<TSecond> b = second.GetAsyncEnumerator(cancellationToken))
            {
                while (await a.MoveNextAsync().ConfigureAwait(false) && await b.MoveNextAsync().ConfigureAwait(false))
                    yield return (a.Current, b.Current);
            }
        }
    }

    public static IAsyncEnumerable<TResult> Zip<TFirst, TSecond, TResult>(this IAsyncEnumerable<TFirst> first, IAsyncEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector)
    {
        if (first == null) throw new ArgumentNullException("first");
        if (second == null) throw new ArgumentNullException("second");
        if (resultSelector == null) throw new ArgumentNullException("resultSelector");
        return ZipIterator<TFirst, TSecond, TResult>(first, second, resultSelector, default);
    }

    private static async IAsyncEnumerable<TResult> ZipIterator<TFirst, TSecond, TResult>(IAsyncEnumerable<TFirst> first, IAsyncEnumerable<TSecond> second, Func<TFirst, TSecond, TResult> resultSelector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (IAsyncEnumerator<TFirst> a = first.GetAsyncEnumerator(cancellationToken))
        {
            await using (IAsyncEnumerator<TSecond> b = second.GetAsyncEnumerator(cancellationToken))
            {
                while (await a.MoveNextAsync().ConfigureAwait(false) && await b.MoveNextAsync().ConfigureAwait(false))
                    yield return resultSelector(a.Current, b.Current);
            }
        }
    }

    public static IAsyncEnumerable<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        return GroupByIterator<TSource, TKey>(source, keySelector, default);
    }

    private static async IAsyncEnumerable<IGrouping<TKey, TSource>> GroupByIterator<TSource, TKey>(IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<TSource> all = new List<TSource>();
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            all.Add(item);
        }
        foreach (IGrouping<TKey, TSource> group in all.GroupBy(keySelector)) yield return group;
    }

    public static IOrderedAsyncEnumerable<TSource> Order<TSource>(this IAsyncEnumerable<TSource> source) => new OrderedAsyncEnumerable<TSource>(source, items => items.Order());

    public static IOrderedAsyncEnumerable<TSource> OrderDescending<TSource>(this IAsyncEnumerable<TSource> source) => new OrderedAsyncEnumerable<TSource>(source, items => items.OrderDescending());

    public static IOrderedAsyncEnumerable<TSource> OrderBy<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector) => new OrderedAsyncEnumerable<TSource>(source, items => items.OrderBy(keySelector));

    public static IOrderedAsyncEnumerable<TSource> OrderByDescending<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector) => new OrderedAsyncEnumerable<TSource>(source, items => items.OrderByDescending(keySelector));

    public static IOrderedAsyncEnumerable<TSource> ThenBy<TSource, TKey>(this IOrderedAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector)
        => ((OrderedAsyncEnumerable<TSource>)source).Then(items => items.ThenBy(keySelector));

    public static IOrderedAsyncEnumerable<TSource> ThenByDescending<TSource, TKey>(this IOrderedAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector)
        => ((OrderedAsyncEnumerable<TSource>)source).Then(items => items.ThenByDescending(keySelector));
}
