using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Linq;

public static partial class Enumerable
{
    public static int Sum(this IEnumerable<int> source)
    {
        if (source == null) throw Null("source");
        int sum = 0;
        int[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++) checked { sum += items[i]; }
        }
        else
        {
            foreach (int item in source) checked { sum += item; }
        }
        return sum;
    }

    public static int? Sum(this IEnumerable<int?> source)
    {
        if (source == null) throw Null("source");
        int sum = 0;
        foreach (int? item in source) checked { sum += item.GetValueOrDefault(); }
        return sum;
    }

    public static int Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        int sum = 0;
        foreach (TSource item in source) checked { sum += selector(item); }
        return sum;
    }

    public static int? Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, int?> selector) => Sum(Select(source, selector));

    public static double Average(this IEnumerable<int> source)
    {
        if (source == null) throw Null("source");
        long sum = 0;
        long count = 0;
        foreach (int item in source)
        {
            checked { sum += item; }
            count++;
        }
        if (count == 0) throw Throw.NoElements();
        return (double)sum / count;
    }

    public static double? Average(this IEnumerable<int?> source)
    {
        if (source == null) throw Null("source");
        long sum = 0;
        long count = 0;
        foreach (int? item in source)
        {
            if (!item.HasValue) continue;
            checked { sum += item.GetValueOrDefault(); }
            count++;
        }
        if (count == 0) return null;
        return (double)sum / count;
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) => Average(Select(source, selector));
    public static double? Average<TSource>(this IEnumerable<TSource> source, Func<TSource, int?> selector) => Average(Select(source, selector));

    public static int Max(this IEnumerable<int> source)
    {
        if (source == null) throw Null("source");
        int[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            if (size == 0) throw Throw.NoElements();
            int best = items[0];
            for (int i = 1; i < size; i++)
                if (items[i] > best) best = items[i];
            return best;
        }
        using (IEnumerator<int> e = source.GetEnumerator())
        {
            if (!e.MoveNext()) throw Throw.NoElements();
            int best = e.Current;
            while (e.MoveNext())
            {
                int item = e.Current;
                if (item > best) best = item;
            }
            return best;
        }
    }

    public static int? Max(this IEnumerable<int?> source) => Extreme(source, null, 1);
    public static int Max<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) => Max(Select(source, selector));
    public static int? Max<TSource>(this IEnumerable<TSource> source, Func<TSource, int?> selector) => Max(Select(source, selector));

    public static int Min(this IEnumerable<int> source)
    {
        if (source == null) throw Null("source");
        int[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            if (size == 0) throw Throw.NoElements();
            int best = items[0];
            for (int i = 1; i < size; i++)
                if (items[i] < best) best = items[i];
            return best;
        }
        using (IEnumerator<int> e = source.GetEnumerator())
        {
            if (!e.MoveNext()) throw Throw.NoElements();
            int best = e.Current;
            while (e.MoveNext())
            {
                int item = e.Current;
                if (item < best) best = item;
            }
            return best;
        }
    }

    public static int? Min(this IEnumerable<int?> source) => Extreme(source, null, -1);
    public static int Min<TSource>(this IEnumerable<TSource> source, Func<TSource, int> selector) => Min(Select(source, selector));
    public static int? Min<TSource>(this IEnumerable<TSource> source, Func<TSource, int?> selector) => Min(Select(source, selector));

    public static long Sum(this IEnumerable<long> source)
    {
        if (source == null) throw Null("source");
        long sum = 0;
        long[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++) checked { sum += items[i]; }
        }
        else
        {
            foreach (long item in source) checked { sum += item; }
        }
        return sum;
    }

    public static long? Sum(this IEnumerable<long?> source)
    {
        if (source == null) throw Null("source");
        long sum = 0;
        foreach (long? item in source) checked { sum += item.GetValueOrDefault(); }
        return sum;
    }

    public static long Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        long sum = 0;
        foreach (TSource item in source) checked { sum += selector(item); }
        return sum;
    }

    public static long? Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, long?> selector) => Sum(Select(source, selector));

    public static double Average(this IEnumerable<long> source)
    {
        if (source == null) throw Null("source");
        long sum = 0;
        long count = 0;
        foreach (long item in source)
        {
            checked { sum += item; }
            count++;
        }
        if (count == 0) throw Throw.NoElements();
        return (double)sum / count;
    }

    public static double? Average(this IEnumerable<long?> source)
    {
        if (source == null) throw Null("source");
        long sum = 0;
        long count = 0;
        foreach (long? item in source)
        {
            if (!item.HasValue) continue;
            checked { sum += item.GetValueOrDefault(); }
            count++;
        }
        if (count == 0) return null;
        return (double)sum / count;
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) => Average(Select(source, selector));
    public static double? Average<TSource>(this IEnumerable<TSource> source, Func<TSource, long?> selector) => Average(Select(source, selector));

    public static long Max(this IEnumerable<long> source)
    {
        if (source == null) throw Null("source");
        long[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            if (size == 0) throw Throw.NoElements();
            long best = items[0];
            for (int i = 1; i < size; i++)
                if (items[i] > best) best = items[i];
            return best;
        }
        using (IEnumerator<long> e = source.GetEnumerator())
        {
            if (!e.MoveNext()) throw Throw.NoElements();
            long best = e.Current;
            while (e.MoveNext())
            {
                long item = e.Current;
                if (item > best) best = item;
            }
            return best;
        }
    }

    public static long? Max(this IEnumerable<long?> source) => Extreme(source, null, 1);
    public static long Max<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) => Max(Select(source, selector));
    public static long? Max<TSource>(this IEnumerable<TSource> source, Func<TSource, long?> selector) => Max(Select(source, selector));

    public static long Min(this IEnumerable<long> source)
    {
        if (source == null) throw Null("source");
        long[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            if (size == 0) throw Throw.NoElements();
            long best = items[0];
            for (int i = 1; i < size; i++)
                if (items[i] < best) best = items[i];
            return best;
        }
        using (IEnumerator<long> e = source.GetEnumerator())
        {
            if (!e.MoveNext()) throw Throw.NoElements();
            long best = e.Current;
            while (e.MoveNext())
            {
                long item = e.Current;
                if (item < best) best = item;
            }
            return best;
        }
    }

    public static long? Min(this IEnumerable<long?> source) => Extreme(source, null, -1);
    public static long Min<TSource>(this IEnumerable<TSource> source, Func<TSource, long> selector) => Min(Select(source, selector));
    public static long? Min<TSource>(this IEnumerable<TSource> source, Func<TSource, long?> selector) => Min(Select(source, selector));

    public static float Sum(this IEnumerable<float> source)
    {
        if (source == null) throw Null("source");
        double sum = 0;
        float[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++) sum += items[i];
        }
        else
        {
            foreach (float item in source) sum += item;
        }
        return (float)sum;
    }

    public static float? Sum(this IEnumerable<float?> source)
    {
        if (source == null) throw Null("source");
        double sum = 0;
        foreach (float? item in source) sum += item.GetValueOrDefault();
        return (float)sum;
    }

    public static float Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        double sum = 0;
        foreach (TSource item in source) sum += selector(item);
        return (float)sum;
    }

    public static float? Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, float?> selector) => Sum(Select(source, selector));

    public static float Average(this IEnumerable<float> source)
    {
        if (source == null) throw Null("source");
        double sum = 0;
        long count = 0;
        foreach (float item in source)
        {
            sum += item;
            count++;
        }
        if (count == 0) throw Throw.NoElements();
        return (float)(sum / count);
    }

    public static float? Average(this IEnumerable<float?> source)
    {
        if (source == null) throw Null("source");
        double sum = 0;
        long count = 0;
        foreach (float? item in source)
        {
            if (!item.HasValue) continue;
            sum += item.GetValueOrDefault();
            count++;
        }
        if (count == 0) return null;
        return (float)(sum / count);
    }

    public static float Average<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector) => Average(Select(source, selector));
    public static float? Average<TSource>(this IEnumerable<TSource> source, Func<TSource, float?> selector) => Average(Select(source, selector));

    public static float Max(this IEnumerable<float> source) => Extreme(source, null, 1);
    public static float? Max(this IEnumerable<float?> source) => Extreme(source, null, 1);
    public static float Max<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector) => Max(Select(source, selector));
    public static float? Max<TSource>(this IEnumerable<TSource> source, Func<TSource, float?> selector) => Max(Select(source, selector));

    public static float Min(this IEnumerable<float> source) => Extreme(source, null, -1);
    public static float? Min(this IEnumerable<float?> source) => Extreme(source, null, -1);
    public static float Min<TSource>(this IEnumerable<TSource> source, Func<TSource, float> selector) => Min(Select(source, selector));
    public static float? Min<TSource>(this IEnumerable<TSource> source, Func<TSource, float?> selector) => Min(Select(source, selector));

    public static double Sum(this IEnumerable<double> source)
    {
        if (source == null) throw Null("source");
        double sum = 0;
        double[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++) sum += items[i];
        }
        else
        {
            foreach (double item in source) sum += item;
        }
        return sum;
    }

    public static double? Sum(this IEnumerable<double?> source)
    {
        if (source == null) throw Null("source");
        double sum = 0;
        foreach (double? item in source) sum += item.GetValueOrDefault();
        return sum;
    }

    public static double Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        double sum = 0;
        foreach (TSource item in source) sum += selector(item);
        return sum;
    }

    public static double? Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, double?> selector) => Sum(Select(source, selector));

    public static double Average(this IEnumerable<double> source)
    {
        if (source == null) throw Null("source");
        double sum = 0;
        long count = 0;
        foreach (double item in source)
        {
            sum += item;
            count++;
        }
        if (count == 0) throw Throw.NoElements();
        return sum / count;
    }

    public static double? Average(this IEnumerable<double?> source)
    {
        if (source == null) throw Null("source");
        double sum = 0;
        long count = 0;
        foreach (double? item in source)
        {
            if (!item.HasValue) continue;
            sum += item.GetValueOrDefault();
            count++;
        }
        if (count == 0) return null;
        return sum / count;
    }

    public static double Average<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) => Average(Select(source, selector));
    public static double? Average<TSource>(this IEnumerable<TSource> source, Func<TSource, double?> selector) => Average(Select(source, selector));

    public static double Max(this IEnumerable<double> source) => Extreme(source, null, 1);
    public static double? Max(this IEnumerable<double?> source) => Extreme(source, null, 1);
    public static double Max<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) => Max(Select(source, selector));
    public static double? Max<TSource>(this IEnumerable<TSource> source, Func<TSource, double?> selector) => Max(Select(source, selector));

    public static double Min(this IEnumerable<double> source) => Extreme(source, null, -1);
    public static double? Min(this IEnumerable<double?> source) => Extreme(source, null, -1);
    public static double Min<TSource>(this IEnumerable<TSource> source, Func<TSource, double> selector) => Min(Select(source, selector));
    public static double? Min<TSource>(this IEnumerable<TSource> source, Func<TSource, double?> selector) => Min(Select(source, selector));

    public static decimal Sum(this IEnumerable<decimal> source)
    {
        if (source == null) throw Null("source");
        decimal sum = 0;
        decimal[] items;
        int size;
        if (TryGetItems(source, out items, out size))
        {
            for (int i = 0; i < size; i++) sum += items[i];
        }
        else
        {
            foreach (decimal item in source) sum += item;
        }
        return sum;
    }

    public static decimal? Sum(this IEnumerable<decimal?> source)
    {
        if (source == null) throw Null("source");
        decimal sum = 0;
        foreach (decimal? item in source) sum += item.GetValueOrDefault();
        return sum;
    }

    public static decimal Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, decimal> selector)
    {
        if (source == null) throw Null("source");
        if (selector == null) throw Null("selector");
        decimal sum = 0;
        foreach (TSource item in source) sum += selector(item);
        return sum;
    }

    public static decimal? Sum<TSource>(this IEnumerable<TSource> source, Func<TSource, decimal?> selector) => Sum(Select(source, selector));

    public static decimal Average(this IEnumerable<decimal> source)
    {
        if (source == null) throw Null("source");
        decimal sum = 0;
        long count = 0;
        foreach (decimal item in source)
        {
            sum += item;
            count++;
        }
        if (count == 0) throw Throw.NoElements();
        return sum / count;
    }

    public static decimal? Average(this IEnumerable<decimal?> source)
    {
        if (source == null) throw Null("source");
        decimal sum = 0;
        long count = 0;
        foreach (decimal? item in source)
        {
            if (!item.HasValue) continue;
            sum += item.GetValueOrDefault();
            count++;
        }
        if (count == 0) return null;
        return sum / count;
    }

    public static decimal Average<TSource>(this IEnumerable<TSource> source, Func<TSource, decimal> selector) => Average(Select(source, selector));
    public static decimal? Average<TSource>(this IEnumerable<TSource> source, Func<TSource, decimal?> selector) => Average(Select(source, selector));

    public static decimal Max(this IEnumerable<decimal> source) => Extreme(source, null, 1);
    public static decimal? Max(this IEnumerable<decimal?> source) => Extreme(source, null, 1);
    public static decimal Max<TSource>(this IEnumerable<TSource> source, Func<TSource, decimal> selector) => Max(Select(source, selector));
    public static decimal? Max<TSource>(this IEnumerable<TSource> source, Func<TSource, decimal?> selector) => Max(Select(source, selector));

    public static decimal Min(this IEnumerable<decimal> source) => Extreme(source, null, -1);
    public static decimal? Min(this IEnumerable<decimal?> source) => Extreme(source, null, -1);
    public static decimal Min<TSource>(this IEnumerable<TSource> source, Func<TSource, decimal> selector) => Min(Select(source, selector));
    public static decimal? Min<TSource>(this IEnumerable<TSource> source, Func<TSource, decimal?> selector) => Min(Select(source, selector));
}
