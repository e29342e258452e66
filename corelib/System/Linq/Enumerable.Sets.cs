using System.Collections.Generic;
namespace System.Linq;

public static partial class Enumerable
{
    public static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source) => Distinct(source, null);

    public static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)
    {
        if (source == null) throw Null("source");
        return DistinctCore(source, comparer);
    }

    private static IEnumerable<TSource> DistinctCore<TSource>(IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)
    {
        HashSet<TSource> seen = new HashSet<TSource>(comparer);
        foreach (TSource item in source)
            if (seen.Add(item)) yield return item;
    }

    public static IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => DistinctBy(source, keySelector, null);

    public static IEnumerable<TSource> DistinctBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        return DistinctByCore(source, keySelector, comparer);
    }

    private static IEnumerable<TSource> DistinctByCore<TSource, TKey>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        HashSet<TKey> seen = new HashSet<TKey>(comparer);
        foreach (TSource item in source)
            if (seen.Add(keySelector(item))) yield return item;
    }

    public static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) => Union(first, second, null);

    public static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        return UnionCore(first, second, comparer);
    }

    private static IEnumerable<TSource> UnionCore<TSource>(IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)
    {
        HashSet<TSource> seen = new HashSet<TSource>(comparer);
        foreach (TSource item in first)
            if (seen.Add(item)) yield return item;
        foreach (TSource item in second)
            if (seen.Add(item)) yield return item;
    }

    public static IEnumerable<TSource> UnionBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TSource> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer = null)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        if (keySelector == null) throw Null("keySelector");
        return UnionByCore(first, second, keySelector, comparer);
    }

    private static IEnumerable<TSource> UnionByCore<TSource, TKey>(IEnumerable<TSource> first, IEnumerable<TSource> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        HashSet<TKey> seen = new HashSet<TKey>(comparer);
        foreach (TSource item in first)
            if (seen.Add(keySelector(item))) yield return item;
        foreach (TSource item in second)
            if (seen.Add(keySelector(item))) yield return item;
    }

    public static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) => Except(first, second, null);

    public static IEnumerable<TSource> Except<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        return ExceptCore(first, second, comparer);
    }

    private static IEnumerable<TSource> ExceptCore<TSource>(IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)
    {
        HashSet<TSource> seen = new HashSet<TSource>(second, comparer);
        foreach (TSource item in first)
            if (seen.Add(item)) yield return item;
    }

    public static IEnumerable<TSource> ExceptBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer = null)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        if (keySelector == null) throw Null("keySelector");
        return ExceptByCore(first, second, keySelector, comparer);
    }

    private static IEnumerable<TSource> ExceptByCore<TSource, TKey>(IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        HashSet<TKey> seen = new HashSet<TKey>(second, comparer);
        foreach (TSource item in first)
            if (seen.Add(keySelector(item))) yield return item;
    }

    public static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) => Intersect(first, second, null);

    public static IEnumerable<TSource> Intersect<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        return IntersectCore(first, second, comparer);
    }

    private static IEnumerable<TSource> IntersectCore<TSource>(IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)
    {
        HashSet<TSource> wanted = new HashSet<TSource>(second, comparer);
        foreach (TSource item in first)
            if (wanted.Remove(item)) yield return item;
    }

    public static IEnumerable<TSource> IntersectBy<TSource, TKey>(this IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer = null)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        if (keySelector == null) throw Null("keySelector");
        return IntersectByCore(first, second, keySelector, comparer);
    }

    private static IEnumerable<TSource> IntersectByCore<TSource, TKey>(IEnumerable<TSource> first, IEnumerable<TKey> second, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        HashSet<TKey> wanted = new HashSet<TKey>(second, comparer);
        foreach (TSource item in first)
            if (wanted.Remove(keySelector(item))) yield return item;
    }
}
