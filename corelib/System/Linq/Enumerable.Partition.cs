using System.Collections.Generic;
namespace System.Linq;

public static partial class Enumerable
{
    public static IEnumerable<TSource> Take<TSource>(this IEnumerable<TSource> source, int count)
    {
        if (source == null) throw Null("source");
        if (count <= 0) return Array.Empty<TSource>();
        if (source is PartitionIterator<TSource> part) return part.Take(count);
        if (PartitionIterator<TSource>.Fits(source)) return new PartitionIterator<TSource>(source, 0, count - 1);
        return TakeCore(source, count);
    }

    private static IEnumerable<TSource> TakeCore<TSource>(IEnumerable<TSource> source, int count)
    {
        foreach (TSource item in source)
        {
            yield return item;
            if (--count == 0) break;
        }
    }

    public static IEnumerable<TSource> Take<TSource>(this IEnumerable<TSource> source, Range range)
    {
        if (source == null) throw Null("source");
        Index start = range.Start;
        Index end = range.End;
        if (!start.IsFromEnd && !end.IsFromEnd)
        {
            if (start.Value >= end.Value) return Array.Empty<TSource>();
            return Take(Skip(source, start.Value), end.Value - start.Value);
        }
        return TakeRange(source, start, end);
    }

    private static IEnumerable<TSource> TakeRange<TSource>(IEnumerable<TSource> source, Index start, Index end)
    {
        if (start.IsFromEnd && (start.Value == 0 || (end.IsFromEnd && end.Value >= start.Value))) yield break;
        TSource[] items = ToArray(source);
        int from = start.GetOffset(items.Length);
        int to = end.GetOffset(items.Length);
        if (from < 0) from = 0;
        if (to > items.Length) to = items.Length;
        for (int i = from; i < to; i++) yield return items[i];
    }

    public static IEnumerable<TSource> TakeLast<TSource>(this IEnumerable<TSource> source, int count)
    {
        if (source == null) throw Null("source");
        if (count <= 0) return Array.Empty<TSource>();
        int known;
        if (PartitionIterator<TSource>.Fits(source) && TryGetNonEnumeratedCount(source, out known)) return Skip(source, known - count);
        return TakeLastCore(source, count);
    }

    private static IEnumerable<TSource> TakeLastCore<TSource>(IEnumerable<TSource> source, int count)
    {
        Queue<TSource> kept = new Queue<TSource>();
        foreach (TSource item in source)
        {
            if (kept.Count == count) kept.Dequeue();
            kept.Enqueue(item);
        }
        while (kept.Count > 0) yield return kept.Dequeue();
    }

    public static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        return TakeWhileCore(source, predicate);
    }

    private static IEnumerable<TSource> TakeWhileCore<TSource>(IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        foreach (TSource item in source)
        {
            if (!predicate(item)) break;
            yield return item;
        }
    }

    public static IEnumerable<TSource> TakeWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        return TakeWhileIndexed(source, predicate);
    }

    private static IEnumerable<TSource> TakeWhileIndexed<TSource>(IEnumerable<TSource> source, Func<TSource, int, bool> predicate)
    {
        int index = -1;
        foreach (TSource item in source)
        {
            checked { index++; }
            if (!predicate(item, index)) break;
            yield return item;
        }
    }

    public static IEnumerable<TSource> Skip<TSource>(this IEnumerable<TSource> source, int count)
    {
        if (source == null) throw Null("source");
        if (count < 0) count = 0;
        if (source is TSource[] array && array.Length == 0) return array;
        if (source is PartitionIterator<TSource> part) return part.Skip(count);
        if (PartitionIterator<TSource>.Fits(source)) return new PartitionIterator<TSource>(source, count, int.MaxValue);
        return SkipCore(source, count);
    }

    private static IEnumerable<TSource> SkipCore<TSource>(IEnumerable<TSource> source, int count)
    {
        using (IEnumerator<TSource> e = source.GetEnumerator())
        {
            while (count > 0 && e.MoveNext()) count--;
            if (count <= 0)
                while (e.MoveNext()) yield return e.Current;
        }
    }

    public static IEnumerable<TSource> SkipLast<TSource>(this IEnumerable<TSource> source, int count)
    {
        if (source == null) throw Null("source");
        int known;
        if (count > 0 && PartitionIterator<TSource>.Fits(source) && TryGetNonEnumeratedCount(source, out known)) return Take(source, known - count);
        return SkipLastCore(source, count);
    }

    private static IEnumerable<TSource> SkipLastCore<TSource>(IEnumerable<TSource> source, int count)
    {
        if (count <= 0)
        {
            foreach (TSource item in source) yield return item;
            yield break;
        }
        Queue<TSource> held = new Queue<TSource>();
        foreach (TSource item in source)
        {
            if (held.Count == count) yield return held.Dequeue();
            held.Enqueue(item);
        }
    }

    public static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        return SkipWhileCore(source, predicate);
    }

    private static IEnumerable<TSource> SkipWhileCore<TSource>(IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        bool skipping = true;
        foreach (TSource item in source)
        {
            if (skipping && predicate(item)) continue;
            skipping = false;
            yield return item;
        }
    }

    public static IEnumerable<TSource> SkipWhile<TSource>(this IEnumerable<TSource> source, Func<TSource, int, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        return SkipWhileIndexed(source, predicate);
    }

    private static IEnumerable<TSource> SkipWhileIndexed<TSource>(IEnumerable<TSource> source, Func<TSource, int, bool> predicate)
    {
        int index = -1;
        bool skipping = true;
        foreach (TSource item in source)
        {
            checked { index++; }
            if (skipping && predicate(item, index)) continue;
            skipping = false;
            yield return item;
        }
    }

    public static IEnumerable<TSource[]> Chunk<TSource>(this IEnumerable<TSource> source, int size)
    {
        if (source == null) throw Null("source");
        if (size < 1) throw new ArgumentOutOfRangeException("size");
        return ChunkCore(source, size);
    }

    private static IEnumerable<TSource[]> ChunkCore<TSource>(IEnumerable<TSource> source, int size)
    {
        using (IEnumerator<TSource> e = source.GetEnumerator())
        {
            while (e.MoveNext())
            {
                List<TSource> chunk = new List<TSource>();
                chunk.Add(e.Current);
                while (chunk.Count < size && e.MoveNext()) chunk.Add(e.Current);
                yield return chunk.ToArray();
            }
        }
    }

    public static IEnumerable<TSource> Reverse<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw Null("source");
        return ReverseCore(source);
    }

    public static IEnumerable<TSource> Reverse<TSource>(this TSource[] source)
    {
        if (source == null) throw Null("source");
        if (source.Length == 0) return source;
        return ReverseCore(source);
    }

    private static IEnumerable<TSource> ReverseCore<TSource>(IEnumerable<TSource> source)
    {
        TSource[] items = ToArray(source);
        for (int i = items.Length - 1; i >= 0; i--) yield return items[i];
    }

    public static IEnumerable<TSource> Shuffle<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw Null("source");
        return ShuffleCore(source);
    }

    private static IEnumerable<TSource> ShuffleCore<TSource>(IEnumerable<TSource> source)
    {
        TSource[] items = ToArray(source);
        Random.Shared.Shuffle(items);
        for (int i = 0; i < items.Length; i++) yield return items[i];
    }
}
