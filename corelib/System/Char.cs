using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Char : IComparable, IComparable<char>, IEquatable<char>, IConvertible, ISpanFormattable, ISpanParsable<char>
{
    public const char MaxValue = '\uFFFF';
    public const char MinValue = '\0';

    /// Unicode general category of the unit, as the UnicodeCategory enum numbers them.
    [Native("Char.Category")] internal static extern int Category(char c);
    /// Category of a code point.
    [Native("Char.CategoryOfCodePoint")] internal static extern int CategoryOfCodePoint(int codePoint);
    [Native("Char.IsWhiteSpace")] public static extern bool IsWhiteSpace(char c);
    /// Simple invariant case mapping of one unit.
    [Native("Char.ToUpperInvariant")] public static extern char ToUpperInvariant(char c);
    [Native("Char.ToLowerInvariant")] public static extern char ToLowerInvariant(char c);
    [Native("Char.IsLetter")] public static extern bool IsLetter(char c);
    [Native("Char.IsLetterOrDigit")] public static extern bool IsLetterOrDigit(char c);
    [Native("Char.IsUpper")] public static extern bool IsUpper(char c);
    [Native("Char.IsLower")] public static extern bool IsLower(char c);
    /// Numeric value as Unicode's; -1 if none.
    [Native("Char.NumericValue")] internal static extern double NumericValue(int codePoint);

    public override string ToString() => Number.TextOf(this);
    public string ToString(IFormatProvider provider) => Number.TextOf(this);
    public string ToString(string format, IFormatProvider provider) => Number.TextOf(this);
    public static string ToString(char c) => Number.TextOf(c);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider provider) => Number.CopyTo(Number.TextOf(this), destination, out charsWritten);
    public override bool Equals(object obj) => obj is char other && this == other;
    public bool Equals(char obj) => this == obj;
    public override int GetHashCode() => (int)this | ((int)this << 16);
    public int CompareTo(char value) => this - value;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is char other) return this - other;
        throw new ArgumentException("Object must be of type Char.");
    }

    public static char Parse(string s)
    {
        if (s == null) throw new ArgumentNullException("s");
        if (s.Length != 1) throw new FormatException("String must be exactly one character long.");
        return s[0];
    }

    public static bool TryParse(string s, out char result)
    {
        result = '\0';
        if (s == null || s.Length != 1) return false;
        result = s[0];
        return true;
    }

    private static char At(string s, int index)
    {
        if (s == null) throw new ArgumentNullException("s");
        if ((uint)index >= (uint)s.Length) throw new ArgumentOutOfRangeException("index");
        return s[index];
    }

    public static UnicodeCategory GetUnicodeCategory(char c) => (UnicodeCategory)Category(c);
    public static UnicodeCategory GetUnicodeCategory(string s, int index) => (UnicodeCategory)Category(At(s, index));
    public static bool IsDigit(char c) => c < 256 ? c >= '0' && c <= '9' : Category(c) == 8;
    public static bool IsDigit(string s, int index) => IsDigit(At(s, index));
    public static bool IsLetter(string s, int index) => IsLetter(At(s, index));
    public static bool IsLetterOrDigit(string s, int index) => IsLetterOrDigit(At(s, index));
    public static bool IsWhiteSpace(string s, int index) => IsWhiteSpace(At(s, index));
    public static bool IsUpper(string s, int index) => IsUpper(At(s, index));
    public static bool IsLower(string s, int index) => IsLower(At(s, index));
    public static bool IsControl(char c) => c < 32 || (c >= 127 && c < 160);
    public static bool IsControl(string s, int index) => IsControl(At(s, index));

    public static bool IsNumber(char c)
    {
        int category = Category(c);
        return category >= 8 && category <= 10;
    }

    public static bool IsNumber(string s, int index) => IsNumber(At(s, index));

    public static bool IsPunctuation(char c)
    {
        int category = Category(c);
        return category >= 18 && category <= 24;
    }

    public static bool IsPunctuation(string s, int index) => IsPunctuation(At(s, index));

    public static bool IsSymbol(char c)
    {
        int category = Category(c);
        return category >= 25 && category <= 28;
    }

    public static bool IsSymbol(string s, int index) => IsSymbol(At(s, index));

    public static bool IsSeparator(char c)
    {
        int category = Category(c);
        return category >= 11 && category <= 13;
    }

    public static bool IsSeparator(string s, int index) => IsSeparator(At(s, index));
    public static bool IsAscii(char c) => c < 128;
    public static bool IsAsciiDigit(char c) => c >= '0' && c <= '9';
    public static bool IsAsciiLetter(char c) => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    public static bool IsAsciiLetterLower(char c) => c >= 'a' && c <= 'z';
    public static bool IsAsciiLetterUpper(char c) => c >= 'A' && c <= 'Z';
    public static bool IsAsciiLetterOrDigit(char c) => IsAsciiLetter(c) || IsAsciiDigit(c);
    public static bool IsAsciiHexDigit(char c) => IsAsciiDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    public static bool IsAsciiHexDigitLower(char c) => IsAsciiDigit(c) || (c >= 'a' && c <= 'f');
    public static bool IsAsciiHexDigitUpper(char c) => IsAsciiDigit(c) || (c >= 'A' && c <= 'F');
    public static bool IsBetween(char c, char minInclusive, char maxInclusive) => c >= minInclusive && c <= maxInclusive;
    public static bool IsSurrogate(char c) => c >= '\uD800' && c <= '\uDFFF';
    public static bool IsSurrogate(string s, int index) => IsSurrogate(At(s, index));
    public static bool IsHighSurrogate(char c) => c >= '\uD800' && c <= '\uDBFF';
    public static bool IsHighSurrogate(string s, int index) => IsHighSurrogate(At(s, index));
    public static bool IsLowSurrogate(char c) => c >= '\uDC00' && c <= '\uDFFF';
    public static bool IsLowSurrogate(string s, int index) => IsLowSurrogate(At(s, index));
    public static bool IsSurrogatePair(char highSurrogate, char lowSurrogate) => IsHighSurrogate(highSurrogate) && IsLowSurrogate(lowSurrogate);
    public static bool IsSurrogatePair(string s, int index) => index + 1 < s.Length && IsSurrogatePair(At(s, index), s[index + 1]);
    public static char ToUpper(char c) => ToUpperInvariant(c);
    public static char ToLower(char c) => ToLowerInvariant(c);
    public static char ToUpper(char c, CultureInfo culture) => ToUpperInvariant(c);
    public static char ToLower(char c, CultureInfo culture) => ToLowerInvariant(c);
    public static double GetNumericValue(char c) => NumericValue(c);
    public static double GetNumericValue(string s, int index) => NumericValue(IsSurrogatePair(s, index) ? ConvertToUtf32(s, index) : At(s, index));

    public static int ConvertToUtf32(char highSurrogate, char lowSurrogate)
    {
        if (!IsHighSurrogate(highSurrogate)) throw new ArgumentOutOfRangeException("highSurrogate", "A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.");
        if (!IsLowSurrogate(lowSurrogate)) throw new ArgumentOutOfRangeException("lowSurrogate", "A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive.");
        return ((highSurrogate - 0xD800) << 10) + (lowSurrogate - 0xDC00) + 0x10000;
    }

    public static int ConvertToUtf32(string s, int index)
    {
        char c = At(s, index);
        if (!IsSurrogate(c)) return c;
        if (IsLowSurrogate(c)) throw new ArgumentException("Found a low surrogate char without a preceding high surrogate at index: " + index.ToString() + ". The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.", "s");
        if (index + 1 >= s.Length || !IsLowSurrogate(s[index + 1])) throw new ArgumentException("Found a high surrogate char without a following low surrogate at index: " + index.ToString() + ". The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters.", "s");
        return ConvertToUtf32(c, s[index + 1]);
    }

    public static string ConvertFromUtf32(int utf32)
    {
        if (utf32 < 0 || utf32 > 0x10FFFF || (utf32 >= 0xD800 && utf32 <= 0xDFFF)) throw new ArgumentOutOfRangeException("utf32", "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).");
        if (utf32 < 0x10000) return Number.TextOf((char)utf32);
        utf32 -= 0x10000;
        char[] pair = Counters.NewUncountedArray<char>(2);
        pair[0] = (char)((utf32 >> 10) + 0xD800);
        pair[1] = (char)((utf32 & 0x3FF) + 0xDC00);
        return string.FromChars(pair, 0, 2);
    }

    public TypeCode GetTypeCode() => TypeCode.Char;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Char' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    static char IParsable<char>.Parse(string s, IFormatProvider provider) => Parse(s);
    static bool IParsable<char>.TryParse(string s, IFormatProvider provider, out char result) => TryParse(s, out result);
    static char ISpanParsable<char>.Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(s.ToString());
    static bool ISpanParsable<char>.TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out char result) => TryParse(s.ToString(), out result);
}
