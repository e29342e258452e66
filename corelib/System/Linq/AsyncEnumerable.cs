using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
namespace System.Linq;

// LINQ over async sequences. Most operators exist with ordinary delegates and with ones that are awaited.

public static class AsyncEnumerable
{
    public static IAsyncEnumerable<TResult> Empty<TResult>() => EmptyIterator<TResult>();

    private static async IAsyncEnumerable<T> EmptyIterator<T>()
    {
        await default(ValueTask);
        yield break;
    }

    public static IAsyncEnumerable<int> Range(int start, int count)
    {
        if (count < 0 || (long)start + count - 1 > int.MaxValue) throw new ArgumentOutOfRangeException("count");
        return RangeIterator(start, count);
    }

    private static async IAsyncEnumerable<int> RangeIterator(int start, int count)
    {
        await default(ValueTask);
        for (int i = 0; i < count; i++) yield return start + i;
    }

    public static IAsyncEnumerable<TResult> Repeat<TResult>(TResult element, int count)
    {
        if (count < 0) throw new ArgumentOutOfRangeException("count");
        return RepeatIterator(element, count);
    }

    private static async IAsyncEnumerable<T> RepeatIterator<T>(T element, int count)
    {
        await default(ValueTask);
        for (int i = 0; i < count; i++) yield return element;
    }

