using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
namespace System.Linq;

// LINQ over async sequences. Most operators exist with ordinary delegates and with ones that are awaited.

public static partial class AsyncEnumerable
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
}
