using System.Collections.Generic;
using System.Globalization;
namespace System;

public static partial class MemoryExtensions
{
    private static int LeadingCount<T>(ReadOnlySpan<T> span, T trimElement) where T : IEquatable<T>
    {
        int start = 0;
        while (start < span.Length && EqualityComparer<T>.Default.Equals(span[start], trimElement)) start++;
        return start;
    }

    private static int TrailingStart<T>(ReadOnlySpan<T> span, T trimElement, int start) where T : IEquatable<T>
    {
        int end = span.Length;
        while (end > start && EqualityComparer<T>.Default.Equals(span[end - 1], trimElement)) end--;
        return end;
    }

    private static int LeadingCount<T>(ReadOnlySpan<T> span, ReadOnlySpan<T> trimElements) where T : IEquatable<T>
    {
        int start = 0;
        while (start < span.Length && trimElements.Contains(span[start])) start++;
        return start;
    }

    private static int TrailingStart<T>(ReadOnlySpan<T> span, ReadOnlySpan<T> trimElements, int start) where T : IEquatable<T>
    {
        int end = span.Length;
        while (end > start && trimElements.Contains(span[end - 1])) end--;
        return end;
    }

    public static Span<T> Trim<T>(this Span<T> span, T trimElement) where T : IEquatable<T>
    {
        int start = LeadingCount(span, trimElement);
        return span.Slice(start, TrailingStart(span, trimElement, start) - start);
    }

    public static Span<T> TrimStart<T>(this Span<T> span, T trimElement) where T : IEquatable<T> => span.Slice(LeadingCount(span, trimElement));
    public static Span<T> TrimEnd<T>(this Span<T> span, T trimElement) where T : IEquatable<T> => span.Slice(0, TrailingStart(span, trimElement, 0));

    public static ReadOnlySpan<T> Trim<T>(this ReadOnlySpan<T> span, T trimElement) where T : IEquatable<T>
    {
        int start = LeadingCount(span, trimElement);
        return span.Slice(start, TrailingStart(span, trimElement, start) - start);
    }

    public static ReadOnlySpan<T> TrimStart<T>(this ReadOnlySpan<T> span, T trimElement) where T : IEquatable<T> => span.Slice(LeadingCount(span, trimElement));
    public static ReadOnlySpan<T> TrimEnd<T>(this ReadOnlySpan<T> span, T trimElement) where T : IEquatable<T> => span.Slice(0, TrailingStart(span, trimElement, 0));

    public static Span<T> Trim<T>(this Span<T> span, ReadOnlySpan<T> trimElements) where T : IEquatable<T>
    {
        int start = LeadingCount(span, trimElements);
        return span.Slice(start, TrailingStart(span, trimElements, start) - start);
    }

    public static Span<T> TrimStart<T>(this Span<T> span, ReadOnlySpan<T> trimElements) where T : IEquatable<T> => span.Slice(LeadingCount(span, trimElements));
    public static Span<T> TrimEnd<T>(this Span<T> span, ReadOnlySpan<T> trimElements) where T : IEquatable<T> => span.Slice(0, TrailingStart(span, trimElements, 0));

