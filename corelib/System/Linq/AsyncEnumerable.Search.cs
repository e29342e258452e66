using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
namespace System.Linq;

// Operators that look for an element.

public static partial class AsyncEnumerable
{
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
