using System.Collections.Generic;
using System.Text;
using Hoist.Runtime;
namespace System;

public static partial class MemoryExtensions
{
    public static Span<T> AsSpan<T>(this T[] array) => new Span<T>(array);
    public static Span<T> AsSpan<T>(this T[] array, int start) => array == null && start == 0 ? default : new Span<T>(array, start, (array == null ? 0 : array.Length) - start);
    public static Span<T> AsSpan<T>(this T[] array, int start, int length) => new Span<T>(array, start, length);

    public static Span<T> AsSpan<T>(this T[] array, Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(array == null ? 0 : array.Length);
        return new Span<T>(array, start, length);
    }

    public static Span<T> AsSpan<T>(this ArraySegment<T> segment) => new Span<T>(segment.Array, segment.Offset, segment.Count);
    public static ReadOnlySpan<char> AsSpan(this string text) => text;

    public static ReadOnlySpan<char> AsSpan(this string text, int start)
    {
        int total = text == null ? 0 : text.Length;
        if ((uint)start > (uint)total) throw new ArgumentOutOfRangeException("start");
        return ((ReadOnlySpan<char>)text).Slice(start);
    }

    public static ReadOnlySpan<char> AsSpan(this string text, int start, int length)
    {
        int total = text == null ? 0 : text.Length;
        if ((uint)start > (uint)total || (uint)length > (uint)(total - start)) throw new ArgumentOutOfRangeException("start");
        return ((ReadOnlySpan<char>)text).Slice(start, length);
    }

    public static ReadOnlySpan<char> AsSpan(this string text, Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(text == null ? 0 : text.Length);
        return ((ReadOnlySpan<char>)text).Slice(start, length);
    }

    public static Memory<T> AsMemory<T>(this T[] array) => new Memory<T>(array);
    public static Memory<T> AsMemory<T>(this T[] array, int start) => new Memory<T>(array, start, array.Length - start);
    public static Memory<T> AsMemory<T>(this T[] array, int start, int length) => new Memory<T>(array, start, length);
    public static ReadOnlyMemory<char> AsMemory(this string text) => text == null ? default : new ReadOnlyMemory<char>((object)text, 0, text.Length);
    public static ReadOnlyMemory<char> AsMemory(this string text, int start) => new ReadOnlyMemory<char>((object)text, 0, text == null ? 0 : text.Length).Slice(start);
    public static ReadOnlyMemory<char> AsMemory(this string text, int start, int length) => new ReadOnlyMemory<char>((object)text, 0, text == null ? 0 : text.Length).Slice(start, length);

    // Search

    public static bool Contains<T>(this Span<T> span, T value) where T : IEquatable<T> => IndexOf((ReadOnlySpan<T>)span, value) >= 0;
    public static bool Contains<T>(this ReadOnlySpan<T> span, T value) where T : IEquatable<T> => IndexOf(span, value) >= 0;
    public static bool Contains<T>(this ReadOnlySpan<T> span, T value, IEqualityComparer<T> comparer = null) => IndexOf(span, value, comparer) >= 0;
    public static int IndexOf<T>(this Span<T> span, T value) where T : IEquatable<T> => IndexOf((ReadOnlySpan<T>)span, value);

