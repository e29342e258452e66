using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
namespace System.Linq;

// Operators that collect a sequence.

public static partial class AsyncEnumerable
{
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
}
