using Hoist.Runtime;
namespace System;

public readonly struct TimeOnly : IComparable, IComparable<TimeOnly>, IEquatable<TimeOnly>, ISpanFormattable, ISpanParsable<TimeOnly>
{
    private readonly long _ticks;

    public TimeOnly(long ticks)
    {
        if ((ulong)ticks > 863999999999) throw new ArgumentOutOfRangeException("ticks", "Ticks must be between 0 and TimeOnly.MaxValue.Ticks.");
        _ticks = ticks;
    }

    public TimeOnly(int hour, int minute) { _ticks = DateTime.TimeToTicks(hour, minute, 0); }
    public TimeOnly(int hour, int minute, int second) { _ticks = DateTime.TimeToTicks(hour, minute, second); }
    public TimeOnly(int hour, int minute, int second, int millisecond) { _ticks = DateTime.TimeToTicks(hour, minute, second) + millisecond * 10000L; }
    public TimeOnly(int hour, int minute, int second, int millisecond, int microsecond) { _ticks = DateTime.TimeToTicks(hour, minute, second) + millisecond * 10000L + microsecond * 10L; }

    public static TimeOnly MinValue => new TimeOnly(0);
    public static TimeOnly MaxValue => new TimeOnly(863999999999);
    public static TimeOnly FromTimeSpan(TimeSpan timeSpan) => new TimeOnly(timeSpan.Ticks);
    public static TimeOnly FromDateTime(DateTime dateTime) => new TimeOnly(dateTime.Ticks % 864000000000L);
    public long Ticks => _ticks;
    public int Hour => (int)(_ticks / 36000000000L);
    public int Minute => (int)(_ticks / 600000000L % 60);
    public int Second => (int)(_ticks / 10000000L % 60);
    public int Millisecond => (int)(_ticks / 10000L % 1000);
    public int Microsecond => (int)(_ticks / 10L % 1000);
    public int Nanosecond => (int)(_ticks % 10 * 100);
    public TimeSpan ToTimeSpan() => new TimeSpan(_ticks);
    private static TimeOnly Wrap(long ticks) => new TimeOnly((ticks % 864000000000L + 864000000000L) % 864000000000L);
    public TimeOnly Add(TimeSpan value) => Wrap(_ticks + value.Ticks % 864000000000L);

    public TimeOnly Add(TimeSpan value, out int wrappedDays)
    {
        wrappedDays = (int)(value.Ticks / 864000000000L);
        long ticks = _ticks + value.Ticks % 864000000000L;
        if (ticks < 0) wrappedDays--;
        else if (ticks >= 864000000000L) wrappedDays++;
        return Wrap(ticks);
    }

    public TimeOnly AddHours(double value) => Add(TimeSpan.FromHours(value));
    public TimeOnly AddMinutes(double value) => Add(TimeSpan.FromMinutes(value));
    public bool IsBetween(TimeOnly start, TimeOnly end) => start._ticks <= end._ticks ? _ticks >= start._ticks && _ticks < end._ticks : _ticks >= start._ticks || _ticks < end._ticks;

    public void Deconstruct(out int hour, out int minute)
    {
        hour = Hour;
        minute = Minute;
    }

    public void Deconstruct(out int hour, out int minute, out int second)
    {
        hour = Hour;
        minute = Minute;
        second = Second;
    }

    public static TimeSpan operator -(TimeOnly t1, TimeOnly t2) => new TimeSpan((t1._ticks - t2._ticks + 864000000000L) % 864000000000L);
    public static bool operator ==(TimeOnly left, TimeOnly right) => left._ticks == right._ticks;
    public static bool operator !=(TimeOnly left, TimeOnly right) => left._ticks != right._ticks;
    public static bool operator <(TimeOnly left, TimeOnly right) => left._ticks < right._ticks;
    public static bool operator <=(TimeOnly left, TimeOnly right) => left._ticks <= right._ticks;
    public static bool operator >(TimeOnly left, TimeOnly right) => left._ticks > right._ticks;
    public static bool operator >=(TimeOnly left, TimeOnly right) => left._ticks >= right._ticks;
    public int CompareTo(TimeOnly value) => _ticks.CompareTo(value._ticks);
    public int CompareTo(object value) => value == null ? 1 : value is TimeOnly other ? CompareTo(other) : throw new ArgumentException("Object must be of type TimeOnly.");
    public bool Equals(TimeOnly value) => _ticks == value._ticks;
    public override bool Equals(object value) => value is TimeOnly other && _ticks == other._ticks;
    public override int GetHashCode() => (int)_ticks ^ (int)(_ticks >> 32);
    public override string ToString() => ToString("t");

    public string ToString(string format)
    {
        if (format == null || format.Length == 0) format = "t";
        if (format.Length == 1)
        {
            switch (format[0])
            {
                case 'o': case 'O': format = "HH:mm:ss.fffffff"; break;
                case 'r': case 'R': format = "HH:mm:ss"; break;
                case 't': case 'T': break;
                default: throw new FormatException("Input string was not in a correct format.");
            }
        }
        else DateTime.CheckLetters(format, "dMygzK");
        return DateTime.Format(_ticks, 0, long.MinValue, format);
    }

    public string ToString(IFormatProvider provider) => ToString("t");
    public string ToString(string format, IFormatProvider provider) => ToString(format);
    public string ToLongTimeString() => ToString("T");
    public string ToShortTimeString() => ToString("t");
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format)), destination, out charsWritten);

    public static TimeOnly Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        TimeOnly result;
        if (!TryParse(s, out result)) throw new FormatException("String '" + s + "' was not recognized as a valid TimeOnly.");
        return result;
    }

    public static TimeOnly Parse(string s, IFormatProvider provider) => Parse(s);

    public static bool TryParse(string s, IFormatProvider provider, out TimeOnly result) => TryParse(s, out result);

    public static bool TryParse(string s, out TimeOnly result)
    {
        DateTime date;
        bool done = DateTime.TryParse(s, null, System.Globalization.DateTimeStyles.NoCurrentDateDefault, out date) && date.Ticks < 864000000000L;
        result = done ? FromDateTime(date) : default;
        return done;
    }

    private static string Longer(string format)
    {
        switch (format)
        {
            case "o": case "O": return "HH:mm:ss.fffffff";
            case "r": case "R": return "HH:mm:ss";
            default: return format;
        }
    }

    public static TimeOnly ParseExact(string s, string format)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        if (!TryParseExact(s, format, out TimeOnly result)) throw new FormatException("String '" + s + "' was not recognized as a valid TimeOnly.");
        return result;
    }

    public static TimeOnly ParseExact(string s, string format, IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None) => ParseExact(s, format);

    public static TimeOnly ParseExact(string s, string[] formats)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        if (!TryParseExact(s, formats, out TimeOnly result)) throw new FormatException("String '" + s + "' was not recognized as a valid TimeOnly.");
        return result;
    }

    public static TimeOnly ParseExact(string s, string[] formats, IFormatProvider provider, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None) => ParseExact(s, formats);
    public static TimeOnly ParseExact(ReadOnlySpan<char> s, ReadOnlySpan<char> format, IFormatProvider provider = null, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None) => ParseExact(s.ToString(), format.ToString());
    public static TimeOnly Parse(string s, IFormatProvider provider, System.Globalization.DateTimeStyles style) => Parse(s);
    public static TimeOnly Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(s.ToString());
    public static TimeOnly Parse(ReadOnlySpan<char> s, IFormatProvider provider = null, System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None) => Parse(s.ToString());

    public static bool TryParseExact(string s, string format, out TimeOnly result)
    {
        bool done = DateTime.TryParseExact(s, Longer(format), null, System.Globalization.DateTimeStyles.NoCurrentDateDefault, out DateTime date) && date.Ticks < 864000000000L;
        result = done ? FromDateTime(date) : default;
        return done;
    }

    public static bool TryParseExact(string s, string format, IFormatProvider provider, System.Globalization.DateTimeStyles style, out TimeOnly result) => TryParseExact(s, format, out result);
    public static bool TryParseExact(ReadOnlySpan<char> s, ReadOnlySpan<char> format, out TimeOnly result) => TryParseExact(s.ToString(), format.ToString(), out result);

    public static bool TryParseExact(string s, string[] formats, out TimeOnly result)
    {
        foreach (string format in formats)
        {
            if (TryParseExact(s, format, out result)) return true;
        }
        result = default;
        return false;
    }

    public static bool TryParseExact(string s, string[] formats, IFormatProvider provider, System.Globalization.DateTimeStyles style, out TimeOnly result) => TryParseExact(s, formats, out result);
    public static bool TryParse(string s, IFormatProvider provider, System.Globalization.DateTimeStyles style, out TimeOnly result) => TryParse(s, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out TimeOnly result) => TryParse(s.ToString(), out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out TimeOnly result) => TryParse(s.ToString(), out result);
}