    public static int IndexOf<T>(this ReadOnlySpan<T> span, T value) where T : IEquatable<T>
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < span.Length; i++)
            if (comparer.Equals(span[i], value)) return i;
        return -1;
    }

    public static int IndexOf<T>(this ReadOnlySpan<T> span, T value, IEqualityComparer<T> comparer = null)
    {
        if (comparer == null) comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < span.Length; i++)
            if (comparer.Equals(span[i], value)) return i;
        return -1;
    }

    public static int IndexOf<T>(this Span<T> span, ReadOnlySpan<T> value) where T : IEquatable<T> => IndexOf((ReadOnlySpan<T>)span, value);

    public static int IndexOf<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value) where T : IEquatable<T>
    {
        for (int i = 0; i + value.Length <= span.Length; i++)
            if (SequenceEqual(span.Slice(i, value.Length), value)) return i;
        return -1;
    }

    public static int IndexOf(this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType) => Number.Text(span).IndexOf(Number.Text(value), comparisonType);
    public static bool Contains(this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType) => IndexOf(span, value, comparisonType) >= 0;
    public static int LastIndexOf<T>(this Span<T> span, T value) where T : IEquatable<T> => LastIndexOf((ReadOnlySpan<T>)span, value);

    public static int LastIndexOf<T>(this ReadOnlySpan<T> span, T value) where T : IEquatable<T>
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = span.Length - 1; i >= 0; i--)
            if (comparer.Equals(span[i], value)) return i;
        return -1;
    }

    public static int LastIndexOf<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value) where T : IEquatable<T>
    {
        for (int i = span.Length - value.Length; i >= 0; i--)
            if (SequenceEqual(span.Slice(i, value.Length), value)) return i;
        return -1;
    }

    public static int IndexOfAny<T>(this Span<T> span, T value0, T value1) where T : IEquatable<T> => IndexOfAny((ReadOnlySpan<T>)span, value0, value1);

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, T value0, T value1) where T : IEquatable<T>
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < span.Length; i++)
            if (comparer.Equals(span[i], value0) || comparer.Equals(span[i], value1)) return i;
        return -1;
    }

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, T value0, T value1, T value2) where T : IEquatable<T>
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < span.Length; i++)
            if (comparer.Equals(span[i], value0) || comparer.Equals(span[i], value1) || comparer.Equals(span[i], value2)) return i;
        return -1;
    }

    public static int IndexOfAny<T>(this Span<T> span, ReadOnlySpan<T> values) where T : IEquatable<T> => IndexOfAny((ReadOnlySpan<T>)span, values);

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> values) where T : IEquatable<T>
    {
        for (int i = 0; i < span.Length; i++)
            if (IndexOf(values, span[i]) >= 0) return i;
        return -1;
    }

    public static int IndexOfAny<T>(this Span<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T> => IndexOfAny((ReadOnlySpan<T>)span, values);

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T>
    {
        for (int i = 0; i < span.Length; i++)
            if (values.Contains(span[i])) return i;
        return -1;
    }

    public static int IndexOfAny(this ReadOnlySpan<char> span, System.Buffers.SearchValues<string> values)
    {
        string text = Number.Text(span);
        int best = -1;
        for (int i = 0; i < values.Values.Length; i++)
        {
            int at = text.IndexOf(values.Values[i], values.Comparison);
            if (at >= 0 && (best < 0 || at < best)) best = at;
        }
        return best;
    }

    public static int LastIndexOfAny<T>(this ReadOnlySpan<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T>
    {
        for (int i = span.Length - 1; i >= 0; i--)
            if (values.Contains(span[i])) return i;
        return -1;
    }

    public static int IndexOfAnyExcept<T>(this Span<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T> => IndexOfAnyExcept((ReadOnlySpan<T>)span, values);

    public static int IndexOfAnyExcept<T>(this ReadOnlySpan<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T>
    {
        for (int i = 0; i < span.Length; i++)
            if (!values.Contains(span[i])) return i;
        return -1;
    }

    public static int LastIndexOfAnyExcept<T>(this ReadOnlySpan<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T>
    {
        for (int i = span.Length - 1; i >= 0; i--)
            if (!values.Contains(span[i])) return i;
        return -1;
    }

    public static bool ContainsAny<T>(this Span<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T> => IndexOfAny((ReadOnlySpan<T>)span, values) >= 0;
    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T> => IndexOfAny(span, values) >= 0;
    public static bool ContainsAny(this ReadOnlySpan<char> span, System.Buffers.SearchValues<string> values) => IndexOfAny(span, values) >= 0;
    public static bool ContainsAnyExcept<T>(this Span<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T> => IndexOfAnyExcept((ReadOnlySpan<T>)span, values) >= 0;
    public static bool ContainsAnyExcept<T>(this ReadOnlySpan<T> span, System.Buffers.SearchValues<T> values) where T : IEquatable<T> => IndexOfAnyExcept(span, values) >= 0;
    public static int IndexOfAnyExcept<T>(this ReadOnlySpan<T> span, T value) where T : IEquatable<T>
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < span.Length; i++)
            if (!comparer.Equals(span[i], value)) return i;
        return -1;
    }

    public static int IndexOfAnyExcept<T>(this Span<T> span, T value) where T : IEquatable<T> => IndexOfAnyExcept((ReadOnlySpan<T>)span, value);

    public static int IndexOfAnyInRange<T>(this ReadOnlySpan<T> span, T lowInclusive, T highInclusive) where T : IComparable<T>
    {
        for (int i = 0; i < span.Length; i++)
            if (span[i].CompareTo(lowInclusive) >= 0 && span[i].CompareTo(highInclusive) <= 0) return i;
        return -1;
    }

    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, T value0, T value1) where T : IEquatable<T> => IndexOfAny(span, value0, value1) >= 0;
    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> values) where T : IEquatable<T> => IndexOfAny(span, values) >= 0;
    public static bool ContainsAnyExcept<T>(this ReadOnlySpan<T> span, T value) where T : IEquatable<T> => IndexOfAnyExcept(span, value) >= 0;

    public static int Count<T>(this Span<T> span, T value) where T : IEquatable<T> => Count((ReadOnlySpan<T>)span, value);

    public static int Count<T>(this ReadOnlySpan<T> span, T value) where T : IEquatable<T>
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        int count = 0;
        for (int i = 0; i < span.Length; i++)
            if (comparer.Equals(span[i], value)) count++;
        return count;
    }

    public static int Count<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value) where T : IEquatable<T>
    {
        int count = 0;
        if (value.Length == 0) return 0;
        for (int i = 0; i + value.Length <= span.Length;)
        {
            if (SequenceEqual(span.Slice(i, value.Length), value))
            {
                count++;
                i += value.Length;
            }
            else i++;
        }
        return count;
    }

    public static bool SequenceEqual<T>(this Span<T> span, ReadOnlySpan<T> other) where T : IEquatable<T> => SequenceEqual((ReadOnlySpan<T>)span, other);

    public static bool SequenceEqual<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other) where T : IEquatable<T>
    {
        if (span.Length != other.Length) return false;
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < span.Length; i++)
            if (!comparer.Equals(span[i], other[i])) return false;
        return true;
    }

    public static bool SequenceEqual<T>(this Span<T> span, ReadOnlySpan<T> other, IEqualityComparer<T> comparer = null) => SequenceEqual((ReadOnlySpan<T>)span, other, comparer);

    public static bool SequenceEqual<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other, IEqualityComparer<T> comparer = null)
    {
        if (span.Length != other.Length) return false;
        if (comparer == null) comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < span.Length; i++)
            if (!comparer.Equals(span[i], other[i])) return false;
        return true;
    }

    public static int SequenceCompareTo<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other) where T : IComparable<T>
    {
        int shorter = Math.Min(span.Length, other.Length);
        for (int i = 0; i < shorter; i++)
        {
            int order = span[i].CompareTo(other[i]);
            if (order != 0) return order;
        }
        return span.Length.CompareTo(other.Length);
    }

    public static bool StartsWith<T>(this Span<T> span, ReadOnlySpan<T> value) where T : IEquatable<T> => StartsWith((ReadOnlySpan<T>)span, value);
    public static bool StartsWith<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value) where T : IEquatable<T> => value.Length <= span.Length && SequenceEqual(span.Slice(0, value.Length), value);
    public static bool StartsWith<T>(this ReadOnlySpan<T> span, T value) where T : IEquatable<T> => span.Length > 0 && EqualityComparer<T>.Default.Equals(span[0], value);
    public static bool EndsWith<T>(this Span<T> span, ReadOnlySpan<T> value) where T : IEquatable<T> => EndsWith((ReadOnlySpan<T>)span, value);
    public static bool EndsWith<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value) where T : IEquatable<T> => value.Length <= span.Length && SequenceEqual(span.Slice(span.Length - value.Length), value);
    public static bool EndsWith<T>(this ReadOnlySpan<T> span, T value) where T : IEquatable<T> => span.Length > 0 && EqualityComparer<T>.Default.Equals(span[span.Length - 1], value);
    public static bool StartsWith(this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType) => Number.Text(span).StartsWith(Number.Text(value), comparisonType);
    public static bool EndsWith(this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType) => Number.Text(span).EndsWith(Number.Text(value), comparisonType);
    public static bool Equals(this ReadOnlySpan<char> span, ReadOnlySpan<char> other, StringComparison comparisonType) => string.Equals(Number.Text(span), Number.Text(other), comparisonType);
    public static int CompareTo(this ReadOnlySpan<char> span, ReadOnlySpan<char> other, StringComparison comparisonType) => string.Compare(Number.Text(span), Number.Text(other), comparisonType);
    public static bool IsWhiteSpace(this ReadOnlySpan<char> span) => string.IsNullOrWhiteSpace(Number.Text(span));

    public static int CommonPrefixLength<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other)
    {
        int length = Math.Min(span.Length, other.Length);
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < length; i++)
            if (!comparer.Equals(span[i], other[i])) return i;
        return length;
    }

    public static bool Overlaps<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other)
    {
        if (span.Length == 0 || other.Length == 0) return false;
        long distance = Unsafe.Distance(ref span.First, ref other.First);
        return distance >= 0 ? distance < span.Length : -distance < other.Length;
    }

    // Change

    public static void Reverse<T>(this Span<T> span)
    {
        for (int i = 0, j = span.Length - 1; i < j; i++, j--)
        {
            T t = span[i];
            span[i] = span[j];
            span[j] = t;
        }
    }

    public static void Replace<T>(this Span<T> span, T oldValue, T newValue) where T : IEquatable<T>
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < span.Length; i++)
            if (comparer.Equals(span[i], oldValue)) span[i] = newValue;
    }

    public static void CopyTo<T>(this T[] source, Span<T> destination) => new ReadOnlySpan<T>(source).CopyTo(destination);
    public static void CopyTo<T>(this T[] source, Memory<T> destination) => new ReadOnlySpan<T>(source).CopyTo(destination.Span);

    public static void Sort<T>(this Span<T> span) => Sort(span, (IComparer<T>)null);

    public static void Sort<T>(this Span<T> span, IComparer<T> comparer)
    {
        T[] copy = Counters.NewUncountedArray<T>(span.Length);
        span.CopyTo(new Span<T>(copy));
        Sorting.Sort<T>(copy, 0, copy.Length, comparer);
        new Span<T>(copy).CopyTo(span);
    }

    public static void Sort<T>(this Span<T> span, Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison, "comparison");
        T[] copy = Counters.NewUncountedArray<T>(span.Length);
        span.CopyTo(new Span<T>(copy));
        Sorting.Sort<T>(copy, 0, copy.Length, comparison);
        new Span<T>(copy).CopyTo(span);
    }

    public static void Sort<TKey, TValue>(this Span<TKey> keys, Span<TValue> items)
    {
        TKey[] k = Counters.NewUncountedArray<TKey>(keys.Length);
        TValue[] v = Counters.NewUncountedArray<TValue>(items.Length);
        keys.CopyTo(new Span<TKey>(k));
        items.CopyTo(new Span<TValue>(v));
        Sorting.SortPairs<TKey, TValue>(k, v, 0, k.Length, null);
        new Span<TKey>(k).CopyTo(keys);
        new Span<TValue>(v).CopyTo(items);
    }

    public static int BinarySearch<T>(this Span<T> span, IComparable<T> comparable) => BinarySearch((ReadOnlySpan<T>)span, comparable);

    public static int BinarySearch<T>(this ReadOnlySpan<T> span, IComparable<T> comparable)
    {
        int low = 0;
        int high = span.Length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) >> 1);
            int order = comparable.CompareTo(span[middle]);
            if (order == 0) return middle;
            if (order > 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    // Text

    public static ReadOnlySpan<char> Trim(this ReadOnlySpan<char> span) => TrimEnd(TrimStart(span));
    public static Span<char> Trim(this Span<char> span)
    {
        int start = 0;
        int end = span.Length;
        while (start < end && char.IsWhiteSpace(span[start])) start++;
        while (end > start && char.IsWhiteSpace(span[end - 1])) end--;
        return span.Slice(start, end - start);
    }

    public static ReadOnlySpan<char> TrimStart(this ReadOnlySpan<char> span)
    {
        int start = 0;
        while (start < span.Length && char.IsWhiteSpace(span[start])) start++;
        return span.Slice(start);
    }

    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> span)
    {
        int end = span.Length;
        while (end > 0 && char.IsWhiteSpace(span[end - 1])) end--;
        return span.Slice(0, end);
    }

    public static ReadOnlySpan<char> Trim(this ReadOnlySpan<char> span, char trimChar) => TrimEnd(TrimStart(span, trimChar), trimChar);

    public static ReadOnlySpan<char> TrimStart(this ReadOnlySpan<char> span, char trimChar)
    {
        int start = 0;
        while (start < span.Length && span[start] == trimChar) start++;
        return span.Slice(start);
    }

    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> span, char trimChar)
    {
        int end = span.Length;
        while (end > 0 && span[end - 1] == trimChar) end--;
        return span.Slice(0, end);
    }

    public static int ToUpperInvariant(this ReadOnlySpan<char> source, Span<char> destination)
    {
        if (destination.Length < source.Length) return -1;
        string text = string.MapToUpper(Number.Text(source));
        for (int i = 0; i < text.Length; i++) destination[i] = text[i];
        return text.Length;
    }

    public static int ToLowerInvariant(this ReadOnlySpan<char> source, Span<char> destination)
    {
        if (destination.Length < source.Length) return -1;
        string text = string.MapToLower(Number.Text(source));
        for (int i = 0; i < text.Length; i++) destination[i] = text[i];
        return text.Length;
    }

    public static SpanLineEnumerator EnumerateLines(this ReadOnlySpan<char> span) => new SpanLineEnumerator(span);
    public static SpanRuneEnumerator EnumerateRunes(this ReadOnlySpan<char> span) => new SpanRuneEnumerator(span);
    public static SpanSplitEnumerator<T> Split<T>(this ReadOnlySpan<T> source, T separator) where T : IEquatable<T> => new SpanSplitEnumerator<T>(source, separator);
    public static SpanSplitEnumerator<T> Split<T>(this ReadOnlySpan<T> source, ReadOnlySpan<T> separator) where T : IEquatable<T> => new SpanSplitEnumerator<T>(source, separator, true);
    public static SpanSplitEnumerator<T> SplitAny<T>(this ReadOnlySpan<T> source, params ReadOnlySpan<T> separators) where T : IEquatable<T> => new SpanSplitEnumerator<T>(source, separators, false);

    public static int Split(this ReadOnlySpan<char> source, Span<Range> destination, char separator, StringSplitOptions options = StringSplitOptions.None)
    {
        if (((int)options & ~3) != 0) throw new ArgumentException("Value of flags is invalid.", "options");
        bool trim = (options & StringSplitOptions.TrimEntries) != 0;
        bool removeEmpty = (options & StringSplitOptions.RemoveEmptyEntries) != 0;
        if (destination.Length == 0) return 0;
        int made = 0;
        int start = 0;
        while (true)
        {
            int end = start;
            while (end < source.Length && source[end] != separator) end++;
            bool last = made == destination.Length - 1;
            if (last)
            {
                if (removeEmpty)
                {
                    int a = start;
                    int b = end;
                    Shrink(source, trim, ref a, ref b);
                    if (a == b)
                    {
                        if (end >= source.Length) return made;
                        start = end + 1;
                        continue;
                    }
                }
                end = source.Length;
            }
            int from = start;
            int to = end;
            Shrink(source, trim, ref from, ref to);
            if (!removeEmpty || to > from) destination[made++] = new Range(from, to);
            if (last || end >= source.Length) return made;
            start = end + 1;
        }
    }

    private static void Shrink(ReadOnlySpan<char> source, bool trim, ref int from, ref int to)
    {
        if (!trim) return;
        while (from < to && char.IsWhiteSpace(source[from])) from++;
        while (to > from && char.IsWhiteSpace(source[to - 1])) to--;
    }

    public ref struct SpanSplitEnumerator<T> where T : IEquatable<T>
    {
        private readonly ReadOnlySpan<T> _source;
        private readonly T _separator;
        private readonly ReadOnlySpan<T> _separators;
        private readonly int _mode;
        private int _start;
        private int _end;
        private int _next;

        internal SpanSplitEnumerator(ReadOnlySpan<T> source, T separator)
        {
            _source = source;
            _separator = separator;
            _mode = 0;
        }

        internal SpanSplitEnumerator(ReadOnlySpan<T> source, ReadOnlySpan<T> separators, bool whole)
        {
            _source = source;
            _separators = separators;
            _mode = whole ? 1 : 2;
        }

        public SpanSplitEnumerator<T> GetEnumerator() => this;
        public Range Current => new Range(_start, _end);
        public ReadOnlySpan<T> Source => _source;

        public bool MoveNext()
        {
            if (_next > _source.Length) return false;
            ReadOnlySpan<T> rest = _source.Slice(_next);
            int index;
            int width = 1;
            if (_mode == 0) index = MemoryExtensions.IndexOf(rest, _separator);
            else if (_mode == 1)
            {
                index = _separators.Length == 0 ? -1 : MemoryExtensions.IndexOf(rest, _separators);
                width = _separators.Length;
            }
            else index = MemoryExtensions.IndexOfAny(rest, _separators);
            _start = _next;
            if (index >= 0)
            {
                _end = _start + index;
                _next = _end + width;
            }
            else
            {
                _end = _source.Length;
                _next = _source.Length + 1;
            }
            return true;
        }
    }

    /// `span.TryWrite($"...")`
    public static bool TryWrite(this Span<char> destination, ref TryWriteInterpolatedStringHandler handler, out int charsWritten)
    {
        charsWritten = handler.Written;
        return handler.Done;
    }

    [System.Runtime.CompilerServices.InterpolatedStringHandler]
    public ref struct TryWriteInterpolatedStringHandler
    {
        private readonly Span<char> _destination;
        private int _position;
        private bool _failed;

        public TryWriteInterpolatedStringHandler(int literalLength, int formattedCount, Span<char> destination, out bool shouldAppend)
        {
            _destination = destination;
            _failed = destination.Length < literalLength;
            shouldAppend = !_failed;
        }

        internal int Written => _failed ? 0 : _position;
        internal bool Done => !_failed;

        public bool AppendLiteral(string value)
        {
            if (value == null) return true;
            if (value.Length > _destination.Length - _position)
            {
                _failed = true;
                return false;
            }
            for (int i = 0; i < value.Length; i++) _destination[_position++] = value[i];
            return true;
        }

        public bool AppendFormatted<T>(T value) => AppendLiteral(TextOf(value, null));
        public bool AppendFormatted<T>(T value, string format) => AppendLiteral(TextOf(value, format));
        public bool AppendFormatted<T>(T value, int alignment) => AppendLiteral(Aligned(TextOf(value, null), alignment));
        public bool AppendFormatted<T>(T value, int alignment, string format) => AppendLiteral(Aligned(TextOf(value, format), alignment));
        public bool AppendFormatted(string value) => AppendLiteral(value);
        public bool AppendFormatted(scoped ReadOnlySpan<char> value) => AppendLiteral(Number.Text(value));

        private static string TextOf<T>(T value, string format)
        {
            object boxed = Counters.BoxUncounted(value);
            if (boxed is IFormattable formattable) return formattable.ToString(format, null);
            return boxed == null ? "" : boxed.ToString();
        }

        private static string Aligned(string text, int alignment) => alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment);
    }
}
