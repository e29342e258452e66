using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Linq;

// The operators in files by family: this one (sources, conversions, tests, elements), Projection, Partition, Sets, Order, Numbers.

public static partial class Enumerable
{
    private static Exception Null(string name) => new ArgumentNullException(name);

    /// The array behind an array or List, to run over it without an enumerator.
    internal static bool TryGetItems<TSource>(IEnumerable<TSource> source, out TSource[] items, out int count)
    {
        if (source is TSource[] array)
        {
            items = array;
            count = array.Length;
            return true;
        }
        if (source.GetType() == typeof(List<TSource>))
        {
            List<TSource> list = (List<TSource>)source;
            items = list._items;
            count = list._size;
            return true;
        }
        items = null;
        count = 0;
        return false;
    }

    // Sources

    public static IEnumerable<TResult> Empty<TResult>() => Array.Empty<TResult>();

    public static IEnumerable<int> Range(int start, int count)
    {
        if (count < 0 || (long)start + count - 1 > int.MaxValue) throw new ArgumentOutOfRangeException("count");
        if (count == 0) return Array.Empty<int>();
        return new RangeIterator(start, count);
    }

    public static IEnumerable<TResult> Repeat<TResult>(TResult element, int count)
    {
        if (count < 0) throw new ArgumentOutOfRangeException("count");
        if (count == 0) return Array.Empty<TResult>();
        return new RepeatIterator<TResult>(element, count);
    }

    public static IEnumerable<T> Sequence<T>(T start, T endInclusive, T step) where T : System.Numerics.INumber<T>
    {
        if (start == null) throw Null("start");
        if (T.IsNaN(start)) throw new ArgumentOutOfRangeException("start");
        if (T.IsNaN(endInclusive)) throw new ArgumentOutOfRangeException("endInclusive");
        if (T.IsNaN(step)) throw new ArgumentOutOfRangeException("step");
        if (T.IsZero(step) && start != endInclusive) throw new ArgumentOutOfRangeException("step");
        if (step > T.Zero ? endInclusive < start : T.IsNegative(step) && endInclusive > start) throw new ArgumentOutOfRangeException("endInclusive");
        return SequenceCore(start, endInclusive, step);
    }

    private static IEnumerable<T> SequenceCore<T>(T start, T endInclusive, T step) where T : System.Numerics.INumber<T>
    {
        T value = start;
        yield return value;
        if (start == endInclusive) yield break;
        bool up = step > T.Zero;
        while (true)
        {
            T next = unchecked(value + step);
            if (up ? next > endInclusive || next <= value : next < endInclusive || next >= value) yield break;
            value = next;
            yield return value;
        }
    }

    public static IEnumerable<T> InfiniteSequence<T>(T start, T step) where T : System.Numerics.IAdditionOperators<T, T, T>
    {
        while (true)
        {
            yield return start;
            start += step;
        }
    }

    // Conversions

    public static IEnumerable<TSource> AsEnumerable<TSource>(this IEnumerable<TSource> source) => source;

