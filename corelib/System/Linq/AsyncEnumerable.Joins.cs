using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
namespace System.Linq;

// Joins and groups of async sequences: the inner sequence (or all of it) is read first.

public static partial class AsyncEnumerable
{
    private static async ValueTask<List<T>> ReadAll<T>(IAsyncEnumerable<T> source, CancellationToken cancellationToken)
    {
        List<T> all = new List<T>();
        await foreach (T item in source.WithCancellation(cancellationToken).ConfigureAwait(false)) all.Add(item);
        return all;
    }

    private static void CheckJoin(object outer, object inner, object outerKeySelector, object innerKeySelector, object resultSelector)
    {
        if (outer == null) throw new ArgumentNullException("outer");
        if (inner == null) throw new ArgumentNullException("inner");
        if (outerKeySelector == null) throw new ArgumentNullException("outerKeySelector");
        if (innerKeySelector == null) throw new ArgumentNullException("innerKeySelector");
        if (resultSelector == null) throw new ArgumentNullException("resultSelector");
    }

    public static IAsyncEnumerable<TResult> Join<TOuter, TInner, TKey, TResult>(this IAsyncEnumerable<TOuter> outer, IAsyncEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer = null)
    {
        CheckJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
        return JoinIterator<TOuter, TInner, TKey, TResult>(outer, inner, outerKeySelector, innerKeySelector, resultSelector, comparer, default);
    }

    private static async IAsyncEnumerable<TResult> JoinIterator<TOuter, TInner, TKey, TResult>(IAsyncEnumerable<TOuter> outer, IAsyncEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Lookup<TKey, TInner> lookup = null;
        await foreach (TOuter item in outer.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (lookup == null) lookup = Lookup<TKey, TInner>.CreateForJoin(await ReadAll(inner, cancellationToken).ConfigureAwait(false), innerKeySelector, comparer);
            Grouping<TKey, TInner> g = lookup.Get(outerKeySelector(item), false);
            if (g != null)
                for (int i = 0; i < g._count; i++) yield return resultSelector(item, g._elements[i]);
        }
    }

    public static IAsyncEnumerable<TResult> LeftJoin<TOuter, TInner, TKey, TResult>(this IAsyncEnumerable<TOuter> outer, IAsyncEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer = null)
    {
        CheckJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
        return LeftJoinIterator<TOuter, TInner, TKey, TResult>(outer, inner, outerKeySelector, innerKeySelector, resultSelector, comparer, default);
    }

    private static async IAsyncEnumerable<TResult> LeftJoinIterator<TOuter, TInner, TKey, TResult>(IAsyncEnumerable<TOuter> outer, IAsyncEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Lookup<TKey, TInner> lookup = null;
        await foreach (TOuter item in outer.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (lookup == null) lookup = Lookup<TKey, TInner>.CreateForJoin(await ReadAll(inner, cancellationToken).ConfigureAwait(false), innerKeySelector, comparer);
            Grouping<TKey, TInner> g = lookup.Get(outerKeySelector(item), false);
            if (g == null) yield return resultSelector(item, default);
            else
                for (int i = 0; i < g._count; i++) yield return resultSelector(item, g._elements[i]);
        }
    }

    public static IAsyncEnumerable<TResult> GroupJoin<TOuter, TInner, TKey, TResult>(this IAsyncEnumerable<TOuter> outer, IAsyncEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector, IEqualityComparer<TKey> comparer = null)
    {
        CheckJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
        return GroupJoinIterator<TOuter, TInner, TKey, TResult>(outer, inner, outerKeySelector, innerKeySelector, resultSelector, comparer, default);
    }

    private static async IAsyncEnumerable<TResult> GroupJoinIterator<TOuter, TInner, TKey, TResult>(IAsyncEnumerable<TOuter> outer, IAsyncEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, IEnumerable<TInner>, TResult> resultSelector, IEqualityComparer<TKey> comparer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Lookup<TKey, TInner> lookup = null;
        await foreach (TOuter item in outer.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (lookup == null) lookup = Lookup<TKey, TInner>.CreateForJoin(await ReadAll(inner, cancellationToken).ConfigureAwait(false), innerKeySelector, comparer);
            yield return resultSelector(item, lookup[outerKeySelector(item)]);
        }
    }

    public static IAsyncEnumerable<TResult> RightJoin<TOuter, TInner, TKey, TResult>(this IAsyncEnumerable<TOuter> outer, IAsyncEnumerable<TInner> inner, Func<TOuter, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TOuter, TInner, TResult> resultSelector, IEqualityComparer<TKey> comparer = null)
    {
        CheckJoin(outer, inner, outerKeySelector, innerKeySelector, resultSelector);
        return LeftJoinIterator<TInner, TOuter, TKey, TResult>(inner, outer, innerKeySelector, outerKeySelector, (i, o) => resultSelector(o, i), comparer, default);
    }

    public static IAsyncEnumerable<KeyValuePair<TKey, int>> CountBy<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer = null)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        return CountByIterator<TSource, TKey>(source, keySelector, comparer, default);
    }

    private static async IAsyncEnumerable<KeyValuePair<TKey, int>> CountByIterator<TSource, TKey>(IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<TSource> all = await ReadAll(source, cancellationToken).ConfigureAwait(false);
        foreach (KeyValuePair<TKey, int> pair in all.CountBy(keySelector, comparer)) yield return pair;
    }

    public static IAsyncEnumerable<KeyValuePair<TKey, TAccumulate>> AggregateBy<TSource, TKey, TAccumulate>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, IEqualityComparer<TKey> comparer = null)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        if (func == null) throw new ArgumentNullException("func");
        return AggregateByIterator<TSource, TKey, TAccumulate>(source, keySelector, seed, func, comparer, default);
    }

    private static async IAsyncEnumerable<KeyValuePair<TKey, TAccumulate>> AggregateByIterator<TSource, TKey, TAccumulate>(IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, IEqualityComparer<TKey> comparer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<TSource> all = await ReadAll(source, cancellationToken).ConfigureAwait(false);
        foreach (KeyValuePair<TKey, TAccumulate> pair in all.AggregateBy(keySelector, seed, func, comparer)) yield return pair;
    }

    public static async ValueTask<ILookup<TKey, TSource>> ToLookupAsync<TSource, TKey>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer = null, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        return (await ReadAll(source, cancellationToken).ConfigureAwait(false)).ToLookup(keySelector, comparer);
    }

    public static async ValueTask<ILookup<TKey, TElement>> ToLookupAsync<TSource, TKey, TElement>(this IAsyncEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer = null, CancellationToken cancellationToken = default)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (keySelector == null) throw new ArgumentNullException("keySelector");
        if (elementSelector == null) throw new ArgumentNullException("elementSelector");
        return (await ReadAll(source, cancellationToken).ConfigureAwait(false)).ToLookup(keySelector, elementSelector, comparer);
    }
}
