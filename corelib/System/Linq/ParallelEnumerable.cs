using System.Collections;
using System.Collections.Generic;
using System.Threading;
namespace System.Linq;

/// See ParallelQuery.
public static class ParallelEnumerable
{
    /// What a query's functions throw, wrapped; not what says that the query itself has no answer, nor a cancellation.
    internal static TResult Run<TSource, TResult>(TSource source, Func<TSource, TResult> consume)
    {
        try
        {
            return consume(source);
        }
        catch (Exception e) when (!(e is OperationCanceledException || e is AggregateException || e is InvalidOperationException && e.StackTrace != null && IsOwn(e)))
        {
            throw new AggregateException(e);
        }
    }

    /// "Sequence contains no elements" and its kin.
    private static bool IsOwn(Exception e) => e.Message.StartsWith("Sequence contains ", StringComparison.Ordinal);

    private static IEnumerable<TSource> Cancellable<TSource>(IEnumerable<TSource> source, CancellationToken cancellationToken)
    {
        foreach (TSource item in source)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private static ParallelQuery<T> Query<T>(IEnumerable<T> source) => new ParallelQuery<T>(source);

    public static ParallelQuery<TSource> AsParallel<TSource>(this IEnumerable<TSource> source)
    {
        ArgumentNullException.ThrowIfNull(source, "source");
        return source as ParallelQuery<TSource> ?? Query(source);
    }

    public static ParallelQuery<int> Range(int start, int count) => Query(Enumerable.Range(start, count));
    public static ParallelQuery<TResult> Repeat<TResult>(TResult element, int count) => Query(Enumerable.Repeat(element, count));
    public static ParallelQuery<TResult> Empty<TResult>() => Query(Enumerable.Empty<TResult>());
    public static ParallelQuery<TSource> AsOrdered<TSource>(this ParallelQuery<TSource> source) => source;
    public static ParallelQuery<TSource> AsUnordered<TSource>(this ParallelQuery<TSource> source) => source;
    public static IEnumerable<TSource> AsSequential<TSource>(this ParallelQuery<TSource> source) => source;
    public static IEnumerable<TSource> AsEnumerable<TSource>(this ParallelQuery<TSource> source) => source;

    public static ParallelQuery<TSource> WithDegreeOfParallelism<TSource>(this ParallelQuery<TSource> source, int degreeOfParallelism)
    {
        if (degreeOfParallelism < 1 || degreeOfParallelism > 512) throw new ArgumentOutOfRangeException("degreeOfParallelism");
        return source;
    }

    public static ParallelQuery<TSource> WithExecutionMode<TSource>(this ParallelQuery<TSource> source, ParallelExecutionMode executionMode) => source;
    public static ParallelQuery<TSource> WithMergeOptions<TSource>(this ParallelQuery<TSource> source, ParallelMergeOptions mergeOptions) => source;
    public static ParallelQuery<TSource> WithCancellation<TSource>(this ParallelQuery<TSource> source, CancellationToken cancellationToken) => Query(Cancellable(source.Source, cancellationToken));

    public static void ForAll<TSource>(this ParallelQuery<TSource> source, Action<TSource> action)
    {
        ArgumentNullException.ThrowIfNull(action, "action");
        Run(source.Source, s =>
        {
            foreach (TSource item in s) action(item);
            return true;
        });
    }

    public static ParallelQuery<TSource> Where<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Query(source.Source.Where(predicate));
    public static ParallelQuery<TSource> Where<TSource>(this ParallelQuery<TSource> source, Func<TSource, int, bool> predicate) => Query(source.Source.Where(predicate));
    public static ParallelQuery<TResult> Select<TSource, TResult>(this ParallelQuery<TSource> source, Func<TSource, TResult> selector) => Query(source.Source.Select(selector));
    public static ParallelQuery<TResult> Select<TSource, TResult>(this ParallelQuery<TSource> source, Func<TSource, int, TResult> selector) => Query(source.Source.Select(selector));
    public static ParallelQuery<TResult> SelectMany<TSource, TResult>(this ParallelQuery<TSource> source, Func<TSource, IEnumerable<TResult>> selector) => Query(source.Source.SelectMany(selector));
    public static ParallelQuery<TResult> SelectMany<TSource, TCollection, TResult>(this ParallelQuery<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector) => Query(source.Source.SelectMany(collectionSelector, resultSelector));
    public static ParallelQuery<TSource> Distinct<TSource>(this ParallelQuery<TSource> source) => Query(source.Source.Distinct());
    public static ParallelQuery<TSource> Distinct<TSource>(this ParallelQuery<TSource> source, IEqualityComparer<TSource> comparer) => Query(source.Source.Distinct(comparer));
    public static ParallelQuery<TSource> Reverse<TSource>(this ParallelQuery<TSource> source) => Query(source.Source.Reverse());
    public static ParallelQuery<TSource> Take<TSource>(this ParallelQuery<TSource> source, int count) => Query(source.Source.Take(count));
    public static ParallelQuery<TSource> Skip<TSource>(this ParallelQuery<TSource> source, int count) => Query(source.Source.Skip(count));
    public static ParallelQuery<TSource> TakeWhile<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Query(source.Source.TakeWhile(predicate));
    public static ParallelQuery<TSource> SkipWhile<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Query(source.Source.SkipWhile(predicate));
    public static ParallelQuery<TSource> Concat<TSource>(this ParallelQuery<TSource> source, ParallelQuery<TSource> second) => Query(source.Source.Concat(second.Source));
    public static ParallelQuery<TSource> Union<TSource>(this ParallelQuery<TSource> source, ParallelQuery<TSource> second) => Query(source.Source.Union(second.Source));
    public static ParallelQuery<TSource> Intersect<TSource>(this ParallelQuery<TSource> source, ParallelQuery<TSource> second) => Query(source.Source.Intersect(second.Source));
    public static ParallelQuery<TSource> Except<TSource>(this ParallelQuery<TSource> source, ParallelQuery<TSource> second) => Query(source.Source.Except(second.Source));
    public static ParallelQuery<TSource> DefaultIfEmpty<TSource>(this ParallelQuery<TSource> source) => Query(source.Source.DefaultIfEmpty());
    public static ParallelQuery<TResult> Zip<TSource, TSecond, TResult>(this ParallelQuery<TSource> source, ParallelQuery<TSecond> second, Func<TSource, TSecond, TResult> resultSelector) => Query(source.Source.Zip(second.Source, resultSelector));
    public static ParallelQuery<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector) => Query(source.Source.GroupBy(keySelector));
    public static ParallelQuery<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector) => Query(source.Source.GroupBy(keySelector, elementSelector));
    public static ParallelQuery<TResult> GroupBy<TSource, TKey, TResult>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector, Func<TKey, IEnumerable<TSource>, TResult> resultSelector) => Query(source.Source.GroupBy(keySelector, resultSelector));
    public static ParallelQuery<TResult> Join<TSource, TInner, TKey, TResult>(this ParallelQuery<TSource> source, ParallelQuery<TInner> inner, Func<TSource, TKey> outerKeySelector, Func<TInner, TKey> innerKeySelector, Func<TSource, TInner, TResult> resultSelector) => Query(source.Source.Join(inner.Source, outerKeySelector, innerKeySelector, resultSelector));
    public static ParallelQuery<TResult> Cast<TResult>(this ParallelQuery<object> source) => Query(source.Source.Cast<TResult>());
    public static ParallelQuery<TResult> OfType<TResult>(this ParallelQuery<object> source) => Query(source.Source.OfType<TResult>());

    public static OrderedParallelQuery<TSource> OrderBy<TSource, TKey>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector) => new OrderedParallelQuery<TSource>(source.Source.OrderBy(keySelector));
    public static OrderedParallelQuery<TSource> OrderBy<TSource, TKey>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer) => new OrderedParallelQuery<TSource>(source.Source.OrderBy(keySelector, comparer));
    public static OrderedParallelQuery<TSource> OrderByDescending<TSource, TKey>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector) => new OrderedParallelQuery<TSource>(source.Source.OrderByDescending(keySelector));
    public static OrderedParallelQuery<TSource> OrderByDescending<TSource, TKey>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector, IComparer<TKey> comparer) => new OrderedParallelQuery<TSource>(source.Source.OrderByDescending(keySelector, comparer));
    public static OrderedParallelQuery<TSource> ThenBy<TSource, TKey>(this OrderedParallelQuery<TSource> source, Func<TSource, TKey> keySelector) => new OrderedParallelQuery<TSource>(source.Ordered.ThenBy(keySelector));
    public static OrderedParallelQuery<TSource> ThenByDescending<TSource, TKey>(this OrderedParallelQuery<TSource> source, Func<TSource, TKey> keySelector) => new OrderedParallelQuery<TSource>(source.Ordered.ThenByDescending(keySelector));

    public static int Count<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.Count());
    public static int Count<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.Count(predicate));
    public static long LongCount<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.LongCount());
    public static long LongCount<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.LongCount(predicate));
    public static bool Any<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.Any());
    public static bool Any<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.Any(predicate));
    public static bool All<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.All(predicate));
    public static bool Contains<TSource>(this ParallelQuery<TSource> source, TSource value) => Run(source.Source, s => s.Contains(value));
    public static bool SequenceEqual<TSource>(this ParallelQuery<TSource> source, ParallelQuery<TSource> second) => Run(source.Source, s => s.SequenceEqual(second.Source));
    public static TSource First<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.First());
    public static TSource First<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.First(predicate));
    public static TSource FirstOrDefault<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.FirstOrDefault());
    public static TSource FirstOrDefault<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.FirstOrDefault(predicate));
    public static TSource Last<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.Last());
    public static TSource Last<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.Last(predicate));
    public static TSource LastOrDefault<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.LastOrDefault());
    public static TSource LastOrDefault<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.LastOrDefault(predicate));
    public static TSource Single<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.Single());
    public static TSource Single<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.Single(predicate));
    public static TSource SingleOrDefault<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.SingleOrDefault());
    public static TSource SingleOrDefault<TSource>(this ParallelQuery<TSource> source, Func<TSource, bool> predicate) => Run(source.Source, s => s.SingleOrDefault(predicate));
    public static TSource ElementAt<TSource>(this ParallelQuery<TSource> source, int index) => Run(source.Source, s => s.ElementAt(index));
    public static TSource ElementAtOrDefault<TSource>(this ParallelQuery<TSource> source, int index) => Run(source.Source, s => s.ElementAtOrDefault(index));
    public static TSource[] ToArray<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.ToArray());
    public static List<TSource> ToList<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.ToList());
    public static HashSet<TSource> ToHashSet<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.ToHashSet());
    public static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector) => Run(source.Source, s => s.ToDictionary(keySelector));
    public static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector) => Run(source.Source, s => s.ToDictionary(keySelector, elementSelector));
    public static ILookup<TKey, TSource> ToLookup<TSource, TKey>(this ParallelQuery<TSource> source, Func<TSource, TKey> keySelector) => Run(source.Source, s => s.ToLookup(keySelector));
    public static TSource Min<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.Min());
    public static TSource Max<TSource>(this ParallelQuery<TSource> source) => Run(source.Source, s => s.Max());
    public static TResult Min<TSource, TResult>(this ParallelQuery<TSource> source, Func<TSource, TResult> selector) => Run(source.Source, s => s.Min(selector));
    public static TResult Max<TSource, TResult>(this ParallelQuery<TSource> source, Func<TSource, TResult> selector) => Run(source.Source, s => s.Max(selector));
    public static TSource Aggregate<TSource>(this ParallelQuery<TSource> source, Func<TSource, TSource, TSource> func) => Run(source.Source, s => s.Aggregate(func));
    public static TAccumulate Aggregate<TSource, TAccumulate>(this ParallelQuery<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func) => Run(source.Source, s => s.Aggregate(seed, func));
    public static TResult Aggregate<TSource, TAccumulate, TResult>(this ParallelQuery<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector) => Run(source.Source, s => s.Aggregate(seed, func, resultSelector));

    /// One part: nothing to combine.
    public static TResult Aggregate<TSource, TAccumulate, TResult>(this ParallelQuery<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> updateAccumulatorFunc, Func<TAccumulate, TAccumulate, TAccumulate> combineAccumulatorsFunc, Func<TAccumulate, TResult> resultSelector) => Run(source.Source, s => s.Aggregate(seed, updateAccumulatorFunc, resultSelector));
    public static TResult Aggregate<TSource, TAccumulate, TResult>(this ParallelQuery<TSource> source, Func<TAccumulate> seedFactory, Func<TAccumulate, TSource, TAccumulate> updateAccumulatorFunc, Func<TAccumulate, TAccumulate, TAccumulate> combineAccumulatorsFunc, Func<TAccumulate, TResult> resultSelector) => Run(source.Source, s => s.Aggregate(seedFactory(), updateAccumulatorFunc, resultSelector));

    public static int Sum(this ParallelQuery<int> source) => Run(source.Source, s => s.Sum());
    public static int Sum<TSource>(this ParallelQuery<TSource> source, Func<TSource, int> selector) => Run(source.Source, s => s.Sum(selector));
    public static double Average(this ParallelQuery<int> source) => Run(source.Source, s => s.Average());
    public static double Average<TSource>(this ParallelQuery<TSource> source, Func<TSource, int> selector) => Run(source.Source, s => s.Average(selector));
    public static long Sum(this ParallelQuery<long> source) => Run(source.Source, s => s.Sum());
    public static long Sum<TSource>(this ParallelQuery<TSource> source, Func<TSource, long> selector) => Run(source.Source, s => s.Sum(selector));
    public static double Average(this ParallelQuery<long> source) => Run(source.Source, s => s.Average());
    public static double Average<TSource>(this ParallelQuery<TSource> source, Func<TSource, long> selector) => Run(source.Source, s => s.Average(selector));
    public static float Sum(this ParallelQuery<float> source) => Run(source.Source, s => s.Sum());
    public static float Sum<TSource>(this ParallelQuery<TSource> source, Func<TSource, float> selector) => Run(source.Source, s => s.Sum(selector));
    public static float Average(this ParallelQuery<float> source) => Run(source.Source, s => s.Average());
    public static float Average<TSource>(this ParallelQuery<TSource> source, Func<TSource, float> selector) => Run(source.Source, s => s.Average(selector));
    public static double Sum(this ParallelQuery<double> source) => Run(source.Source, s => s.Sum());
    public static double Sum<TSource>(this ParallelQuery<TSource> source, Func<TSource, double> selector) => Run(source.Source, s => s.Sum(selector));
    public static double Average(this ParallelQuery<double> source) => Run(source.Source, s => s.Average());
    public static double Average<TSource>(this ParallelQuery<TSource> source, Func<TSource, double> selector) => Run(source.Source, s => s.Average(selector));
    public static decimal Sum(this ParallelQuery<decimal> source) => Run(source.Source, s => s.Sum());
    public static decimal Sum<TSource>(this ParallelQuery<TSource> source, Func<TSource, decimal> selector) => Run(source.Source, s => s.Sum(selector));
    public static decimal Average(this ParallelQuery<decimal> source) => Run(source.Source, s => s.Average());
    public static decimal Average<TSource>(this ParallelQuery<TSource> source, Func<TSource, decimal> selector) => Run(source.Source, s => s.Average(selector));
}