    public static IAsyncEnumerable<TSource> ToAsyncEnumerable<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ToAsyncIterator(source);
    }

    private static async IAsyncEnumerable<T> ToAsyncIterator<T>(IEnumerable<T> source)
    {
        await default(ValueTask);
        foreach (T item in source) yield return item;
    }

    public static IAsyncEnumerable<TSource> Where<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return WhereIterator<TSource>(source, predicate, default);
    }

    private static async IAsyncEnumerable<TSource> WhereIterator<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (predicate(item)) yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> Where<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, int, bool> predicate)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return WhereIterator<TSource>(source, predicate, default);
    }

    private static async IAsyncEnumerable<TSource> WhereIterator<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, int, bool> predicate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int index = -1;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            index++;
            if (predicate(item, index)) yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> Where<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return WhereIterator<TSource>(source, predicate, default);
    }

    private static async IAsyncEnumerable<TSource> WhereIterator<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (await predicate(item, cancellationToken).ConfigureAwait(false)) yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> Where<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, int, CancellationToken, ValueTask<bool>> predicate)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return WhereIterator<TSource>(source, predicate, default);
    }

    private static async IAsyncEnumerable<TSource> WhereIterator<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, int, CancellationToken, ValueTask<bool>> predicate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int index = -1;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            index++;
            if (await predicate(item, index, cancellationToken).ConfigureAwait(false)) yield return item;
        }
    }

    public static IAsyncEnumerable<TResult> Select<TSource, TResult>(this IAsyncEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (selector == null) throw new ArgumentNullException("selector");
        return SelectIterator<TSource, TResult>(source, selector, default);
    }

    private static async IAsyncEnumerable<TResult> SelectIterator<TSource, TResult>(IAsyncEnumerable<TSource> source, Func<TSource, TResult> selector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return selector(item);
        }
    }

    public static IAsyncEnumerable<TResult> Select<TSource, TResult>(this IAsyncEnumerable<TSource> source, Func<TSource, int, TResult> selector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (selector == null) throw new ArgumentNullException("selector");
        return SelectIterator<TSource, TResult>(source, selector, default);
    }

    private static async IAsyncEnumerable<TResult> SelectIterator<TSource, TResult>(IAsyncEnumerable<TSource> source, Func<TSource, int, TResult> selector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int index = -1;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            index++;
            yield return selector(item, index);
        }
    }

    public static IAsyncEnumerable<TResult> Select<TSource, TResult>(this IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<TResult>> selector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (selector == null) throw new ArgumentNullException("selector");
        return SelectIterator<TSource, TResult>(source, selector, default);
    }

    private static async IAsyncEnumerable<TResult> SelectIterator<TSource, TResult>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<TResult>> selector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await selector(item, cancellationToken).ConfigureAwait(false);
        }
    }

    public static IAsyncEnumerable<TResult> Select<TSource, TResult>(this IAsyncEnumerable<TSource> source, Func<TSource, int, CancellationToken, ValueTask<TResult>> selector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (selector == null) throw new ArgumentNullException("selector");
        return SelectIterator<TSource, TResult>(source, selector, default);
    }

    private static async IAsyncEnumerable<TResult> SelectIterator<TSource, TResult>(IAsyncEnumerable<TSource> source, Func<TSource, int, CancellationToken, ValueTask<TResult>> selector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int index = -1;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            index++;
            yield return await selector(item, index, cancellationToken).ConfigureAwait(false);
        }
    }

    public static IAsyncEnumerable<TResult> SelectMany<TSource, TResult>(this IAsyncEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (selector == null) throw new ArgumentNullException("selector");
        return SelectManyIterator<TSource, TResult>(source, selector, default);
    }

    private static async IAsyncEnumerable<TResult> SelectManyIterator<TSource, TResult>(IAsyncEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (TResult inner in selector(item)) yield return inner;
        }
    }

    public static IAsyncEnumerable<TResult> SelectMany<TSource, TResult>(this IAsyncEnumerable<TSource> source, Func<TSource, IAsyncEnumerable<TResult>> selector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (selector == null) throw new ArgumentNullException("selector");
        return SelectManyIterator<TSource, TResult>(source, selector, default);
    }

    private static async IAsyncEnumerable<TResult> SelectManyIterator<TSource, TResult>(IAsyncEnumerable<TSource> source, Func<TSource, IAsyncEnumerable<TResult>> selector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await foreach (TResult inner in selector(item).WithCancellation(cancellationToken).ConfigureAwait(false)) yield return inner;
        }
    }

    public static IAsyncEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IAsyncEnumerable<TSource> source, Func<TSource, IAsyncEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (collectionSelector == null) throw new ArgumentNullException("collectionSelector");
        if (resultSelector == null) throw new ArgumentNullException("resultSelector");
        return SelectManyIterator<TSource, TCollection, TResult>(source, collectionSelector, resultSelector, default);
    }

    private static async IAsyncEnumerable<TResult> SelectManyIterator<TSource, TCollection, TResult>(IAsyncEnumerable<TSource> source, Func<TSource, IAsyncEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await foreach (TCollection inner in collectionSelector(item).WithCancellation(cancellationToken).ConfigureAwait(false)) yield return resultSelector(item, inner);
        }
    }

    public static IAsyncEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(this IAsyncEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (collectionSelector == null) throw new ArgumentNullException("collectionSelector");
        if (resultSelector == null) throw new ArgumentNullException("resultSelector");
        return SelectManyIterator<TSource, TCollection, TResult>(source, collectionSelector, resultSelector, default);
    }

    private static async IAsyncEnumerable<TResult> SelectManyIterator<TSource, TCollection, TResult>(IAsyncEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (TCollection inner in collectionSelector(item)) yield return resultSelector(item, inner);
        }
    }

    public static IAsyncEnumerable<TSource> Take<TSource>(this IAsyncEnumerable<TSource> source, int count)
    {
        if (source == null) throw new ArgumentNullException("source");
        return TakeIterator<TSource>(source, count, default);
    }

    private static async IAsyncEnumerable<TSource> TakeIterator<TSource>(IAsyncEnumerable<TSource> source, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (count <= 0) yield break;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
            count--;
            if (count == 0) break;
        }
    }

    public static IAsyncEnumerable<TSource> Skip<TSource>(this IAsyncEnumerable<TSource> source, int count)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SkipIterator<TSource>(source, count, default);
    }

    private static async IAsyncEnumerable<TSource> SkipIterator<TSource>(IAsyncEnumerable<TSource> source, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (count > 0) count--;
            else yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> TakeWhile<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return TakeWhileIterator<TSource>(source, predicate, default);
    }

    private static async IAsyncEnumerable<TSource> TakeWhileIterator<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!predicate(item)) break;
            yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> TakeWhile<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return TakeWhileIterator<TSource>(source, predicate, default);
    }

    private static async IAsyncEnumerable<TSource> TakeWhileIterator<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!await predicate(item, cancellationToken).ConfigureAwait(false)) break;
            yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> SkipWhile<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return SkipWhileIterator<TSource>(source, predicate, default);
    }

    private static async IAsyncEnumerable<TSource> SkipWhileIterator<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool skipping = true;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (skipping && predicate(item)) continue;
            skipping = false;
            yield return item;
        }
    }

    public static IAsyncEnumerable<TSource> TakeLast<TSource>(this IAsyncEnumerable<TSource> source, int count)
    {
        if (source == null) throw new ArgumentNullException("source");
        return TakeLastIterator<TSource>(source, count, default);
    }

    private static async IAsyncEnumerable<TSource> TakeLastIterator<TSource>(IAsyncEnumerable<TSource> source, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Queue<TSource> last = new Queue<TSource>();
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (count <= 0) continue;
            if (last.Count == count) last.Dequeue();
            last.Enqueue(item);
        }
        while (last.Count > 0) yield return last.Dequeue();
    }

    public static IAsyncEnumerable<TSource> SkipLast<TSource>(this IAsyncEnumerable<TSource> source, int count)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SkipLastIterator<TSource>(source, count, default);
    }

    private static async IAsyncEnumerable<TSource> SkipLastIterator<TSource>(IAsyncEnumerable<TSource> source, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Queue<TSource> held = new Queue<TSource>();
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            held.Enqueue(item);
            if (held.Count > (count < 0 ? 0 : count)) yield return held.Dequeue();
        }
    }

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

    public static ValueTask<List<TSource>> ToListAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ToListAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<List<TSource>> ToListAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        List<TSource> list = new List<TSource>();
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            list.Add(item);
        }
        return list;
    }

    public static ValueTask<TSource[]> ToArrayAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ToArrayAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<TSource[]> ToArrayAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        List<TSource> list = new List<TSource>();
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            list.Add(item);
        }
        return list.ToArray();
    }

    public static ValueTask<HashSet<TSource>> ToHashSetAsync<TSource>(this IAsyncEnumerable<TSource> source, IEqualityComparer<TSource> comparer = null, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ToHashSetAsyncCore<TSource>(source, comparer, cancellationToken);
    }

    private static async ValueTask<HashSet<TSource>> ToHashSetAsyncCore<TSource>(IAsyncEnumerable<TSource> source, IEqualityComparer<TSource> comparer, CancellationToken cancellationToken)
    {
        HashSet<TSource> set = new HashSet<TSource>(comparer);
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            set.Add(item);
        }
        return set;
    }

    public static ValueTask<Dictionary<TKey, TSource>> ToDictionaryAsync<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer = null, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        return ToDictionaryAsyncCore<TSource, TKey>(source, keySelector, comparer, cancellationToken);
    }

    private static async ValueTask<Dictionary<TKey, TSource>> ToDictionaryAsyncCore<TSource, TKey>(IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer, CancellationToken cancellationToken)
    {
        Dictionary<TKey, TSource> map = new Dictionary<TKey, TSource>(comparer);
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            map.Add(keySelector(item), item);
        }
        return map;
    }

    public static ValueTask<Dictionary<TKey, TElement>> ToDictionaryAsync<TSource, TKey, TElement>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer = null, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        if (elementSelector == null) throw new ArgumentNullException("elementSelector");
        return ToDictionaryAsyncCore<TSource, TKey, TElement>(source, keySelector, elementSelector, comparer, cancellationToken);
    }

    private static async ValueTask<Dictionary<TKey, TElement>> ToDictionaryAsyncCore<TSource, TKey, TElement>(IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer, CancellationToken cancellationToken)
    {
        Dictionary<TKey, TElement> map = new Dictionary<TKey, TElement>(comparer);
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            map.Add(keySelector(item), elementSelector(item));
        }
        return map;
    }

    public static ValueTask<int> CountAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return CountAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<int> CountAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { count++; }
        }
        return count;
    }

    public static ValueTask<int> CountAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return CountAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<int> CountAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (predicate(item)) checked { count++; }
        }
        return count;
    }

    public static ValueTask<int> CountAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return CountAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<int> CountAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (await predicate(item, cancellationToken).ConfigureAwait(false)) checked { count++; }
        }
        return count;
    }

    public static ValueTask<long> LongCountAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return LongCountAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<long> LongCountAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            count++;
        }
        return count;
    }

    public static ValueTask<bool> AnyAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return AnyAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<bool> AnyAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            return true;
        }
        return false;
    }

    public static ValueTask<bool> AnyAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return AnyAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<bool> AnyAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (predicate(item)) return true;
        }
        return false;
    }

    public static ValueTask<bool> AnyAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return AnyAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<bool> AnyAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (await predicate(item, cancellationToken).ConfigureAwait(false)) return true;
        }
        return false;
    }

    public static ValueTask<bool> AllAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return AllAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<bool> AllAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!predicate(item)) return false;
        }
        return true;
    }

    public static ValueTask<bool> AllAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return AllAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<bool> AllAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!await predicate(item, cancellationToken).ConfigureAwait(false)) return false;
        }
        return true;
    }

    public static ValueTask<bool> ContainsAsync<TSource>(this IAsyncEnumerable<TSource> source, TSource value, IEqualityComparer<TSource> comparer = null, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ContainsAsyncCore<TSource>(source, value, comparer, cancellationToken);
    }

    private static async ValueTask<bool> ContainsAsyncCore<TSource>(IAsyncEnumerable<TSource> source, TSource value, IEqualityComparer<TSource> comparer, CancellationToken cancellationToken)
    {
        if (comparer == null) comparer = EqualityComparer<TSource>.Default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (comparer.Equals(item, value)) return true;
        }
        return false;
    }

    public static ValueTask<TSource> FirstAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return FirstAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<TSource> FirstAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            return item;
        }
        throw new InvalidOperationException("Sequence contains no elements");
    }

    public static ValueTask<TSource> FirstAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return FirstAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<TSource> FirstAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (predicate(item)) return item;
        }
        throw new InvalidOperationException("Sequence contains no matching element");
    }

    public static ValueTask<TSource> FirstAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return FirstAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<TSource> FirstAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask<bool>> predicate, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (await predicate(item, cancellationToken).ConfigureAwait(false)) return item;
        }
        throw new InvalidOperationException("Sequence contains no matching element");
    }

    public static ValueTask<TSource> FirstOrDefaultAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return FirstOrDefaultAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<TSource> FirstOrDefaultAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            return item;
        }
        return default;
    }

    public static ValueTask<TSource> FirstOrDefaultAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return FirstOrDefaultAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<TSource> FirstOrDefaultAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (predicate(item)) return item;
        }
        return default;
    }

    public static ValueTask<TSource> FirstOrDefaultAsync<TSource>(this IAsyncEnumerable<TSource> source, TSource defaultValue, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return FirstOrDefaultAsyncCore<TSource>(source, defaultValue, cancellationToken);
    }

    private static async ValueTask<TSource> FirstOrDefaultAsyncCore<TSource>(IAsyncEnumerable<TSource> source, TSource defaultValue, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            return item;
        }
        return defaultValue;
    }

    public static ValueTask<TSource> LastAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return LastAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<TSource> LastAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource last = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            any = true;
            last = item;
        }
        if (any) return last;
        throw new InvalidOperationException("Sequence contains no elements");
    }

    public static ValueTask<TSource> LastAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return LastAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<TSource> LastAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource last = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!predicate(item)) continue;
            any = true;
            last = item;
        }
        if (any) return last;
        throw new InvalidOperationException("Sequence contains no matching element");
    }

    public static ValueTask<TSource> LastOrDefaultAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return LastOrDefaultAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<TSource> LastOrDefaultAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource last = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            any = true;
            last = item;
        }
        if (any) return last;
        return default;
    }

    public static ValueTask<TSource> LastOrDefaultAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return LastOrDefaultAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<TSource> LastOrDefaultAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource last = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!predicate(item)) continue;
            any = true;
            last = item;
        }
        if (any) return last;
        return default;
    }

    public static ValueTask<TSource> SingleAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SingleAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<TSource> SingleAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource single = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (any) throw new InvalidOperationException("Sequence contains more than one element");
            any = true;
            single = item;
        }
        if (any) return single;
        throw new InvalidOperationException("Sequence contains no elements");
    }

    public static ValueTask<TSource> SingleAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return SingleAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<TSource> SingleAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource single = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!predicate(item)) continue;
            if (any) throw new InvalidOperationException("Sequence contains more than one matching element");
            any = true;
            single = item;
        }
        if (any) return single;
        throw new InvalidOperationException("Sequence contains no matching element");
    }

    public static ValueTask<TSource> SingleOrDefaultAsync<TSource>(this IAsyncEnumerable<TSource> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SingleOrDefaultAsyncCore<TSource>(source, cancellationToken);
    }

    private static async ValueTask<TSource> SingleOrDefaultAsyncCore<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource single = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (any) throw new InvalidOperationException("Sequence contains more than one element");
            any = true;
            single = item;
        }
        if (any) return single;
        return default;
    }

    public static ValueTask<TSource> SingleOrDefaultAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (predicate == null) throw new ArgumentNullException("predicate");
        return SingleOrDefaultAsyncCore<TSource>(source, predicate, cancellationToken);
    }

    private static async ValueTask<TSource> SingleOrDefaultAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, bool> predicate, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource single = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!predicate(item)) continue;
            if (any) throw new InvalidOperationException("Sequence contains more than one matching element");
            any = true;
            single = item;
        }
        if (any) return single;
        return default;
    }

    public static ValueTask<TSource> ElementAtAsync<TSource>(this IAsyncEnumerable<TSource> source, int index, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ElementAtAsyncCore<TSource>(source, index, cancellationToken);
    }

    private static async ValueTask<TSource> ElementAtAsyncCore<TSource>(IAsyncEnumerable<TSource> source, int index, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (index == 0) return item;
            index--;
        }
        throw new ArgumentOutOfRangeException("index");
    }

    public static ValueTask<TSource> ElementAtOrDefaultAsync<TSource>(this IAsyncEnumerable<TSource> source, int index, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return ElementAtOrDefaultAsyncCore<TSource>(source, index, cancellationToken);
    }

    private static async ValueTask<TSource> ElementAtOrDefaultAsyncCore<TSource>(IAsyncEnumerable<TSource> source, int index, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (index == 0) return item;
            index--;
        }
        return default;
    }

    public static ValueTask<TSource> AggregateAsync<TSource>(this IAsyncEnumerable<TSource> source, Func<TSource, TSource, TSource> func, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (func == null) throw new ArgumentNullException("func");
        return AggregateAsyncCore<TSource>(source, func, cancellationToken);
    }

    private static async ValueTask<TSource> AggregateAsyncCore<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, TSource, TSource> func, CancellationToken cancellationToken)
    {
        bool any = false;
        TSource result = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            result = any ? func(result, item) : item;
            any = true;
        }
        if (any) return result;
        throw new InvalidOperationException("Sequence contains no elements");
    }

    public static ValueTask<TAccumulate> AggregateAsync<TSource, TAccumulate>(this IAsyncEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (func == null) throw new ArgumentNullException("func");
        return AggregateAsyncCore<TSource, TAccumulate>(source, seed, func, cancellationToken);
    }

    private static async ValueTask<TAccumulate> AggregateAsyncCore<TSource, TAccumulate>(IAsyncEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            seed = func(seed, item);
        }
        return seed;
    }

    public static ValueTask<TAccumulate> AggregateAsync<TSource, TAccumulate>(this IAsyncEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, CancellationToken, ValueTask<TAccumulate>> func, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (func == null) throw new ArgumentNullException("func");
        return AggregateAsyncCore<TSource, TAccumulate>(source, seed, func, cancellationToken);
    }

    private static async ValueTask<TAccumulate> AggregateAsyncCore<TSource, TAccumulate>(IAsyncEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, CancellationToken, ValueTask<TAccumulate>> func, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            seed = await func(seed, item, cancellationToken).ConfigureAwait(false);
        }
        return seed;
    }

    public static ValueTask<TResult> AggregateAsync<TSource, TAccumulate, TResult>(this IAsyncEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (func == null) throw new ArgumentNullException("func");
        if (resultSelector == null) throw new ArgumentNullException("resultSelector");
        return AggregateAsyncCore<TSource, TAccumulate, TResult>(source, seed, func, resultSelector, cancellationToken);
    }

    private static async ValueTask<TResult> AggregateAsyncCore<TSource, TAccumulate, TResult>(IAsyncEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector, CancellationToken cancellationToken)
    {
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            seed = func(seed, item);
        }
        return resultSelector(seed);
    }

    public static ValueTask<TSource> MinAsync<TSource>(this IAsyncEnumerable<TSource> source, IComparer<TSource> comparer = null, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return MinAsyncCore<TSource>(source, comparer, cancellationToken);
    }

    private static async ValueTask<TSource> MinAsyncCore<TSource>(IAsyncEnumerable<TSource> source, IComparer<TSource> comparer, CancellationToken cancellationToken)
    {
        if (comparer == null) comparer = Comparer<TSource>.Default;
        bool any = false;
        TSource best = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!any || (item != null && (best == null || comparer.Compare(item, best) < 0))) best = item;
            any = true;
        }
        if (any || default(TSource) == null) return best;
        throw new InvalidOperationException("Sequence contains no elements");
    }

    public static ValueTask<TSource> MinByAsync<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        return MinByAsyncCore<TSource, TKey>(source, keySelector, cancellationToken);
    }

    private static async ValueTask<TSource> MinByAsyncCore<TSource, TKey>(IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, CancellationToken cancellationToken)
    {
        Comparer<TKey> comparer = Comparer<TKey>.Default;
        bool any = false;
        TSource best = default;
        TKey bestKey = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            TKey key = keySelector(item);
            if (any && comparer.Compare(key, bestKey) >= 0) continue;
            best = item;
            bestKey = key;
            any = true;
        }
        if (any || default(TSource) == null) return best;
        throw new InvalidOperationException("Sequence contains no elements");
    }

    public static ValueTask<TSource> MaxAsync<TSource>(this IAsyncEnumerable<TSource> source, IComparer<TSource> comparer = null, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return MaxAsyncCore<TSource>(source, comparer, cancellationToken);
    }

    private static async ValueTask<TSource> MaxAsyncCore<TSource>(IAsyncEnumerable<TSource> source, IComparer<TSource> comparer, CancellationToken cancellationToken)
    {
        if (comparer == null) comparer = Comparer<TSource>.Default;
        bool any = false;
        TSource best = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!any || (item != null && (best == null || comparer.Compare(item, best) > 0))) best = item;
            any = true;
        }
        if (any || default(TSource) == null) return best;
        throw new InvalidOperationException("Sequence contains no elements");
    }

    public static ValueTask<TSource> MaxByAsync<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        return MaxByAsyncCore<TSource, TKey>(source, keySelector, cancellationToken);
    }

    private static async ValueTask<TSource> MaxByAsyncCore<TSource, TKey>(IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, CancellationToken cancellationToken)
    {
        Comparer<TKey> comparer = Comparer<TKey>.Default;
        bool any = false;
        TSource best = default;
        TKey bestKey = default;
        await foreach (TSource item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            TKey key = keySelector(item);
            if (any && comparer.Compare(key, bestKey) <= 0) continue;
            best = item;
            bestKey = key;
            any = true;
        }
        if (any || default(TSource) == null) return best;
        throw new InvalidOperationException("Sequence contains no elements");
    }

    public static ValueTask<int> SumAsync(this IAsyncEnumerable<int> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SumAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<int> SumAsyncCore(IAsyncEnumerable<int> source, CancellationToken cancellationToken)
    {
        int sum = 0;
        await foreach (int item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
        }
        return sum;
    }

    public static ValueTask<double> AverageAsync(this IAsyncEnumerable<int> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return AverageAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<double> AverageAsyncCore(IAsyncEnumerable<int> source, CancellationToken cancellationToken)
    {
        long sum = 0;
        long count = 0;
        await foreach (int item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
            count++;
        }
        if (count == 0) throw new InvalidOperationException("Sequence contains no elements");
        return (double)sum / count;
    }

    public static ValueTask<long> SumAsync(this IAsyncEnumerable<long> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SumAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<long> SumAsyncCore(IAsyncEnumerable<long> source, CancellationToken cancellationToken)
    {
        long sum = 0;
        await foreach (long item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
        }
        return sum;
    }

    public static ValueTask<double> AverageAsync(this IAsyncEnumerable<long> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return AverageAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<double> AverageAsyncCore(IAsyncEnumerable<long> source, CancellationToken cancellationToken)
    {
        long sum = 0;
        long count = 0;
        await foreach (long item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
            count++;
        }
        if (count == 0) throw new InvalidOperationException("Sequence contains no elements");
        return (double)sum / count;
    }

    public static ValueTask<double> SumAsync(this IAsyncEnumerable<double> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SumAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<double> SumAsyncCore(IAsyncEnumerable<double> source, CancellationToken cancellationToken)
    {
        double sum = 0;
        await foreach (double item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
        }
        return sum;
    }

    public static ValueTask<double> AverageAsync(this IAsyncEnumerable<double> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return AverageAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<double> AverageAsyncCore(IAsyncEnumerable<double> source, CancellationToken cancellationToken)
    {
        double sum = 0;
        long count = 0;
        await foreach (double item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
            count++;
        }
        if (count == 0) throw new InvalidOperationException("Sequence contains no elements");
        return sum / count;
    }

    public static ValueTask<float> SumAsync(this IAsyncEnumerable<float> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SumAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<float> SumAsyncCore(IAsyncEnumerable<float> source, CancellationToken cancellationToken)
    {
        double sum = 0;
        await foreach (float item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
        }
        return (float)sum;
    }

    public static ValueTask<float> AverageAsync(this IAsyncEnumerable<float> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return AverageAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<float> AverageAsyncCore(IAsyncEnumerable<float> source, CancellationToken cancellationToken)
    {
        double sum = 0;
        long count = 0;
        await foreach (float item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
            count++;
        }
        if (count == 0) throw new InvalidOperationException("Sequence contains no elements");
        return (float)(sum / count);
    }

    public static ValueTask<decimal> SumAsync(this IAsyncEnumerable<decimal> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return SumAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<decimal> SumAsyncCore(IAsyncEnumerable<decimal> source, CancellationToken cancellationToken)
    {
        decimal sum = 0;
        await foreach (decimal item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
        }
        return sum;
    }

    public static ValueTask<decimal> AverageAsync(this IAsyncEnumerable<decimal> source, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        return AverageAsyncCore(source, cancellationToken);
    }

    private static async ValueTask<decimal> AverageAsyncCore(IAsyncEnumerable<decimal> source, CancellationToken cancellationToken)
    {
        decimal sum = 0;
        long count = 0;
        await foreach (decimal item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            checked { sum += item; }
            count++;
        }
        if (count == 0) throw new InvalidOperationException("Sequence contains no elements");
        return sum / count;
    }

    public static ValueTask<bool> SequenceEqualAsync<TSource>(this IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second, IEqualityComparer<TSource> comparer = null, CancellationToken cancellationToken = default)
    {
        if (first == null) throw new ArgumentNullException("first");
        if (second == null) throw new ArgumentNullException("second");
        return SequenceEqualAsyncCore<TSource>(first, second, comparer, cancellationToken);
    }

    private static async ValueTask<bool> SequenceEqualAsyncCore<TSource>(IAsyncEnumerable<TSource> first, IAsyncEnumerable<TSource> second, IEqualityComparer<TSource> comparer, CancellationToken cancellationToken)
    {
        if (comparer == null) comparer = EqualityComparer<TSource>.Default;
        await using (IAsyncEnumerator<TSource> a = first.GetAsyncEnumerator(cancellationToken))
        {
            await using (IAsyncEnumerator<TSource> b = second.GetAsyncEnumerator(cancellationToken))
            {
                while (await a.MoveNextAsync().ConfigureAwait(false))
                {
                    if (!await b.MoveNextAsync().ConfigureAwait(false) || !comparer.Equals(a.Current, b.Current)) return false;
                }
                return !await b.MoveNextAsync().ConfigureAwait(false);
            }
        }
    }
}
