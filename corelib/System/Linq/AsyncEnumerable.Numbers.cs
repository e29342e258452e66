using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
namespace System.Linq;

// Operators that count, add up and compare.

public static partial class AsyncEnumerable
{
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
}