    public static ReadOnlySpan<T> Trim<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> trimElements) where T : IEquatable<T>
    {
        int start = LeadingCount(span, trimElements);
        return span.Slice(start, TrailingStart(span, trimElements, start) - start);
    }

    public static ReadOnlySpan<T> TrimStart<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> trimElements) where T : IEquatable<T> => span.Slice(LeadingCount(span, trimElements));
    public static ReadOnlySpan<T> TrimEnd<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> trimElements) where T : IEquatable<T> => span.Slice(0, TrailingStart(span, trimElements, 0));

    public static ReadOnlySpan<char> Trim(this ReadOnlySpan<char> span, ReadOnlySpan<char> trimChars) => TrimEnd(TrimStart(span, trimChars), trimChars);
    public static ReadOnlySpan<char> TrimStart(this ReadOnlySpan<char> span, ReadOnlySpan<char> trimChars) => trimChars.IsEmpty ? TrimStart(span) : span.Slice(LeadingCount(span, trimChars));
    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> span, ReadOnlySpan<char> trimChars) => trimChars.IsEmpty ? TrimEnd(span) : span.Slice(0, TrailingStart(span, trimChars, 0));

    public static Span<char> TrimStart(this Span<char> span)
    {
        int start = 0;
        while (start < span.Length && char.IsWhiteSpace(span[start])) start++;
        return span.Slice(start);
    }

    public static Span<char> TrimEnd(this Span<char> span)
    {
        int end = span.Length;
        while (end > 0 && char.IsWhiteSpace(span[end - 1])) end--;
        return span.Slice(0, end);
    }

    public static Memory<char> Trim(this Memory<char> memory)
    {
        ReadOnlySpan<char> trimmed = TrimStart((ReadOnlySpan<char>)memory.Span);
        return memory.Slice(memory.Length - trimmed.Length, TrimEnd(trimmed).Length);
    }

    public static ReadOnlyMemory<char> Trim(this ReadOnlyMemory<char> memory)
    {
        ReadOnlySpan<char> trimmed = TrimStart(memory.Span);
        return memory.Slice(memory.Length - trimmed.Length, TrimEnd(trimmed).Length);
    }

    public static ReadOnlyMemory<char> TrimStart(this ReadOnlyMemory<char> memory) => memory.Slice(memory.Length - TrimStart(memory.Span).Length);
    public static ReadOnlyMemory<char> TrimEnd(this ReadOnlyMemory<char> memory) => memory.Slice(0, TrimEnd(memory.Span).Length);

    // Ranges of values

    private static bool IsBetween<T>(T value, T low, T high) where T : IComparable<T> => low.CompareTo(value) <= 0 && value.CompareTo(high) <= 0;

    private static int FindRange<T>(ReadOnlySpan<T> span, T low, T high, bool inside, bool last) where T : IComparable<T>
    {
        for (int i = 0; i < span.Length; i++)
        {
            int at = last ? span.Length - 1 - i : i;
            if (IsBetween(span[at], low, high) == inside) return at;
        }
        return -1;
    }

    public static int IndexOfAnyExceptInRange<T>(this Span<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange<T>(span, lowInclusive, highInclusive, false, false);
    public static int IndexOfAnyExceptInRange<T>(this ReadOnlySpan<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange(span, lowInclusive, highInclusive, false, false);
    public static int LastIndexOfAnyInRange<T>(this Span<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange<T>(span, lowInclusive, highInclusive, true, true);
    public static int LastIndexOfAnyInRange<T>(this ReadOnlySpan<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange(span, lowInclusive, highInclusive, true, true);
    public static int LastIndexOfAnyExceptInRange<T>(this Span<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange<T>(span, lowInclusive, highInclusive, false, true);
    public static int LastIndexOfAnyExceptInRange<T>(this ReadOnlySpan<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange(span, lowInclusive, highInclusive, false, true);
    public static bool ContainsAnyInRange<T>(this Span<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange<T>(span, lowInclusive, highInclusive, true, false) >= 0;
    public static bool ContainsAnyInRange<T>(this ReadOnlySpan<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange(span, lowInclusive, highInclusive, true, false) >= 0;
    public static bool ContainsAnyExceptInRange<T>(this Span<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange<T>(span, lowInclusive, highInclusive, false, false) >= 0;
    public static bool ContainsAnyExceptInRange<T>(this ReadOnlySpan<T> span, T lowInclusive, T highInclusive) where T : IComparable<T> => FindRange(span, lowInclusive, highInclusive, false, false) >= 0;

    // Replacing into another span

    public static void Replace<T>(this ReadOnlySpan<T> source, Span<T> destination, T oldValue, T newValue) where T : IEquatable<T>
    {
        if (source.Length > destination.Length) throw new ArgumentException("Destination is too short.", "destination");
        for (int i = 0; i < source.Length; i++) destination[i] = EqualityComparer<T>.Default.Equals(source[i], oldValue) ? newValue : source[i];
    }

    public static int CountAny<T>(this ReadOnlySpan<T> span, params ReadOnlySpan<T> values) where T : IEquatable<T>
    {
        int count = 0;
        foreach (T item in span)
        {
            if (values.Contains(item)) count++;
        }
        return count;
    }

    public static int ToUpper(this ReadOnlySpan<char> source, Span<char> destination, CultureInfo culture) => ToUpperInvariant(source, destination);
    public static int ToLower(this ReadOnlySpan<char> source, Span<char> destination, CultureInfo culture) => ToLowerInvariant(source, destination);
}
