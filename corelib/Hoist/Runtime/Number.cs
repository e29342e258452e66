using System;
using System.Globalization;
namespace Hoist.Runtime;

/// Numbers to text and back, by .NET's rules for the invariant culture.
/// Texts of integers 0..299 and one-character texts are cached in .NET: natives here do not count those strings.
internal static class Number
{
    /// Decimal text.
    [Native("Number.TextOf/long")] internal static extern string TextOf(long value);
    [Native("Number.TextOf/ulong")] internal static extern string TextOf(ulong value);
    internal static string TextOf(int value) => TextOf((long)value);
    /// Shortest text that reads back as the same value ("G" format): 1E+16, -0, NaN, "Infinity", "-Infinity".
    [Native("Number.TextOf/double")] internal static extern string TextOf(double value);
    [Native("Number.TextOf/float")] internal static extern string TextOf(float value);
    /// The character as a string (.NET caches Latin-1 ones: not counted below U+0100).
    [Native("Number.TextOf/char")] internal static extern string TextOf(char value);

    /// By .NET's standard or custom numeric format string (null or "": "G"), invariant culture. `bits` is the width of the type (8, 16, 32, 64: for X, B and the like of
    /// negative values). Throws FormatException "Format specifier was invalid.".
    [Native("Number.FormatInt64")] internal static extern string FormatInt64(long value, string format, int bits);
    [Native("Number.FormatUInt64")] internal static extern string FormatUInt64(ulong value, string format, int bits);
    [Native("Number.FormatDouble")] internal static extern string FormatDouble(double value, string format);
    [Native("Number.FormatSingle")] internal static extern string FormatSingle(float value, string format);
    /// The value is the half's exact value as a float; shortest digits are those of binary16.
    [Native("Number.FormatHalf")] internal static extern string FormatHalf(float value, string format);
    /// `low`, `high`: the decimal's 16 bytes as rust_decimal serializes them, little-endian halves.
    [Native("Number.FormatDecimal")] internal static extern string FormatDecimal(ulong low, ulong high, string format);
    [Native("Number.FormatInt128")] internal static extern string FormatInt128(ulong low, ulong high, bool isSigned, string format);
    /// A big integer in two's complement little-endian bytes.
    [Native("Number.FormatBigInteger")] internal static extern string FormatBigInteger(byte[] bytes, string format);

    // Parsing. `style` is NumberStyles as int. Result: 0 done, 1 not in a correct format, 2 overflow. A null text is never passed.
    [Native("Number.ParseInt64")] internal static extern int ParseInt64(string text, int style, long min, long max, out long value);
    /// `max` also tells the width for hexadecimal.
    [Native("Number.ParseUInt64")] internal static extern int ParseUInt64(string text, int style, ulong max, out ulong value);
    /// For hexadecimal and binary styles of signed types: the bits of a number of `bits` width, sign-extended.
    [Native("Number.ParseBits")] internal static extern int ParseBits(string text, int style, int bits, out long value);
    /// Too large gives infinity, not 2.
    [Native("Number.ParseDouble")] internal static extern int ParseDouble(string text, int style, out double value);
    [Native("Number.ParseSingle")] internal static extern int ParseSingle(string text, int style, out float value);
    [Native("Number.ParseDecimal")] internal static extern int ParseDecimal(string text, int style, out ulong low, out ulong high);
    [Native("Number.ParseInt128")] internal static extern int ParseInt128(string text, int style, bool isSigned, out ulong low, out ulong high);
    /// Two's complement little-endian bytes, shortest; null if not in a correct format.
    [Native("Number.ParseBigInteger")] internal static extern byte[] ParseBigInteger(string text, int style);

    internal static Exception NotInFormat(string text) => new FormatException("The input string '" + text + "' was not in a correct format.");

    internal static Exception Overflow(string type) => new OverflowException("Value was either too large or too small for " + type + ".");

    /// Checks a style for an integer type; throws ArgumentException as .NET does.
    internal static void CheckIntegerStyle(NumberStyles style)
    {
        int bits = (int)style;
        if ((bits & ~0x7FF) != 0) throw new ArgumentException("An undefined NumberStyles value is being used.", "style");
        if ((bits & 0x200) != 0 && (bits & ~0x203) != 0) throw new ArgumentException("With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be AllowLeadingWhite and AllowTrailingWhite.", "style");
        if ((bits & 0x400) != 0 && (bits & ~0x403) != 0) throw new ArgumentException("With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be AllowLeadingWhite and AllowTrailingWhite.", "style");
    }

    internal static void CheckFloatStyle(NumberStyles style)
    {
        int bits = (int)style;
        if ((bits & ~0x7FF) != 0) throw new ArgumentException("An undefined NumberStyles value is being used.", "style");
        if ((bits & 0x600) != 0) throw new ArgumentException("The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point data types.", "style");
    }

    /// Signed integers up to 64 bits. 0 done, 1 format, 2 overflow.
    internal static int ParseSigned(string text, NumberStyles style, long min, long max, int bits, out long value)
    {
        if (((int)style & 0x600) != 0) return ParseBits(text, (int)style, bits, out value);
        return ParseInt64(text, (int)style, min, max, out value);
    }

    internal static long ParseSignedOrThrow(string text, NumberStyles style, long min, long max, int bits, string type)
    {
        if (text == null) throw new ArgumentNullException("s");
        CheckIntegerStyle(style);
        long value;
        int status = ParseSigned(text, style, min, max, bits, out value);
        if (status == 1) throw NotInFormat(text);
        if (status == 2) throw Overflow(type);
        return value;
    }

    internal static ulong ParseUnsignedOrThrow(string text, NumberStyles style, ulong max, string type)
    {
        if (text == null) throw new ArgumentNullException("s");
        CheckIntegerStyle(style);
        ulong value;
        int status = ParseUInt64(text, (int)style, max, out value);
        if (status == 1) throw NotInFormat(text);
        if (status == 2) throw Overflow(type);
        return value;
    }

    internal static string Text(ReadOnlySpan<char> span) => span.Length == 0 ? "" : Counters.NewUncountedString(ref span.First, span.Length);

    internal static bool CopyTo(string text, Span<char> destination, out int charsWritten)
    {
        if (text.Length > destination.Length)
        {
            charsWritten = 0;
            return false;
        }
        for (int i = 0; i < text.Length; i++) destination[i] = text[i];
        charsWritten = text.Length;
        return true;
    }
}