    public static TSource[] ToArray<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw Null("source");
        if (source is ICollection<TSource> sized)
        {
            int count = sized.Count;
            if (count == 0) return Array.Empty<TSource>();
            TSource[] result = new TSource[count];
            sized.CopyTo(result, 0);
            return result;
        }
        if (source is OrderedEnumerable<TSource> ordered) return ordered.ToSortedArray();
        int known = source is Iterator<TSource> iterator ? iterator.KnownCount : -1;
        if (known >= 0)
        {
            if (known == 0) return Array.Empty<TSource>();
            TSource[] result = new TSource[known];
            int i = 0;
            foreach (TSource item in source) result[i++] = item;
            return result;
        }
        TSource[] buffer = Counters.NewUncountedArray<TSource>(8);
        int size = 0;
        foreach (TSource item in source)
        {
            if (size == buffer.Length)
            {
                TSource[] larger = Counters.NewUncountedArray<TSource>(size * 2);
                Array.CopyCore(buffer, 0, larger, 0, size);
                buffer = larger;
            }
            buffer[size++] = item;
        }
        if (size == 0) return Array.Empty<TSource>();
        TSource[] trimmed = new TSource[size];
        Array.CopyCore(buffer, 0, trimmed, 0, size);
        return trimmed;
    }

    public static List<TSource> ToList<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw Null("source");
        if (source is OrderedEnumerable<TSource> ordered)
        {
            List<TSource> sorted = new List<TSource>();
            TSource[] items = ordered.ToSortedArray();
            sorted._items = items;
            sorted._size = items.Length;
            return sorted;
        }
        int known = source is Iterator<TSource> iterator && !(source is ICollection<TSource>) ? iterator.KnownCount : -1;
        if (known >= 0)
        {
            List<TSource> result = new List<TSource>(known);
            foreach (TSource item in source) result.Add(item);
            return result;
        }
        return new List<TSource>(source);
    }

    public static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source) => ToHashSet(source, null);

    public static HashSet<TSource> ToHashSet<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource> comparer)
    {
        if (source == null) throw Null("source");
        return new HashSet<TSource>(source, comparer);
    }

    public static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => ToDictionary(source, keySelector, (IEqualityComparer<TKey>)null);

    public static Dictionary<TKey, TSource> ToDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        int count;
        TryGetNonEnumeratedCount(source, out count);
        Dictionary<TKey, TSource> result = new Dictionary<TKey, TSource>(count, comparer);
        foreach (TSource item in source) result.Add(keySelector(item), item);
        return result;
    }

    public static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector) => ToDictionary(source, keySelector, elementSelector, null);

    public static Dictionary<TKey, TElement> ToDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        if (elementSelector == null) throw Null("elementSelector");
        int count;
        TryGetNonEnumeratedCount(source, out count);
        Dictionary<TKey, TElement> result = new Dictionary<TKey, TElement>(count, comparer);
        foreach (TSource item in source) result.Add(keySelector(item), elementSelector(item));
        return result;
    }

    public static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source) => new Dictionary<TKey, TValue>(source == null ? throw Null("source") : source, null);
    public static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source, IEqualityComparer<TKey> comparer) => new Dictionary<TKey, TValue>(source == null ? throw Null("source") : source, comparer);

    public static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<(TKey Key, TValue Value)> source) => ToDictionary(source, (IEqualityComparer<TKey>)null);

    public static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(this IEnumerable<(TKey Key, TValue Value)> source, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        Dictionary<TKey, TValue> result = new Dictionary<TKey, TValue>(comparer);
        foreach ((TKey key, TValue value) in source) result.Add(key, value);
        return result;
    }

    public static ILookup<TKey, TSource> ToLookup<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => ToLookup(source, keySelector, (IEqualityComparer<TKey>)null);

    public static ILookup<TKey, TSource> ToLookup<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        return Lookup<TKey, TSource>.Create(source, keySelector, comparer);
    }

    public static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector) => ToLookup(source, keySelector, elementSelector, null);

    public static ILookup<TKey, TElement> ToLookup<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        if (elementSelector == null) throw Null("elementSelector");
        return Lookup<TKey, TElement>.Create(source, keySelector, elementSelector, comparer);
    }

    public static IEnumerable<TResult> OfType<TResult>(this IEnumerable source)
    {
        if (source == null) throw Null("source");
        return OfTypeCore<TResult>(source);
    }

    private static IEnumerable<TResult> OfTypeCore<TResult>(IEnumerable source)
    {
        foreach (object item in source)
            if (item is TResult result) yield return result;
    }

    public static IEnumerable<TResult> Cast<TResult>(this IEnumerable source)
    {
        if (source is IEnumerable<TResult> typed) return typed;
        if (source == null) throw Null("source");
        return CastCore<TResult>(source);
    }

    private static IEnumerable<TResult> CastCore<TResult>(IEnumerable source)
    {
        foreach (object item in source) yield return (TResult)item;
    }

    // Tests and counts

    public static bool TryGetNonEnumeratedCount<TSource>(this IEnumerable<TSource> source, out int count)
    {
        if (source == null) throw Null("source");
        if (source is ICollection<TSource> sized)
        {
            count = sized.Count;
            return true;
        }
        if (source is Iterator<TSource> iterator)
        {
            int known = iterator.KnownCount;
            if (known >= 0)
            {
                count = known;
                return true;
            }
        }
        else if (source is OrderedEnumerable<TSource> ordered) return TryGetNonEnumeratedCount(ordered._source, out count);
        else if (source is ICollection untyped)
        {
            count = untyped.Count;
            return true;
        }
        count = 0;
        return false;
    }

    public static int Count<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw Null("source");
        if (source is ICollection<TSource> sized) return sized.Count;
        if (source is ICollection untyped) return untyped.Count;
        if (source is OrderedEnumerable<TSource> ordered) return Count(ordered._source);
        int count = 0;
        foreach (TSource item in source) checked { count++; }
        return count;
    }

    public static int Count<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        int count = 0;
        TSource[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++)
                if (predicate(items[i])) count++;
            return count;
        }
        foreach (TSource item in source)
            if (predicate(item)) count++;
        return count;
    }

    public static long LongCount<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw Null("source");
        long count = 0;
        foreach (TSource item in source) count++;
        return count;
    }

    public static long LongCount<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate) => Count(source, predicate);

    public static bool Any<TSource>(this IEnumerable<TSource> source)
    {
        if (source == null) throw Null("source");
        if (source is ICollection<TSource> sized) return sized.Count != 0;
        if (source is Iterator<TSource> iterator && iterator.KnownCount >= 0) return iterator.KnownCount > 0;
        if (source is ICollection untyped) return untyped.Count != 0;
        if (source is OrderedEnumerable<TSource> ordered) return ordered.TryGetFirst(out _, false);
        using (IEnumerator<TSource> e = source.GetEnumerator()) return e.MoveNext();
    }

    public static bool Any<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        TSource[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++)
                if (predicate(items[i])) return true;
            return false;
        }
        foreach (TSource item in source)
            if (predicate(item)) return true;
        return false;
    }

    public static bool All<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        TSource[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++)
                if (!predicate(items[i])) return false;
            return true;
        }
        foreach (TSource item in source)
            if (!predicate(item)) return false;
        return true;
    }

    public static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value)
    {
        if (source is ICollection<TSource> collection) return collection.Contains(value);
        return Contains(source, value, null);
    }

    public static bool Contains<TSource>(this IEnumerable<TSource> source, TSource value, IEqualityComparer<TSource> comparer)
    {
        if (source == null) throw Null("source");
        if (comparer == null) comparer = EqualityComparer<TSource>.Default;
        foreach (TSource item in source)
            if (comparer.Equals(item, value)) return true;
        return false;
    }

    public static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) => SequenceEqual(first, second, null);

    public static bool SequenceEqual<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second, IEqualityComparer<TSource> comparer)
    {
        if (first == null) throw Null("first");
        if (second == null) throw Null("second");
        if (comparer == null) comparer = EqualityComparer<TSource>.Default;
        if (first is ICollection<TSource> a && second is ICollection<TSource> b && a.Count != b.Count) return false;
        using (IEnumerator<TSource> e1 = first.GetEnumerator())
        using (IEnumerator<TSource> e2 = second.GetEnumerator())
        {
            while (e1.MoveNext())
                if (!(e2.MoveNext() && comparer.Equals(e1.Current, e2.Current))) return false;
            return !e2.MoveNext();
        }
    }

    // Elements

    private static bool TryFirst<TSource>(IEnumerable<TSource> source, out TSource result)
    {
        if (source == null) throw Null("source");
        if (source is IList<TSource> list)
        {
            if (list.Count > 0)
            {
                result = list[0];
                return true;
            }
        }
        else if (source is OrderedEnumerable<TSource> ordered) return ordered.TryGetFirst(out result, false);
        else if (source is Iterator<TSource> iterator && iterator.CanIndex)
        {
            if (iterator.IndexedCount > 0)
            {
                result = iterator.ElementAtIndex(0);
                return true;
            }
        }
        else
        {
            using (IEnumerator<TSource> e = source.GetEnumerator())
            {
                if (e.MoveNext())
                {
                    result = e.Current;
                    return true;
                }
            }
        }
        result = default;
        return false;
    }

    private static bool TryFirst<TSource>(IEnumerable<TSource> source, Func<TSource, bool> predicate, out TSource result)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        TSource[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++)
            {
                if (predicate(items[i]))
                {
                    result = items[i];
                    return true;
                }
            }
        }
        else
        {
            foreach (TSource item in source)
            {
                if (predicate(item))
                {
                    result = item;
                    return true;
                }
            }
        }
        result = default;
        return false;
    }

    public static TSource First<TSource>(this IEnumerable<TSource> source)
    {
        TSource result;
        if (!TryFirst(source, out result)) throw Throw.NoElements();
        return result;
    }

    public static TSource First<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        TSource result;
        if (!TryFirst(source, predicate, out result)) throw Throw.NoMatch();
        return result;
    }

    public static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source)
    {
        TSource result;
        TryFirst(source, out result);
        return result;
    }

    public static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)
    {
        TSource result;
        return TryFirst(source, out result) ? result : defaultValue;
    }

    public static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        TSource result;
        TryFirst(source, predicate, out result);
        return result;
    }

    public static TSource FirstOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate, TSource defaultValue)
    {
        TSource result;
        return TryFirst(source, predicate, out result) ? result : defaultValue;
    }

    internal static bool TryLast<TSource>(IEnumerable<TSource> source, out TSource result)
    {
        if (source == null) throw Null("source");
        if (source is IList<TSource> list)
        {
            int count = list.Count;
            if (count > 0)
            {
                result = list[count - 1];
                return true;
            }
            result = default;
            return false;
        }
        if (source is OrderedEnumerable<TSource> ordered) return ordered.TryGetFirst(out result, true);
        if (source is Iterator<TSource> iterator)
        {
            if (iterator.CanIndex)
            {
                int count = iterator.IndexedCount;
                result = count > 0 ? iterator.ElementAtIndex(count - 1) : default;
                return count > 0;
            }
            bool any;
            if (iterator.TryGetLastDirectly(out result, out any)) return any;
        }
        bool found = false;
        result = default;
        foreach (TSource item in source)
        {
            result = item;
            found = true;
        }
        return found;
    }

    private static bool TryLast<TSource>(IEnumerable<TSource> source, Func<TSource, bool> predicate, out TSource result)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        if (source is IList<TSource> list)
        {
            for (int i = list.Count - 1; i >= 0; i--)
            {
                TSource item = list[i];
                if (predicate(item))
                {
                    result = item;
                    return true;
                }
            }
            result = default;
            return false;
        }
        bool found = false;
        result = default;
        foreach (TSource item in source)
        {
            if (predicate(item))
            {
                result = item;
                found = true;
            }
        }
        return found;
    }

    public static TSource Last<TSource>(this IEnumerable<TSource> source)
    {
        TSource result;
        if (!TryLast(source, out result)) throw Throw.NoElements();
        return result;
    }

    public static TSource Last<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        TSource result;
        if (!TryLast(source, predicate, out result)) throw Throw.NoMatch();
        return result;
    }

    public static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source)
    {
        TSource result;
        TryLast(source, out result);
        return result;
    }

    public static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)
    {
        TSource result;
        return TryLast(source, out result) ? result : defaultValue;
    }

    public static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        TSource result;
        TryLast(source, predicate, out result);
        return result;
    }

    public static TSource LastOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate, TSource defaultValue)
    {
        TSource result;
        return TryLast(source, predicate, out result) ? result : defaultValue;
    }

    private static bool TrySingle<TSource>(IEnumerable<TSource> source, out TSource result)
    {
        if (source == null) throw Null("source");
        using (IEnumerator<TSource> e = source.GetEnumerator())
        {
            if (!e.MoveNext())
            {
                result = default;
                return false;
            }
            result = e.Current;
            if (e.MoveNext()) throw Throw.MoreThanOneElement();
            return true;
        }
    }

    private static bool TrySingle<TSource>(IEnumerable<TSource> source, Func<TSource, bool> predicate, out TSource result)
    {
        if (source == null) throw Null("source");
        if (predicate == null) throw Null("predicate");
        using (IEnumerator<TSource> e = source.GetEnumerator())
        {
            while (e.MoveNext())
            {
                TSource item = e.Current;
                if (!predicate(item)) continue;
                while (e.MoveNext())
                    if (predicate(e.Current)) throw Throw.MoreThanOneMatch();
                result = item;
                return true;
            }
        }
        result = default;
        return false;
    }

    public static TSource Single<TSource>(this IEnumerable<TSource> source)
    {
        TSource result;
        if (!TrySingle(source, out result)) throw Throw.NoElements();
        return result;
    }

    public static TSource Single<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        TSource result;
        if (!TrySingle(source, predicate, out result)) throw Throw.NoMatch();
        return result;
    }

    public static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source)
    {
        TSource result;
        TrySingle(source, out result);
        return result;
    }

    public static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, TSource defaultValue)
    {
        TSource result;
        return TrySingle(source, out result) ? result : defaultValue;
    }

    public static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        TSource result;
        TrySingle(source, predicate, out result);
        return result;
    }

    public static TSource SingleOrDefault<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate, TSource defaultValue)
    {
        TSource result;
        return TrySingle(source, predicate, out result) ? result : defaultValue;
    }

    private static bool TryElementAt<TSource>(IEnumerable<TSource> source, int index, out TSource result)
    {
        if (index >= 0)
        {
            if (source is IList<TSource> list)
            {
                if (index < list.Count)
                {
                    result = list[index];
                    return true;
                }
            }
            else if (source is Iterator<TSource> iterator && iterator.CanIndex)
            {
                if (index < iterator.IndexedCount)
                {
                    result = iterator.ElementAtIndex(index);
                    return true;
                }
            }
            else
            {
                foreach (TSource item in source)
                {
                    if (index == 0)
                    {
                        result = item;
                        return true;
                    }
                    index--;
                }
            }
        }
        result = default;
        return false;
    }

    private static bool TryElementAt<TSource>(IEnumerable<TSource> source, Index index, out TSource result)
    {
        if (!index.IsFromEnd) return TryElementAt(source, index.Value, out result);
        int count;
        if (TryGetNonEnumeratedCount(source, out count)) return TryElementAt(source, count - index.Value, out result);
        TSource[] items = ToArray(source);
        int position = items.Length - index.Value;
        bool found = (uint)position < (uint)items.Length;
        result = found ? items[position] : default;
        return found;
    }

    public static TSource ElementAt<TSource>(this IEnumerable<TSource> source, int index)
    {
        if (source == null) throw Null("source");
        TSource result;
        if (!TryElementAt(source, index, out result)) throw Throw.IndexMustBeLess();
        return result;
    }

    public static TSource ElementAt<TSource>(this IEnumerable<TSource> source, Index index)
    {
        if (source == null) throw Null("source");
        TSource result;
        if (!TryElementAt(source, index, out result)) throw Throw.IndexMustBeLess();
        return result;
    }

    public static TSource ElementAtOrDefault<TSource>(this IEnumerable<TSource> source, int index)
    {
        if (source == null) throw Null("source");
        TSource result;
        TryElementAt(source, index, out result);
        return result;
    }

    public static TSource ElementAtOrDefault<TSource>(this IEnumerable<TSource> source, Index index)
    {
        if (source == null) throw Null("source");
        TSource result;
        TryElementAt(source, index, out result);
        return result;
    }

    public static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source) => DefaultIfEmpty(source, default);

    public static IEnumerable<TSource> DefaultIfEmpty<TSource>(this IEnumerable<TSource> source, TSource defaultValue)
    {
        if (source == null) throw Null("source");
        return DefaultIfEmptyCore(source, defaultValue);
    }

    private static IEnumerable<TSource> DefaultIfEmptyCore<TSource>(IEnumerable<TSource> source, TSource defaultValue)
    {
        bool any = false;
        foreach (TSource item in source)
        {
            any = true;
            yield return item;
        }
        if (!any) yield return defaultValue;
    }

    // Folds

    public static TSource Aggregate<TSource>(this IEnumerable<TSource> source, Func<TSource, TSource, TSource> func)
    {
        if (source == null) throw Null("source");
        if (func == null) throw Null("func");
        using (IEnumerator<TSource> e = source.GetEnumerator())
        {
            if (!e.MoveNext()) throw Throw.NoElements();
            TSource result = e.Current;
            while (e.MoveNext()) result = func(result, e.Current);
            return result;
        }
    }

    public static TAccumulate Aggregate<TSource, TAccumulate>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func)
    {
        if (source == null) throw Null("source");
        if (func == null) throw Null("func");
        TAccumulate result = seed;
        foreach (TSource item in source) result = func(result, item);
        return result;
    }

    public static TResult Aggregate<TSource, TAccumulate, TResult>(this IEnumerable<TSource> source, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, Func<TAccumulate, TResult> resultSelector)
    {
        if (resultSelector == null) throw Null("resultSelector");
        return resultSelector(Aggregate(source, seed, func));
    }

    public static IEnumerable<KeyValuePair<TKey, TAccumulate>> AggregateBy<TSource, TKey, TAccumulate>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, IEqualityComparer<TKey> keyComparer = null)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        if (func == null) throw Null("func");
        return AggregateByCore(source, keySelector, null, seed, func, keyComparer);
    }

    public static IEnumerable<KeyValuePair<TKey, TAccumulate>> AggregateBy<TSource, TKey, TAccumulate>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TKey, TAccumulate> seedSelector, Func<TAccumulate, TSource, TAccumulate> func, IEqualityComparer<TKey> keyComparer = null)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        if (seedSelector == null) throw Null("seedSelector");
        if (func == null) throw Null("func");
        return AggregateByCore(source, keySelector, seedSelector, default, func, keyComparer);
    }

    private static IEnumerable<KeyValuePair<TKey, TAccumulate>> AggregateByCore<TSource, TKey, TAccumulate>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TKey, TAccumulate> seedSelector, TAccumulate seed, Func<TAccumulate, TSource, TAccumulate> func, IEqualityComparer<TKey> comparer)
    {
        Dictionary<TKey, TAccumulate> totals = new Dictionary<TKey, TAccumulate>(comparer);
        foreach (TSource item in source)
        {
            TKey key = keySelector(item);
            TAccumulate total;
            if (!totals.TryGetValue(key, out total)) total = seedSelector == null ? seed : seedSelector(key);
            totals[key] = func(total, item);
        }
        foreach (KeyValuePair<TKey, TAccumulate> pair in totals) yield return pair;
    }

    public static IEnumerable<KeyValuePair<TKey, int>> CountBy<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> keyComparer = null)
    {
        if (source == null) throw Null("source");
        if (keySelector == null) throw Null("keySelector");
        return CountByCore(source, keySelector, keyComparer);
    }

    private static IEnumerable<KeyValuePair<TKey, int>> CountByCore<TSource, TKey>(IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer)
    {
        Dictionary<TKey, int> totals = new Dictionary<TKey, int>(comparer);
        foreach (TSource item in source)
        {
            TKey key = keySelector(item);
            int total;
            totals.TryGetValue(key, out total);
            totals[key] = checked(total + 1);
        }
        foreach (KeyValuePair<TKey, int> pair in totals) yield return pair;
    }
}
