using System.Globalization;
namespace System;

public readonly partial struct TimeSpan
{
    public static TimeSpan Parse(ReadOnlySpan<char> input, IFormatProvider formatProvider = null) => Parse(input.ToString());
    public static bool TryParse(ReadOnlySpan<char> s, out TimeSpan result) => TryParse(s.ToString(), out result);
    public static bool TryParse(ReadOnlySpan<char> input, IFormatProvider formatProvider, out TimeSpan result) => TryParse(input.ToString(), out result);

    public static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider) => ParseExact(input, format, formatProvider, TimeSpanStyles.None);

    public static TimeSpan ParseExact(string input, string format, IFormatProvider formatProvider, TimeSpanStyles styles)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        ArgumentNullException.ThrowIfNull(format, "format");
        int status = ParseExactCore(input, format, styles, out long ticks);
        if (status != 0) throw Failure(status, input);
        return new TimeSpan(ticks);
    }

    public static TimeSpan ParseExact(string input, string[] formats, IFormatProvider formatProvider) => ParseExact(input, formats, formatProvider, TimeSpanStyles.None);

    public static TimeSpan ParseExact(string input, string[] formats, IFormatProvider formatProvider, TimeSpanStyles styles)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        ArgumentNullException.ThrowIfNull(formats, "formats");
        if (!TryParseExact(input, formats, formatProvider, styles, out TimeSpan result)) throw Failure(1, input);
        return result;
    }

    public static TimeSpan ParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, IFormatProvider formatProvider, TimeSpanStyles styles = TimeSpanStyles.None) => ParseExact(input.ToString(), format.ToString(), formatProvider, styles);
    public static bool TryParseExact(string input, string format, IFormatProvider formatProvider, out TimeSpan result) => TryParseExact(input, format, formatProvider, TimeSpanStyles.None, out result);

    public static bool TryParseExact(string input, string format, IFormatProvider formatProvider, TimeSpanStyles styles, out TimeSpan result)
    {
        long ticks = 0;
        bool done = input != null && format != null && ParseExactCore(input, format, styles, out ticks) == 0;
        result = new TimeSpan(done ? ticks : 0);
        return done;
    }

    public static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, out TimeSpan result) => TryParseExact(input, formats, formatProvider, TimeSpanStyles.None, out result);

    public static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, TimeSpanStyles styles, out TimeSpan result)
    {
        foreach (string format in formats)
        {
            if (TryParseExact(input, format, formatProvider, styles, out result)) return true;
        }
        result = default;
        return false;
    }

    public static bool TryParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, IFormatProvider formatProvider, out TimeSpan result) => TryParseExact(input.ToString(), format.ToString(), formatProvider, TimeSpanStyles.None, out result);

    private static Exception Failure(int status, string input)
    {
        if (status == 2) return new OverflowException("The TimeSpan string '" + input + "' could not be parsed because at least one of the numeric components is out of range or contains too many digits.");
        if (status == 3) return new FormatException("Input string was not in a correct format.");
        return new FormatException("String '" + input + "' was not recognized as a valid TimeSpan.");
    }

    /// 0 done, 1 the text does not fit, 2 a number is too large, 3 the format is none.
    private static int ParseExactCore(string input, string format, TimeSpanStyles styles, out long ticks)
    {
        ticks = 0;
        if (format.Length == 0) return 3;
        if (format.Length == 1)
        {
            switch (format[0])
            {
                case 'c': case 't': case 'T': case 'g': return ParseCore(input, out ticks);
                case 'G': return input.Split(':').Length == 4 && input.Contains('.') ? ParseCore(input, out ticks) : 1;
                default: return 3;
            }
        }
        int status = ParseCustom(input, format, out ticks);
        if (status == 0 && (styles & TimeSpanStyles.AssumeNegative) != 0) ticks = -ticks;
        return status;
    }

    /// Each of d, h, m, s and f stands once at most. One letter takes as many digits as there can be, more take as many as there are letters.
    private static int ParseCustom(string input, string format, out long ticks)
    {
        ticks = 0;
        long days = 0;
        long hours = 0;
        long minutes = 0;
        long seconds = 0;
        long fraction = 0;
        string seen = "";
        int at = 0;
        int i = 0;
        while (i < format.Length)
        {
            char letter = format[i];
            int count = 1;
            switch (letter)
            {
                case 'd': case 'h': case 'm': case 's': case 'f': case 'F':
                    while (i + count < format.Length && format[i + count] == letter) count++;
                    char kind = letter == 'F' ? 'f' : letter;
                    if (count > (kind == 'd' ? 8 : kind == 'f' ? 7 : 2) || seen.Contains(kind)) return 3;
                    seen += kind.ToString();
                    int most = kind == 'f' || count > 1 ? count : kind == 'd' ? 8 : 2;
                    int digits = 0;
                    long number = 0;
                    while (digits < most && at < input.Length && char.IsAsciiDigit(input[at]))
                    {
                        number = number * 10 + (input[at++] - '0');
                        digits++;
                    }
                    if (digits < (letter == 'F' ? 0 : count)) return 1;
                    if (kind == 'd') days = number;
                    else if (kind == 'h') hours = number;
                    else if (kind == 'm') minutes = number;
                    else if (kind == 's') seconds = number;
                    else
                    {
                        for (; digits < 7; digits++) number *= 10;
                        fraction = number;
                    }
                    i += count;
                    break;
                case '\\':
                    if (i + 1 >= format.Length) return 3;
                    if (at >= input.Length || input[at++] != format[i + 1]) return 1;
                    i += 2;
                    break;
                case '%':
                    if (i + 1 >= format.Length || format[i + 1] == '%') return 3;
                    i++;
                    break;
                case '\'': case '"':
                    int end = format.IndexOf(letter, i + 1);
                    if (end < 0) return 3;
                    for (int k = i + 1; k < end; k++)
                    {
                        if (at >= input.Length || input[at++] != format[k]) return 1;
                    }
                    i = end + 1;
                    break;
                default: return 3;
            }
        }
        if (at != input.Length) return 1;
        if (days > 10675199 || hours > 23 || minutes > 59 || seconds > 59) return 2;
        ticks = days * TicksPerDay + hours * TicksPerHour + minutes * TicksPerMinute + seconds * TicksPerSecond + fraction;
        return ticks < 0 ? 2 : 0;
    }
}
