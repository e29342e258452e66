using Hoist.Runtime;
namespace System;

public readonly struct DateOnly : IComparable, IComparable<DateOnly>, IEquatable<DateOnly>, ISpanFormattable, ISpanParsable<DateOnly>
{
    private readonly int _dayNumber;

    private DateOnly(int dayNumber) { _dayNumber = dayNumber; }
    public DateOnly(int year, int month, int day) { _dayNumber = (int)(DateTime.DateToTicks(year, month, day) / 864000000000L); }

    public static DateOnly MinValue => new DateOnly(0);
    public static DateOnly MaxValue => new DateOnly(3652058);

    public static DateOnly FromDayNumber(int dayNumber)
    {
        if ((uint)dayNumber > 3652058) throw new ArgumentOutOfRangeException("dayNumber", "Day number must be between 0 and DateOnly.MaxValue.DayNumber.");
        return new DateOnly(dayNumber);
    }

    public static DateOnly FromDateTime(DateTime dateTime) => new DateOnly((int)(dateTime.Ticks / 864000000000L));
    private DateTime AsDateTime => new DateTime(_dayNumber * 864000000000L);
    public int DayNumber => _dayNumber;
    public int Year => AsDateTime.Year;
    public int Month => AsDateTime.Month;
    public int Day => AsDateTime.Day;
    public DayOfWeek DayOfWeek => (DayOfWeek)((_dayNumber + 1) % 7);
    public int DayOfYear => AsDateTime.DayOfYear;

    public DateOnly AddDays(int value)
    {
        int day = _dayNumber + value;
        if ((uint)day > 3652058) throw new ArgumentOutOfRangeException("value", "The added or subtracted value results in an un-representable DateOnly.");
        return new DateOnly(day);
    }

    public DateOnly AddMonths(int value) => FromDateTime(AsDateTime.AddMonths(value));
    public DateOnly AddYears(int value) => FromDateTime(AsDateTime.AddYears(value));
    public DateTime ToDateTime(TimeOnly time) => new DateTime(_dayNumber * 864000000000L + time.Ticks);
    public DateTime ToDateTime(TimeOnly time, DateTimeKind kind) => new DateTime(_dayNumber * 864000000000L + time.Ticks, kind);

    public void Deconstruct(out int year, out int month, out int day) => DateTime.Split(_dayNumber * 864000000000L, out year, out month, out day);

    public static bool operator ==(DateOnly left, DateOnly right) => left._dayNumber == right._dayNumber;
    public static bool operator !=(DateOnly left, DateOnly right) => left._dayNumber != right._dayNumber;
    public static bool operator <(DateOnly left, DateOnly right) => left._dayNumber < right._dayNumber;
    public static bool operator <=(DateOnly left, DateOnly right) => left._dayNumber <= right._dayNumber;
    public static bool operator >(DateOnly left, DateOnly right) => left._dayNumber > right._dayNumber;
    public static bool operator >=(DateOnly left, DateOnly right) => left._dayNumber >= right._dayNumber;
    public int CompareTo(DateOnly value) => _dayNumber.CompareTo(value._dayNumber);
    public int CompareTo(object value) => value == null ? 1 : value is DateOnly other ? CompareTo(other) : throw new ArgumentException("Object must be of type DateOnly.");
    public bool Equals(DateOnly value) => _dayNumber == value._dayNumber;
    public override bool Equals(object value) => value is DateOnly other && _dayNumber == other._dayNumber;
    public override int GetHashCode() => _dayNumber;

    public override string ToString() => ToString("d");

    public string ToString(string format)
    {
        if (format == null || format.Length == 0) format = "d";
        if (format.Length == 1)
        {
            switch (format[0])
            {
                case 'o': case 'O': format = "yyyy-MM-dd"; break;
                case 'r': case 'R': format = "ddd, dd MMM yyyy"; break;
                case 'd': case 'D': case 'm': case 'M': case 'y': case 'Y': break;
                default: throw new FormatException("Input string was not in a correct format.");
            }
        }
        else DateTime.CheckLetters(format, "hHmsftFtzK");
        return DateTime.Format(_dayNumber * 864000000000L, 0, long.MinValue, format);
    }

    public string ToString(IFormatProvider provider) => ToString("d");
    public string ToString(string format, IFormatProvider provider) => ToString(format);
    public string ToLongDateString() => ToString("D");
    public string ToShortDateString() => ToString("d");
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format)), destination, out charsWritten);

    public static DateOnly Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        DateOnly result;
        if (!TryParse(s, out result)) throw new FormatException("String '" + s + "' was not recognized as a valid DateOnly.");
        return result;
    }

    public static DateOnly Parse(string s, IFormatProvider provider) => Parse(s);

    public static bool TryParse(string s, out DateOnly result)
    {
        DateTime date;
        bool done = DateTime.TryParse(s, out date) && date.Ticks % 864000000000L == 0;
        result = done ? FromDateTime(date) : default;
        return done;
    }

    public static bool TryParse(string s, IFormatProvider provider, out DateOnly result) => TryParse(s, out result);

    private static string Longer(string format)
    {
        switch (format)
        {
            case "o": case "O": return "yyyy-MM-dd";
            case "r": case "R": return "ddd, dd MMM yyyy";
            default: return format;
        }
    }

    public static DateOnly ParseExact(string s, string format)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        if (!TryParseExact(s, format, out DateOnly result)) throw new FormatException("String '" + s + "' was not recognized as a valid DateOnly.");
        return result;
    }

    public static DateOnly ParseExact(string s, string format, IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None) => ParseExact(s, format);

    public static DateOnly ParseExact(string s, string[] formats)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        if (!TryParseExact(s, formats, out DateOnly result)) throw new FormatException("String '" + s + "' was not recognized as a valid DateOnly.");
        return result;
    }

    public static DateOnly ParseExact(string s, string[] formats, IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None) => ParseExact(s, formats);
    public static DateOnly ParseExact(ReadOnlySpan<char> s, ReadOnlySpan<char> format, IFormatProvider provider = null, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None) => ParseExact(s.ToString(), format.ToString());
    public static DateOnly Parse(string s, IFormatProvider provider, System.Globalization.DateTimeStyles style) => Parse(s);
    public static DateOnly Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(s.ToString());
    public static DateOnly Parse(ReadOnlySpan<char> s, IFormatProvider provider = null, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None) => Parse(s.ToString());

    public static bool TryParseExact(string s, string format, out DateOnly result)
    {
        bool done = DateTime.TryParseExact(s, Longer(format), null, System.Globalization.DateTimeStyles.None, out DateTime date) && date.Ticks % 864000000000L == 0;
        result = done ? FromDateTime(date) : default;
        return done;
    }

    public static bool TryParseExact(string s, string format, IFormatProvider provider, System.Globalization.DateTimeStyles style, out DateOnly result) => TryParseExact(s, format, out result);
    public static bool TryParseExact(ReadOnlySpan<char> s, ReadOnlySpan<char> format, out DateOnly result) => TryParseExact(s.ToString(), format.ToString(), out result);

    public static bool TryParseExact(string s, string[] formats, out DateOnly result)
    {
        foreach (string format in formats)
        {
            if (TryParseExact(s, format, out result)) return true;
        }
        result = default;
        return false;
    }

    public static bool TryParseExact(string s, string[] formats, IFormatProvider provider, System.Globalization.DateTimeStyles style, out DateOnly result) => TryParseExact(s, formats, out result);
    public static bool TryParse(string s, IFormatProvider provider, System.Globalization.DateTimeStyles style, out DateOnly result) => TryParse(s, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out DateOnly result) => TryParse(s.ToString(), out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out DateOnly result) => TryParse(s.ToString(), out result);
}
