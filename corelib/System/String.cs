using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Hoist.Runtime;
namespace System;

/// An object of the VM: UTF-16 text. `new string(args)` calls the static method `Ctor` with the same parameters.
public sealed class String : IComparable, IComparable<string>, IEquatable<string>, IEnumerable<char>, ICloneable, IConvertible, ISpanParsable<string>
{
    public static readonly string Empty = "";

    public extern String(char c, int count);
    public extern String(char[] value);
    public extern String(char[] value, int startIndex, int length);
    public extern String(ReadOnlySpan<char> value);

    internal static string Ctor(char c, int count)
    {
        if (count < 0) throw Throw.NegativeValue("count", count);
        return Repeat(c, count);
    }

    internal static string Ctor(char[] value) => value == null ? "" : FromChars(value, 0, value.Length);

    internal static string Ctor(char[] value, int startIndex, int length)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        if (startIndex < 0) throw Throw.NegativeValue("startIndex", startIndex);
        if (length < 0) throw Throw.NegativeValue("length", length);
        if (startIndex > value.Length - length) throw Throw.TooGreat("startIndex", startIndex, value.Length - length);
        return FromChars(value, startIndex, length);
    }

    internal static string Ctor(ReadOnlySpan<char> value) => value.Length == 0 ? "" : FromReference(ref value.First, value.Length);

    // Natives. Arguments are checked before, unless said otherwise. Results of length 0 are the one "" object; strings made are counted (22 + 2n rounded up to 8).

    /// Number of UTF-16 units.
    public extern int Length { [Native("String.get_Length")] get; }

    /// The unit at the index; IndexOutOfRangeException "Index was outside the bounds of the array.".
    [System.Runtime.CompilerServices.IndexerName("Chars")]
    public extern char this[int index] { [Native("String.get_Chars")] get; }

    [Native("String.Repeat")] internal static extern string Repeat(char c, int count);
    [Native("String.FromChars")] internal static extern string FromChars(char[] value, int start, int length);
    [Native("String.FromReference")] internal static extern string FromReference(ref char first, int length);
    /// The units [start, start + length).
    [Native("String.Slice")] internal static extern string Slice(string text, int start, int length);
    /// null counts as ""; when all but one are empty, that one itself.
    [Native("String.Concat/2")] public static extern string Concat(string str0, string str1);
    [Native("String.Concat/3")] public static extern string Concat(string str0, string str1, string str2);
    [Native("String.Concat/4")] public static extern string Concat(string str0, string str1, string str2, string str3);
    /// Joins the first `count` strings (null as "") with the separator between.
    [Native("String.JoinArray")] internal static extern string JoinArray(string separator, string[] values, int start, int count);
    [Native("String.EqualsOrdinal")] internal static extern bool EqualsOrdinal(string a, string b);
    /// Difference as .NET: the first differing units' difference, or the lengths' difference; null first.
    [Native("String.CompareOrdinal")] public static extern int CompareOrdinal(string strA, string strB);
    /// By .NET's ordinal ignore-case rules: simple upper-case mapping of each unit or surrogate pair. The sign or difference as .NET.
    [Native("String.CompareOrdinalIgnoreCase")] internal static extern int CompareOrdinalIgnoreCase(string a, string b);
    /// As ICU's root collation, .NET's invariant culture: -1, 0, 1; null first.
    [Native("String.CompareCulture")] internal static extern int CompareCulture(string a, string b, bool ignoreCase);
    /// The same by CompareOptions' bits (case 1, accents 2, symbols 4, numbers 32).
    [Native("String.CompareCultureWith")] internal static extern int CompareCultureWith(string a, string b, int options);
    /// Hash of the units; equal for equal strings.
    [Native("String.HashOrdinal")] internal static extern int HashOrdinal(string text);
    /// Hash that is equal for strings that CompareOrdinalIgnoreCase calls equal.
    [Native("String.HashOrdinalIgnoreCase")] internal static extern int HashOrdinalIgnoreCase(string text);
    /// Hash of the collation key.
    [Native("String.HashCulture")] internal static extern int HashCulture(string text, bool ignoreCase);
    /// First index in [start, start + count), or -1.
    [Native("String.IndexOfChar")] internal static extern int IndexOfChar(string text, char value, int start, int count);
    [Native("String.LastIndexOfChar")] internal static extern int LastIndexOfChar(string text, char value, int start, int count);
    /// First index of `value` wholly within [start, start + count), ordinal or ordinal ignoring case; `start` for an empty value; -1.
    [Native("String.IndexOfString")] internal static extern int IndexOfString(string text, string value, int start, int count, bool ignoreCase);
    /// Last one wholly within [start, start + count); start + count for an empty value; -1.
    [Native("String.LastIndexOfString")] internal static extern int LastIndexOfString(string text, string value, int start, int count, bool ignoreCase);
    /// By the invariant culture's collation: the first (or last) match in [start, start + count) and its length, -1 if none.
    [Native("String.IndexOfCulture")] internal static extern int IndexOfCulture(string text, string value, int start, int count, bool ignoreCase, bool last, out int matchLength);
    /// 1: `value` is a prefix by the invariant culture's collation; 0: not. `suffix`: at the end.
    [Native("String.IsPrefixCulture")] internal static extern bool IsPrefixCulture(string text, string value, bool ignoreCase, bool suffix);
    /// The text itself if nothing is replaced.
    [Native("String.ReplaceChar")] internal static extern string ReplaceChar(string text, char oldChar, char newChar);
    [Native("String.ReplaceString")] internal static extern string ReplaceString(string text, string oldValue, string newValue, bool ignoreCase);
    /// Simple case mapping of each code point (invariant); the text itself if nothing changes.
    [Native("String.ToUpperInvariant")] internal static extern string MapToUpper(string text);
    [Native("String.ToLowerInvariant")] internal static extern string MapToLower(string text);
    /// Without white space (Char.IsWhiteSpace) at the start and/or end; the text itself if there is none.
    [Native("String.TrimWhiteSpace")] internal static extern string TrimWhiteSpace(string text, bool start, bool end);
    /// text.CopyTo: checked before.
    [Native("String.CopyToArray")] internal static extern void CopyToArray(string text, int sourceIndex, char[] destination, int destinationIndex, int count);
    /// The one string object with this text.
    [Native("String.Intern")] public static extern string Intern(string str);
    [Native("String.IsInterned")] public static extern string IsInterned(string str);
    /// form: 1 C, 2 D, 5 KC, 6 KD.
    /// Units of the text element (what a reader sees as one character) at the index; 0 at the end.
    [Native("String.TextElementLength")] internal static extern int TextElementLength(string text, int index);
    [Native("String.NormalizeForm")] internal static extern string NormalizeForm(string text, int form);
    /// A reference to the first unit (for spans; reading only). For "" a reference that is never read.
    [Native("String.FirstReference")] internal static extern ref char FirstReference(string text);

    public ref readonly char GetPinnableReference() => ref FirstReference(this);

    public override string ToString() => this;
    public string ToString(IFormatProvider provider) => this;
    public object Clone() => this;
    public static string Copy(string str) => Slice(str, 0, str.Length) == "" ? "" : FromChars(str.ToCharArray(), 0, str.Length);
    public CharEnumerator GetEnumerator() => new CharEnumerator(this);
    IEnumerator<char> IEnumerable<char>.GetEnumerator() => new CharEnumerator(this);
    IEnumerator IEnumerable.GetEnumerator() => new CharEnumerator(this);
    public StringRuneEnumerator EnumerateRunes() => new StringRuneEnumerator(this);

    public static implicit operator ReadOnlySpan<char>(string value) => value == null ? default : new ReadOnlySpan<char>(ref FirstReference(value), value.Length);

    public static string Create<TState>(int length, TState state, System.Buffers.SpanAction<char, TState> action)
    {
        ArgumentNullException.ThrowIfNull(action, "action");
        if (length < 0) throw new ArgumentOutOfRangeException("length");
        if (length == 0) return "";
        char[] buffer = Counters.NewUncountedArray<char>(length);
        action(new Span<char>(buffer), state);
        return FromChars(buffer, 0, length);
    }

    public static string Create(IFormatProvider provider, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("provider")] ref System.Runtime.CompilerServices.DefaultInterpolatedStringHandler handler) => handler.ToStringAndClear();
    public static string Create(IFormatProvider provider, Span<char> initialBuffer, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("provider", "initialBuffer")] ref System.Runtime.CompilerServices.DefaultInterpolatedStringHandler handler) => handler.ToStringAndClear();

    // Equality and order

    public override bool Equals(object obj) => obj is string other && EqualsOrdinal(this, other);
    public bool Equals(string value) => EqualsOrdinal(this, value);
    public static bool Equals(string a, string b) => EqualsOrdinal(a, b);
    public static bool operator ==(string a, string b) => EqualsOrdinal(a, b);
    public static bool operator !=(string a, string b) => !EqualsOrdinal(a, b);
    public override int GetHashCode() => HashOrdinal(this);
    public int GetHashCode(StringComparison comparisonType) => StringComparer.FromComparison(comparisonType).GetHashCode(this);
    public static int GetHashCode(ReadOnlySpan<char> value) => HashOrdinal(Number.Text(value));

    public bool Equals(string value, StringComparison comparisonType) => Equals(this, value, comparisonType);

    public static bool Equals(string a, string b, StringComparison comparisonType)
    {
        CheckComparison(comparisonType);
        if ((object)a == (object)b) return true;
        if (a == null || b == null) return false;
        if (comparisonType == StringComparison.Ordinal) return EqualsOrdinal(a, b);
        return Compare(a, b, comparisonType) == 0;
    }

    internal static void CheckComparison(StringComparison comparisonType)
    {
        if ((uint)(int)comparisonType > 5) throw new ArgumentException("The string comparison type passed in is currently not supported.", "comparisonType");
    }

    public static int Compare(string strA, string strB) => CompareCulture(strA, strB, false);
    public static int Compare(string strA, string strB, bool ignoreCase) => CompareCulture(strA, strB, ignoreCase);
    public static int Compare(string strA, string strB, bool ignoreCase, CultureInfo culture) => CompareCulture(strA, strB, ignoreCase);

    public static int Compare(string strA, string strB, CultureInfo culture, CompareOptions options)
    {
        if (options == CompareOptions.Ordinal) return CompareOrdinal(strA, strB);
        if (options == CompareOptions.OrdinalIgnoreCase) return CompareOrdinalIgnoreCase(strA, strB);
        return CompareCultureWith(strA, strB, (int)options);
    }

    public static int Compare(string strA, string strB, StringComparison comparisonType)
    {
        CheckComparison(comparisonType);
        if ((object)strA == (object)strB) return 0;
        if (strA == null) return -1;
        if (strB == null) return 1;
        switch (comparisonType)
        {
            case StringComparison.Ordinal: return CompareOrdinal(strA, strB);
            case StringComparison.OrdinalIgnoreCase: return CompareOrdinalIgnoreCase(strA, strB);
            case StringComparison.CurrentCulture:
            case StringComparison.InvariantCulture: return CompareCulture(strA, strB, false);
            default: return CompareCulture(strA, strB, true);
        }
    }

    public static int Compare(string strA, int indexA, string strB, int indexB, int length) => Compare(strA, indexA, strB, indexB, length, StringComparison.CurrentCulture);
    public static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase) => Compare(strA, indexA, strB, indexB, length, ignoreCase ? StringComparison.CurrentCultureIgnoreCase : StringComparison.CurrentCulture);

    public static int Compare(string strA, int indexA, string strB, int indexB, int length, StringComparison comparisonType)
    {
        CheckComparison(comparisonType);
        if (strA == null || strB == null)
        {
            if ((object)strA == (object)strB) return 0;
            return strA == null ? -1 : 1;
        }
        if (length < 0) throw Throw.NegativeValue("length", length);
        bool culture = comparisonType < StringComparison.Ordinal;
        if (culture)
        {
            if (indexA > strA.Length) throw Throw.NegativeValue("length1", strA.Length - indexA);
            if (indexB > strB.Length) throw Throw.NegativeValue("length2", strB.Length - indexB);
        }
        if (indexA < 0 || indexB < 0) throw new ArgumentOutOfRangeException(indexA < 0 ? "indexA" : "indexB", "Index was out of range. Must be non-negative and less than the size of the collection.");
        if (strA.Length - indexA < 0 || strB.Length - indexB < 0) throw new ArgumentOutOfRangeException(strA.Length - indexA < 0 ? "indexA" : "indexB", "Index was out of range. Must be non-negative and less than the size of the collection.");
        int lengthA = Math.Min(length, strA.Length - indexA);
        int lengthB = Math.Min(length, strB.Length - indexB);
        return Compare(Slice(strA, indexA, lengthA), Slice(strB, indexB, lengthB), comparisonType);
    }

    public static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length) => Compare(strA, indexA, strB, indexB, length, StringComparison.Ordinal);

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is string other) return CompareCulture(this, other, false);
        throw new ArgumentException("Object must be of type String.");
    }

    public int CompareTo(string strB) => CompareCulture(this, strB, false);

    // Tests

    public static bool IsNullOrEmpty(string value) => value == null || value.Length == 0;

    public static bool IsNullOrWhiteSpace(string value)
    {
        if (value == null) return true;
        for (int i = 0; i < value.Length; i++)
            if (!char.IsWhiteSpace(value[i])) return false;
        return true;
    }

    // Parts

    public string Substring(int startIndex)
    {
        if (startIndex == 0) return this;
        return Substring(startIndex, Length - startIndex);
    }

    public string Substring(int startIndex, int length)
    {
        int total = Length;
        if (startIndex < 0) throw Throw.NegativeValue("startIndex", startIndex);
        if (startIndex > total) throw new ArgumentOutOfRangeException("startIndex", "startIndex cannot be larger than length of string.");
        if (length < 0) throw Throw.NegativeValue("length", length);
        if (startIndex > total - length) throw new ArgumentOutOfRangeException("length", "Index and length must refer to a location within the string.");
        if (length == total) return this;
        return Slice(this, startIndex, length);
    }

    public char[] ToCharArray()
    {
        int length = Length;
        if (length == 0) return Array.Empty<char>();
        char[] result = new char[length];
        CopyToArray(this, 0, result, 0, length);
        return result;
    }

    public char[] ToCharArray(int startIndex, int length)
    {
        if ((uint)startIndex > (uint)Length) throw Throw.TooGreat("startIndex", (uint)startIndex, (uint)Length);
        if (length < 0) throw Throw.NegativeValue("length", length);
        if (startIndex > Length - length) throw Throw.TooGreat("startIndex", startIndex, Length - length);
        if (length == 0) return Array.Empty<char>();
        char[] result = new char[length];
        CopyToArray(this, startIndex, result, 0, length);
        return result;
    }

    public void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(destination, "destination");
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        if (sourceIndex < 0) throw new ArgumentOutOfRangeException("sourceIndex", sourceIndex, "sourceIndex ('" + sourceIndex.ToString() + "') must be a non-negative value.");
        if (count > Length - sourceIndex) throw Throw.TooGreat("sourceIndex", sourceIndex, Length - count);
        if (destinationIndex > destination.Length - count) throw Throw.TooGreat("destinationIndex", destinationIndex, destination.Length - count);
        if (destinationIndex < 0) throw Throw.NegativeValue("destinationIndex", destinationIndex);
        CopyToArray(this, sourceIndex, destination, destinationIndex, count);
    }

    public void CopyTo(Span<char> destination)
    {
        if (Length > destination.Length) throw new ArgumentException("Destination is too short.", "destination");
        for (int i = 0; i < Length; i++) destination[i] = this[i];
    }

    public bool TryCopyTo(Span<char> destination)
    {
        if (Length > destination.Length) return false;
        for (int i = 0; i < Length; i++) destination[i] = this[i];
        return true;
    }

    public string Remove(int startIndex)
    {
        if (startIndex < 0) throw new ArgumentOutOfRangeException("startIndex", "StartIndex cannot be less than zero.");
        if (startIndex > Length) throw new ArgumentOutOfRangeException("startIndex", "startIndex cannot be larger than length of string.");
        return Substring(0, startIndex);
    }

    public string Remove(int startIndex, int count)
    {
        if (startIndex < 0) throw Throw.NegativeValue("startIndex", startIndex);
        if (count < 0) throw Throw.NegativeValue("count", count);
        if (count > Length - startIndex) throw Throw.TooGreat("count", count, Length - startIndex);
        if (count == 0) return this;
        char[] buffer = Counters.NewUncountedArray<char>(Length - count);
        CopyToArray(this, 0, buffer, 0, startIndex);
        CopyToArray(this, startIndex + count, buffer, startIndex, Length - count - startIndex);
        return FromChars(buffer, 0, buffer.Length);
    }

    public string Insert(int startIndex, string value)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        if ((uint)startIndex > (uint)Length) throw Throw.TooGreat("startIndex", (uint)startIndex, (uint)Length);
        if (value.Length == 0) return this;
        if (Length == 0) return value;
        char[] buffer = Counters.NewUncountedArray<char>(Length + value.Length);
        CopyToArray(this, 0, buffer, 0, startIndex);
        CopyToArray(value, 0, buffer, startIndex, value.Length);
        CopyToArray(this, startIndex, buffer, startIndex + value.Length, Length - startIndex);
        return FromChars(buffer, 0, buffer.Length);
    }

    public string PadLeft(int totalWidth) => PadLeft(totalWidth, ' ');

    public string PadLeft(int totalWidth, char paddingChar)
    {
        if (totalWidth < 0) throw Throw.NegativeValue("totalWidth", totalWidth);
        int missing = totalWidth - Length;
        if (missing <= 0) return this;
        char[] buffer = Counters.NewUncountedArray<char>(totalWidth);
        for (int i = 0; i < missing; i++) buffer[i] = paddingChar;
        CopyToArray(this, 0, buffer, missing, Length);
        return FromChars(buffer, 0, totalWidth);
    }

    public string PadRight(int totalWidth) => PadRight(totalWidth, ' ');

    public string PadRight(int totalWidth, char paddingChar)
    {
        if (totalWidth < 0) throw Throw.NegativeValue("totalWidth", totalWidth);
        int length = Length;
        if (totalWidth <= length) return this;
        char[] buffer = Counters.NewUncountedArray<char>(totalWidth);
        CopyToArray(this, 0, buffer, 0, length);
        for (int i = length; i < totalWidth; i++) buffer[i] = paddingChar;
        return FromChars(buffer, 0, totalWidth);
    }

    public string Trim() => TrimWhiteSpace(this, true, true);
    public string TrimStart() => TrimWhiteSpace(this, true, false);
    public string TrimEnd() => TrimWhiteSpace(this, false, true);
    public string Trim(char trimChar) => TrimSet(new ReadOnlySpan<char>(ref trimChar, 1), true, true);
    public string TrimStart(char trimChar) => TrimSet(new ReadOnlySpan<char>(ref trimChar, 1), true, false);
    public string TrimEnd(char trimChar) => TrimSet(new ReadOnlySpan<char>(ref trimChar, 1), false, true);
    public string Trim(params char[] trimChars) => trimChars == null || trimChars.Length == 0 ? Trim() : TrimSet(new ReadOnlySpan<char>(trimChars), true, true);
    public string TrimStart(params char[] trimChars) => trimChars == null || trimChars.Length == 0 ? TrimStart() : TrimSet(new ReadOnlySpan<char>(trimChars), true, false);
    public string TrimEnd(params char[] trimChars) => trimChars == null || trimChars.Length == 0 ? TrimEnd() : TrimSet(new ReadOnlySpan<char>(trimChars), false, true);
    public string Trim(params ReadOnlySpan<char> trimChars) => trimChars.Length == 0 ? Trim() : TrimSet(trimChars, true, true);
    public string TrimStart(params ReadOnlySpan<char> trimChars) => trimChars.Length == 0 ? TrimStart() : TrimSet(trimChars, true, false);
    public string TrimEnd(params ReadOnlySpan<char> trimChars) => trimChars.Length == 0 ? TrimEnd() : TrimSet(trimChars, false, true);

    private static bool Has(ReadOnlySpan<char> set, char c)
    {
        for (int i = 0; i < set.Length; i++)
            if (set[i] == c) return true;
        return false;
    }

    private string TrimSet(ReadOnlySpan<char> set, bool start, bool end)
    {
        int from = 0;
        int to = Length;
        if (start)
            while (from < to && Has(set, this[from])) from++;
        if (end)
            while (to > from && Has(set, this[to - 1])) to--;
        if (to - from == Length) return this;
        return Slice(this, from, to - from);
    }

    public string ToUpper() => MapToUpper(this);
    public string ToLower() => MapToLower(this);
    public string ToUpper(CultureInfo culture) => MapToUpper(this);
    public string ToLower(CultureInfo culture) => MapToLower(this);
    public string ToUpperInvariant() => MapToUpper(this);
    public string ToLowerInvariant() => MapToLower(this);
    public string Normalize() => NormalizeForm(this, 1);
    public string Normalize(NormalizationForm normalizationForm) => NormalizeForm(this, (int)normalizationForm);
    public bool IsNormalized() => NormalizeForm(this, 1) == this;
    public bool IsNormalized(NormalizationForm normalizationForm) => NormalizeForm(this, (int)normalizationForm) == this;

    // Search

    public bool Contains(char value) => IndexOfChar(this, value, 0, Length) >= 0;
    public bool Contains(char value, StringComparison comparisonType) => IndexOf(value, comparisonType) >= 0;

    public bool Contains(string value)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        return IndexOfString(this, value, 0, Length, false) >= 0;
    }

    public bool Contains(string value, StringComparison comparisonType) => IndexOf(value, comparisonType) >= 0;

    public bool StartsWith(char value) => Length > 0 && this[0] == value;
    public bool EndsWith(char value) => Length > 0 && this[Length - 1] == value;
    public bool StartsWith(string value) => StartsWith(value, StringComparison.CurrentCulture);
    public bool EndsWith(string value) => EndsWith(value, StringComparison.CurrentCulture);
    public bool StartsWith(string value, bool ignoreCase, CultureInfo culture) => StartsWith(value, ignoreCase ? StringComparison.CurrentCultureIgnoreCase : StringComparison.CurrentCulture);
    public bool EndsWith(string value, bool ignoreCase, CultureInfo culture) => EndsWith(value, ignoreCase ? StringComparison.CurrentCultureIgnoreCase : StringComparison.CurrentCulture);

    public bool StartsWith(string value, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        CheckComparison(comparisonType);
        if (comparisonType >= StringComparison.Ordinal)
            return value.Length <= Length && IndexOfString(this, value, 0, value.Length, comparisonType == StringComparison.OrdinalIgnoreCase) == 0;
        return IsPrefixCulture(this, value, ((int)comparisonType & 1) != 0, false);
    }

    public bool EndsWith(string value, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        CheckComparison(comparisonType);
        if (comparisonType >= StringComparison.Ordinal)
            return value.Length <= Length && IndexOfString(this, value, Length - value.Length, value.Length, comparisonType == StringComparison.OrdinalIgnoreCase) >= 0;
        return IsPrefixCulture(this, value, ((int)comparisonType & 1) != 0, true);
    }

    public int IndexOf(char value) => IndexOfChar(this, value, 0, Length);
    public int IndexOf(char value, int startIndex) => IndexOf(value, startIndex, Length - startIndex);

    public int IndexOf(char value, int startIndex, int count)
    {
        if ((uint)startIndex > (uint)Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if ((uint)count > (uint)(Length - startIndex)) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        return IndexOfChar(this, value, startIndex, count);
    }

    public int IndexOf(char value, StringComparison comparisonType)
    {
        if (comparisonType == StringComparison.Ordinal) return IndexOfChar(this, value, 0, Length);
        return IndexOf(Number.TextOf(value), comparisonType);
    }

    public int IndexOf(string value) => IndexOf(value, StringComparison.CurrentCulture);
    public int IndexOf(string value, int startIndex) => IndexOf(value, startIndex, Length - startIndex, StringComparison.CurrentCulture);
    public int IndexOf(string value, int startIndex, int count) => IndexOf(value, startIndex, count, StringComparison.CurrentCulture);
    public int IndexOf(string value, StringComparison comparisonType) => IndexOf(value, 0, Length, comparisonType);
    public int IndexOf(string value, int startIndex, StringComparison comparisonType) => IndexOf(value, startIndex, Length - startIndex, comparisonType);

    public int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        if ((uint)startIndex > (uint)Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if ((uint)count > (uint)(Length - startIndex)) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        CheckComparison(comparisonType);
        if (comparisonType >= StringComparison.Ordinal) return IndexOfString(this, value, startIndex, count, comparisonType == StringComparison.OrdinalIgnoreCase);
        return IndexOfCulture(this, value, startIndex, count, ((int)comparisonType & 1) != 0, false, out _);
    }

    public int IndexOfAny(char[] anyOf) => IndexOfAny(anyOf, 0, Length);
    public int IndexOfAny(char[] anyOf, int startIndex) => IndexOfAny(anyOf, startIndex, Length - startIndex);

    public int IndexOfAny(char[] anyOf, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(anyOf, "anyOf");
        if ((uint)startIndex > (uint)Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if ((uint)count > (uint)(Length - startIndex)) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        for (int i = startIndex; i < startIndex + count; i++)
            for (int j = 0; j < anyOf.Length; j++)
                if (this[i] == anyOf[j]) return i;
        return -1;
    }

    public int LastIndexOf(char value) => LastIndexOfChar(this, value, 0, Length);
    public int LastIndexOf(char value, int startIndex) => LastIndexOf(value, startIndex, startIndex + 1);

    public int LastIndexOf(char value, int startIndex, int count)
    {
        if (Length == 0) return -1;
        if ((uint)startIndex >= (uint)Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.");
        if ((uint)count > (uint)startIndex + 1) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        return LastIndexOfChar(this, value, startIndex + 1 - count, count);
    }

    public int LastIndexOf(string value) => LastIndexOf(value, Length - 1, Length, StringComparison.CurrentCulture);
    public int LastIndexOf(string value, int startIndex) => LastIndexOf(value, startIndex, startIndex + 1, StringComparison.CurrentCulture);
    public int LastIndexOf(string value, int startIndex, int count) => LastIndexOf(value, startIndex, count, StringComparison.CurrentCulture);
    public int LastIndexOf(string value, StringComparison comparisonType) => LastIndexOf(value, Length - 1, Length, comparisonType);
    public int LastIndexOf(string value, int startIndex, StringComparison comparisonType) => LastIndexOf(value, startIndex, startIndex + 1, comparisonType);

    public int LastIndexOf(string value, int startIndex, int count, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        CheckComparison(comparisonType);
        if (Length == 0 && (startIndex == -1 || startIndex == 0)) return value.Length == 0 ? 0 : -1;
        if (startIndex < 0 || startIndex > Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (startIndex == Length)
        {
            startIndex--;
            if (count > 0) count--;
        }
        if (count < 0 || startIndex - count + 1 < 0) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        if (comparisonType >= StringComparison.Ordinal) return LastIndexOfString(this, value, startIndex - count + 1, count, comparisonType == StringComparison.OrdinalIgnoreCase);
        return IndexOfCulture(this, value, startIndex - count + 1, count, ((int)comparisonType & 1) != 0, true, out _);
    }

    public int LastIndexOfAny(char[] anyOf) => LastIndexOfAny(anyOf, Length - 1);

    public int LastIndexOfAny(char[] anyOf, int startIndex)
    {
        ArgumentNullException.ThrowIfNull(anyOf, "anyOf");
        if (Length == 0) return -1;
        if ((uint)startIndex >= (uint)Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.");
        for (int i = startIndex; i >= 0; i--)
            for (int j = 0; j < anyOf.Length; j++)
                if (this[i] == anyOf[j]) return i;
        return -1;
    }

    // Replace

    public string Replace(char oldChar, char newChar) => ReplaceChar(this, oldChar, newChar);

    public string Replace(string oldValue, string newValue)
    {
        ArgumentNullException.ThrowIfNull(oldValue, "oldValue");
        if (oldValue.Length == 0) throw new ArgumentException("The value cannot be an empty string.", "oldValue");
        return ReplaceString(this, oldValue, newValue == null ? "" : newValue, false);
    }

    public string Replace(string oldValue, string newValue, bool ignoreCase, CultureInfo culture) => Replace(oldValue, newValue, ignoreCase ? StringComparison.CurrentCultureIgnoreCase : StringComparison.CurrentCulture);

    public string Replace(string oldValue, string newValue, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(oldValue, "oldValue");
        if (oldValue.Length == 0) throw new ArgumentException("The value cannot be an empty string.", "oldValue");
        CheckComparison(comparisonType);
        if (comparisonType >= StringComparison.Ordinal) return ReplaceString(this, oldValue, newValue == null ? "" : newValue, comparisonType == StringComparison.OrdinalIgnoreCase);
        StringBuilder result = null;
        int position = 0;
        while (position <= Length)
        {
            int matchLength;
            int found = IndexOfCulture(this, oldValue, position, Length - position, ((int)comparisonType & 1) != 0, false, out matchLength);
            if (found < 0 || matchLength == 0) break;
            if (result == null) result = new StringBuilder();
            result.Append(this, position, found - position).Append(newValue);
            position = found + matchLength;
        }
        if (result == null) return this;
        return result.Append(this, position, Length - position).ToString();
    }

    public string ReplaceLineEndings() => ReplaceLineEndings("\n");

    public string ReplaceLineEndings(string replacementText)
    {
        ArgumentNullException.ThrowIfNull(replacementText, "replacementText");
        StringBuilder result = null;
        int copied = 0;
        for (int i = 0; i < Length; i++)
        {
            char c = this[i];
            if (c != '\r' && c != '\n' && c != '\f' && c != '\u0085' && c != '\u2028' && c != '\u2029') continue;
            if (result == null) result = new StringBuilder();
            result.Append(this, copied, i - copied).Append(replacementText);
            if (c == '\r' && i + 1 < Length && this[i + 1] == '\n') i++;
            copied = i + 1;
        }
        if (result == null) return this;
        return result.Append(this, copied, Length - copied).ToString();
    }

    // Split

    public string[] Split(params char[] separator) => SplitAny(separator == null ? default : new ReadOnlySpan<char>(separator), int.MaxValue, StringSplitOptions.None);
    public string[] Split(params ReadOnlySpan<char> separator) => SplitAny(separator, int.MaxValue, StringSplitOptions.None);
    public string[] Split(char separator, StringSplitOptions options = StringSplitOptions.None) => SplitAny(new ReadOnlySpan<char>(ref separator, 1), int.MaxValue, options);
    public string[] Split(char separator, int count, StringSplitOptions options = StringSplitOptions.None) => SplitAny(new ReadOnlySpan<char>(ref separator, 1), count, options);
    public string[] Split(char[] separator, int count) => SplitAny(separator == null ? default : new ReadOnlySpan<char>(separator), count, StringSplitOptions.None);
    public string[] Split(char[] separator, StringSplitOptions options) => SplitAny(separator == null ? default : new ReadOnlySpan<char>(separator), int.MaxValue, options);
    public string[] Split(char[] separator, int count, StringSplitOptions options) => SplitAny(separator == null ? default : new ReadOnlySpan<char>(separator), count, options);
    public string[] Split(string separator, StringSplitOptions options = StringSplitOptions.None) => SplitStrings(separator, null, int.MaxValue, options);
    public string[] Split(string separator, int count, StringSplitOptions options = StringSplitOptions.None) => SplitStrings(separator, null, count, options);
    public string[] Split(string[] separator, StringSplitOptions options) => SplitStrings(null, separator, int.MaxValue, options);
    public string[] Split(string[] separator, int count, StringSplitOptions options) => SplitStrings(null, separator, count, options);

    private static void CheckSplit(int count, StringSplitOptions options)
    {
        if (count < 0) throw Throw.NegativeValue("count", count);
        if (((int)options & ~3) != 0) throw new ArgumentException("Value of flags is invalid.", "options");
    }

    /// Separators as (index, length) pairs in two lists; then the pieces between.
    private string[] SplitAny(ReadOnlySpan<char> set, int count, StringSplitOptions options)
    {
        CheckSplit(count, options);
        if (count <= 1 || Length == 0) return SplitNothing(count, options);
        int[] starts = Counters.NewUncountedArray<int>(8);
        int found = 0;
        bool white = set.Length == 0;
        if (set.Length == 1)
        {
            char only = set[0];
            int at = IndexOfChar(this, only, 0, Length);
            while (at >= 0)
            {
                if (found == starts.Length) starts = Grow(starts);
                starts[found++] = at;
                at = IndexOfChar(this, only, at + 1, Length - at - 1);
            }
        }
        else
        {
            for (int i = 0; i < Length; i++)
            {
                char c = this[i];
                if (white ? char.IsWhiteSpace(c) : Has(set, c))
                {
                    if (found == starts.Length) starts = Grow(starts);
                    starts[found++] = i;
                }
            }
        }
        return Pieces(starts, null, 1, found, count, options);
    }

    private static int[] Grow(int[] array)
    {
        int[] result = Counters.NewUncountedArray<int>(array.Length * 2);
        for (int i = 0; i < array.Length; i++) result[i] = array[i];
        return result;
    }

    private string[] SplitStrings(string single, string[] several, int count, StringSplitOptions options)
    {
        CheckSplit(count, options);
        bool white = several != null && several.Length == 0;
        if (several == null && string.IsNullOrEmpty(single))
        {
            if (count <= 1 || Length == 0) return SplitNothing(count, options);
            return Pieces(null, null, 0, 0, count, options);
        }
        if (white) return SplitAny(default, count, options);
        if (count <= 1 || Length == 0) return SplitNothing(count, options);
        int[] starts = Counters.NewUncountedArray<int>(8);
        int[] lengths = Counters.NewUncountedArray<int>(8);
        int found = 0;
        int position = 0;
        while (position < Length)
        {
            int matched = 0;
            if (several == null)
            {
                position = IndexOfString(this, single, position, Length - position, false);
                if (position < 0) break;
                matched = single.Length;
            }
            else
            {
                for (int s = 0; s < several.Length && matched == 0; s++)
                {
                    string separator = several[s];
                    if (separator == null || separator.Length == 0 || separator.Length > Length - position) continue;
                    if (IndexOfString(this, separator, position, separator.Length, false) == position) matched = separator.Length;
                }
            }
            if (matched == 0)
            {
                position++;
                continue;
            }
            if (found == starts.Length)
            {
                starts = Grow(starts);
                lengths = Grow(lengths);
            }
            starts[found] = position;
            lengths[found++] = matched;
            position += matched;
        }
        return Pieces(starts, lengths, 0, found, count, options);
    }

    private string[] SplitNothing(int count, StringSplitOptions options)
    {
        if (count == 0) return Array.Empty<string>();
        string only = (options & StringSplitOptions.TrimEntries) != 0 ? Trim() : this;
        if ((options & StringSplitOptions.RemoveEmptyEntries) != 0 && only.Length == 0) return Array.Empty<string>();
        return new string[] { only };
    }

    private string[] Pieces(int[] starts, int[] lengths, int oneLength, int found, int count, StringSplitOptions options)
    {
        if (found == 0) return SplitNothing(count, options);
        bool removeEmpty = (options & StringSplitOptions.RemoveEmptyEntries) != 0;
        bool trim = (options & StringSplitOptions.TrimEntries) != 0;
        string[] pieces = Counters.NewUncountedArray<string>(found + 1 < count ? found + 1 : count);
        int made = 0;
        int position = 0;
        int next = 0;
        if (!removeEmpty && !trim)
        {
            while (next < found && made < count - 1)
            {
                pieces[made++] = Slice(this, position, starts[next] - position);
                position = starts[next] + (lengths == null ? oneLength : lengths[next]);
                next++;
            }
            pieces[made++] = position == 0 ? this : Slice(this, position, Length - position);
        }
        else
        {
            while (next < found)
            {
                string piece = Piece(position, starts[next], trim);
                position = starts[next] + (lengths == null ? oneLength : lengths[next]);
                next++;
                if (removeEmpty && piece.Length == 0) continue;
                pieces[made++] = piece;
                if (made == count - 1)
                {
                    if (removeEmpty)
                    {
                        while (next < found && Piece(position, starts[next], trim).Length == 0)
                        {
                            position = starts[next] + (lengths == null ? oneLength : lengths[next]);
                            next++;
                        }
                    }
                    break;
                }
            }
            string last = Piece(position, Length, trim);
            if (!removeEmpty || last.Length != 0) pieces[made++] = last;
        }
        string[] result = new string[made];
        for (int i = 0; i < made; i++) result[i] = pieces[i];
        return result;
    }

    private string Piece(int from, int to, bool trim)
    {
        if (trim)
        {
            while (from < to && char.IsWhiteSpace(this[from])) from++;
            while (to > from && char.IsWhiteSpace(this[to - 1])) to--;
        }
        return from == 0 && to == Length ? this : Slice(this, from, to - from);
    }

    // Join, Concat

    public static string Join(string separator, params string[] value)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        return JoinArray(separator, value, 0, value.Length);
    }

    public static string Join(string separator, string[] value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        if (startIndex < 0) throw new ArgumentOutOfRangeException("startIndex", startIndex, "startIndex ('" + startIndex.ToString() + "') must be a non-negative value.");
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        if (startIndex > value.Length - count) throw Throw.TooGreat("startIndex", startIndex, value.Length - count);
        return JoinArray(separator, value, startIndex, count);
    }

    public static string Join(char separator, params string[] value) => Join(Number.TextOf(separator), value);

    public static string Join(string separator, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values, "values");
        string[] texts = Counters.NewUncountedArray<string>(values.Length);
        for (int i = 0; i < texts.Length; i++)
            if (values[i] != null) texts[i] = values[i].ToString();
        return JoinArray(separator, texts, 0, texts.Length);
    }

    public static string Join(char separator, params object[] values) => Join(Number.TextOf(separator), values);

    public static string Join(string separator, params ReadOnlySpan<string> value)
    {
        string[] texts = Counters.NewUncountedArray<string>(value.Length);
        for (int i = 0; i < texts.Length; i++) texts[i] = value[i];
        return JoinArray(separator, texts, 0, texts.Length);
    }

    public static string Join(string separator, params ReadOnlySpan<object> values)
    {
        string[] texts = Counters.NewUncountedArray<string>(values.Length);
        for (int i = 0; i < texts.Length; i++)
            if (values[i] != null) texts[i] = values[i].ToString();
        return JoinArray(separator, texts, 0, texts.Length);
    }

    public static string Join(char separator, params ReadOnlySpan<string> value) => Join(Number.TextOf(separator), value);
    public static string Join(char separator, params ReadOnlySpan<object> values) => Join(Number.TextOf(separator), values);

    public static string Join(string separator, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values, "values");
        string[] texts = Counters.NewUncountedArray<string>(16);
        int count = 0;
        foreach (string value in values)
        {
            if (count == texts.Length) texts = GrowTexts(texts);
            texts[count++] = value;
        }
        return JoinArray(separator, texts, 0, count);
    }

    private static string[] GrowTexts(string[] texts)
    {
        string[] result = Counters.NewUncountedArray<string>(texts.Length * 2);
        for (int i = 0; i < texts.Length; i++) result[i] = texts[i];
        return result;
    }

    public static string Join<T>(string separator, IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values, "values");
        string[] texts = Counters.NewUncountedArray<string>(16);
        int count = 0;
        foreach (T value in values)
        {
            if (count == texts.Length) texts = GrowTexts(texts);
            texts[count++] = value == null ? null : ItemText.Of(Counters.BoxUncounted(value), null, null);
        }
        return JoinArray(separator, texts, 0, count);
    }

    public static string Join<T>(char separator, IEnumerable<T> values) => Join<T>(Number.TextOf(separator), values);

    public static string Concat(params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values, "values");
        return JoinArray("", values, 0, values.Length);
    }

    public static string Concat(params ReadOnlySpan<string> values) => Join("", values);
    public static string Concat(object arg0) => arg0 == null ? "" : arg0.ToString();
    public static string Concat(object arg0, object arg1) => Concat(arg0 == null ? null : arg0.ToString(), arg1 == null ? null : arg1.ToString());
    public static string Concat(object arg0, object arg1, object arg2) => Concat(arg0 == null ? null : arg0.ToString(), arg1 == null ? null : arg1.ToString(), arg2 == null ? null : arg2.ToString());

    public static string Concat(params object[] args)
    {
        ArgumentNullException.ThrowIfNull(args, "args");
        return Join("", args);
    }

    public static string Concat(params ReadOnlySpan<object> args) => Join("", args);
    public static string Concat(IEnumerable<string> values) => Join("", values);
    public static string Concat<T>(IEnumerable<T> values) => Join<T>("", values);
    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1) => Concat(Number.Text(str0), Number.Text(str1));
    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1, ReadOnlySpan<char> str2) => Concat(Number.Text(str0), Number.Text(str1), Number.Text(str2));
    public static string Concat(ReadOnlySpan<char> str0, ReadOnlySpan<char> str1, ReadOnlySpan<char> str2, ReadOnlySpan<char> str3) => Concat(Number.Text(str0), Number.Text(str1), Number.Text(str2), Number.Text(str3));

    // Format

    public static string Format(string format, object arg0) => CompositeFormatting.Format(null, format, new ReadOnlySpan<object>(ref arg0, 1));

    public static string Format(string format, object arg0, object arg1)
    {
        object[] args = Counters.NewUncountedArray<object>(2);
        args[0] = arg0;
        args[1] = arg1;
        return CompositeFormatting.Format(null, format, args);
    }

    public static string Format(string format, object arg0, object arg1, object arg2)
    {
        object[] args = Counters.NewUncountedArray<object>(3);
        args[0] = arg0;
        args[1] = arg1;
        args[2] = arg2;
        return CompositeFormatting.Format(null, format, args);
    }

    public static string Format(string format, params object[] args)
    {
        if (args == null) throw new ArgumentNullException(format == null ? "format" : "args");
        return CompositeFormatting.Format(null, format, args);
    }

    public static string Format(string format, params ReadOnlySpan<object> args) => CompositeFormatting.Format(null, format, args);
    public static string Format(IFormatProvider provider, string format, object arg0) => CompositeFormatting.Format(provider, format, new ReadOnlySpan<object>(ref arg0, 1));

    public static string Format(IFormatProvider provider, string format, object arg0, object arg1)
    {
        object[] args = Counters.NewUncountedArray<object>(2);
        args[0] = arg0;
        args[1] = arg1;
        return CompositeFormatting.Format(provider, format, args);
    }

    public static string Format(IFormatProvider provider, string format, object arg0, object arg1, object arg2)
    {
        object[] args = Counters.NewUncountedArray<object>(3);
        args[0] = arg0;
        args[1] = arg1;
        args[2] = arg2;
        return CompositeFormatting.Format(provider, format, args);
    }

    public static string Format(IFormatProvider provider, string format, params object[] args)
    {
        if (args == null) throw new ArgumentNullException(format == null ? "format" : "args");
        return CompositeFormatting.Format(provider, format, args);
    }

    public static string Format(IFormatProvider provider, string format, params ReadOnlySpan<object> args) => CompositeFormatting.Format(provider, format, args);

    public static string Format<TArg0>(IFormatProvider provider, CompositeFormat format, TArg0 arg0) => Format(provider, format.Format, (object)arg0);
    public static string Format<TArg0, TArg1>(IFormatProvider provider, CompositeFormat format, TArg0 arg0, TArg1 arg1) => Format(provider, format.Format, (object)arg0, (object)arg1);
    public static string Format<TArg0, TArg1, TArg2>(IFormatProvider provider, CompositeFormat format, TArg0 arg0, TArg1 arg1, TArg2 arg2) => Format(provider, format.Format, (object)arg0, (object)arg1, (object)arg2);

    // IConvertible

    public TypeCode GetTypeCode() => TypeCode.String;
    bool IConvertible.ToBoolean(IFormatProvider provider) => Convert.ToBoolean(this);
    char IConvertible.ToChar(IFormatProvider provider) => Convert.ToChar(this);
    sbyte IConvertible.ToSByte(IFormatProvider provider) => Convert.ToSByte(this);
    byte IConvertible.ToByte(IFormatProvider provider) => Convert.ToByte(this);
    short IConvertible.ToInt16(IFormatProvider provider) => Convert.ToInt16(this);
    ushort IConvertible.ToUInt16(IFormatProvider provider) => Convert.ToUInt16(this);
    int IConvertible.ToInt32(IFormatProvider provider) => Convert.ToInt32(this);
    uint IConvertible.ToUInt32(IFormatProvider provider) => Convert.ToUInt32(this);
    long IConvertible.ToInt64(IFormatProvider provider) => Convert.ToInt64(this);
    ulong IConvertible.ToUInt64(IFormatProvider provider) => Convert.ToUInt64(this);
    float IConvertible.ToSingle(IFormatProvider provider) => Convert.ToSingle(this);
    double IConvertible.ToDouble(IFormatProvider provider) => Convert.ToDouble(this);
    decimal IConvertible.ToDecimal(IFormatProvider provider) => Convert.ToDecimal(this);
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => Convert.ToDateTime(this);
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType(this, conversionType);

    static string IParsable<string>.Parse(string s, IFormatProvider provider)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        return s;
    }

    static bool IParsable<string>.TryParse(string s, IFormatProvider provider, out string result)
    {
        result = s;
        return s != null;
    }

    static string ISpanParsable<string>.Parse(ReadOnlySpan<char> s, IFormatProvider provider) => s.ToString();

    static bool ISpanParsable<string>.TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out string result)
    {
        result = s.ToString();
        return true;
    }
}
