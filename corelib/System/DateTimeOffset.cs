using System.Globalization;
using Hoist.Runtime;
namespace System;

public readonly struct DateTimeOffset : IComparable, IComparable<DateTimeOffset>, IEquatable<DateTimeOffset>, ISpanFormattable, ISpanParsable<DateTimeOffset>
{
    private readonly DateTime _dateTime;
    private readonly int _offsetMinutes;

    public static readonly DateTimeOffset MinValue = new DateTimeOffset(0, TimeSpan.Zero);
    public static readonly DateTimeOffset MaxValue = new DateTimeOffset(3155378975999999999, TimeSpan.Zero);
    public static readonly DateTimeOffset UnixEpoch = new DateTimeOffset(621355968000000000, TimeSpan.Zero);

    private static int Minutes(TimeSpan offset)
    {
        long minutes = offset.Ticks / 600000000L;
        if (offset.Ticks != minutes * 600000000L) throw new ArgumentException("Offset must be specified in whole minutes.", "offset");
        if (minutes < -840 || minutes > 840) throw new ArgumentOutOfRangeException("offset", "Offset must be within plus or minus 14 hours.");
        return (int)minutes;
    }

    private static DateTime Utc(long ticks, int minutes)
    {
        long utc = ticks - minutes * 600000000L;
        if ((ulong)utc > 3155378975999999999) throw new ArgumentOutOfRangeException("offset", "The UTC time represented when the offset is applied must be between year 0 and 10,000.");
        return new DateTime(utc);
    }

    public DateTimeOffset(long ticks, TimeSpan offset)
    {
        _offsetMinutes = Minutes(offset);
        _dateTime = Utc(ticks, _offsetMinutes);
    }

    public DateTimeOffset(DateTime dateTime) { _dateTime = new DateTime(dateTime.Ticks); }

    public DateTimeOffset(DateTime dateTime, TimeSpan offset)
    {
        if (dateTime.Kind == DateTimeKind.Utc && offset != TimeSpan.Zero) throw new ArgumentException("The UTC Offset for Utc DateTime instances must be 0.", "offset");
        if (dateTime.Kind == DateTimeKind.Local && offset != TimeSpan.Zero) throw new ArgumentException("The UTC Offset of the local dateTime parameter does not match the offset argument.", "offset");
        _offsetMinutes = Minutes(offset);
        _dateTime = Utc(dateTime.Ticks, _offsetMinutes);
    }

    public DateTimeOffset(int year, int month, int day, int hour, int minute, int second, TimeSpan offset) : this(new DateTime(year, month, day, hour, minute, second).Ticks, offset) { }
    public DateTimeOffset(int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset) : this(new DateTime(year, month, day, hour, minute, second, millisecond).Ticks, offset) { }
    public DateTimeOffset(DateOnly date, TimeOnly time, TimeSpan offset) : this(new DateTime(date, time).Ticks, offset) { }

    private DateTime Clock => new DateTime(_dateTime.Ticks + _offsetMinutes * 600000000L);
    public static DateTimeOffset Now => UtcNow;
    public static DateTimeOffset UtcNow => new DateTimeOffset(DateTime.UtcNowTicks(), TimeSpan.Zero);
    public DateTime DateTime => Clock;
    public DateTime UtcDateTime => DateTime.SpecifyKind(_dateTime, DateTimeKind.Utc);
    public DateTime LocalDateTime => DateTime.SpecifyKind(_dateTime, DateTimeKind.Local);
    public DateTime Date => Clock.Date;
    public TimeSpan Offset => new TimeSpan(_offsetMinutes * 600000000L);
    public TimeSpan TimeOfDay => Clock.TimeOfDay;
    public long Ticks => Clock.Ticks;
    public long UtcTicks => _dateTime.Ticks;
    public int Year => Clock.Year;
    public int Month => Clock.Month;
    public int Day => Clock.Day;
    public int Hour => Clock.Hour;
    public int Minute => Clock.Minute;
    public int Second => Clock.Second;
    public int Millisecond => Clock.Millisecond;
    public DayOfWeek DayOfWeek => Clock.DayOfWeek;
    public int DayOfYear => Clock.DayOfYear;
    public DateTimeOffset ToOffset(TimeSpan offset) => new DateTimeOffset(_dateTime.Ticks + offset.Ticks, offset);
    public DateTimeOffset ToUniversalTime() => new DateTimeOffset(_dateTime.Ticks, TimeSpan.Zero);
    public DateTimeOffset ToLocalTime() => new DateTimeOffset(_dateTime.Ticks, TimeSpan.Zero);
    public DateTimeOffset Add(TimeSpan timeSpan) => new DateTimeOffset(Clock.Add(timeSpan).Ticks, Offset);
    public DateTimeOffset AddDays(double days) => new DateTimeOffset(Clock.AddDays(days).Ticks, Offset);
    public DateTimeOffset AddHours(double hours) => new DateTimeOffset(Clock.AddHours(hours).Ticks, Offset);
    public DateTimeOffset AddMinutes(double minutes) => new DateTimeOffset(Clock.AddMinutes(minutes).Ticks, Offset);
    public DateTimeOffset AddSeconds(double seconds) => new DateTimeOffset(Clock.AddSeconds(seconds).Ticks, Offset);
    public DateTimeOffset AddMilliseconds(double milliseconds) => new DateTimeOffset(Clock.AddMilliseconds(milliseconds).Ticks, Offset);
    public DateTimeOffset AddTicks(long ticks) => new DateTimeOffset(Clock.AddTicks(ticks).Ticks, Offset);
    public DateTimeOffset AddMonths(int months) => new DateTimeOffset(Clock.AddMonths(months).Ticks, Offset);
    public DateTimeOffset AddYears(int years) => new DateTimeOffset(Clock.AddYears(years).Ticks, Offset);
    public TimeSpan Subtract(DateTimeOffset value) => new TimeSpan(_dateTime.Ticks - value._dateTime.Ticks);
    public DateTimeOffset Subtract(TimeSpan value) => new DateTimeOffset(Clock.Subtract(value).Ticks, Offset);
    public long ToUnixTimeSeconds() => Floor(_dateTime.Ticks, 10000000L) - 62135596800L;
    public long ToUnixTimeMilliseconds() => Floor(_dateTime.Ticks, 10000L) - 62135596800000L;
    private static long Floor(long a, long b) => a / b;
    public static DateTimeOffset FromUnixTimeSeconds(long seconds) => new DateTimeOffset(seconds * 10000000L + 621355968000000000, TimeSpan.Zero);
    public static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds) => new DateTimeOffset(milliseconds * 10000L + 621355968000000000, TimeSpan.Zero);
    public static implicit operator DateTimeOffset(DateTime dateTime) => new DateTimeOffset(dateTime);
    public static DateTimeOffset operator +(DateTimeOffset d, TimeSpan t) => d.Add(t);
    public static DateTimeOffset operator -(DateTimeOffset d, TimeSpan t) => d.Subtract(t);
    public static TimeSpan operator -(DateTimeOffset left, DateTimeOffset right) => left.Subtract(right);
    public static bool operator ==(DateTimeOffset left, DateTimeOffset right) => left._dateTime == right._dateTime;
    public static bool operator !=(DateTimeOffset left, DateTimeOffset right) => left._dateTime != right._dateTime;
    public static bool operator <(DateTimeOffset left, DateTimeOffset right) => left._dateTime < right._dateTime;
    public static bool operator <=(DateTimeOffset left, DateTimeOffset right) => left._dateTime <= right._dateTime;
    public static bool operator >(DateTimeOffset left, DateTimeOffset right) => left._dateTime > right._dateTime;
    public static bool operator >=(DateTimeOffset left, DateTimeOffset right) => left._dateTime >= right._dateTime;
    public static int Compare(DateTimeOffset first, DateTimeOffset second) => first._dateTime.CompareTo(second._dateTime);
    public int CompareTo(DateTimeOffset other) => _dateTime.CompareTo(other._dateTime);
    int IComparable.CompareTo(object obj) => obj == null ? 1 : obj is DateTimeOffset other ? CompareTo(other) : throw new ArgumentException("Object must be of type DateTimeOffset.");
    public override bool Equals(object obj) => obj is DateTimeOffset other && _dateTime == other._dateTime;
    public bool Equals(DateTimeOffset other) => _dateTime == other._dateTime;
    public bool EqualsExact(DateTimeOffset other) => _dateTime == other._dateTime && _offsetMinutes == other._offsetMinutes;
    public override int GetHashCode() => _dateTime.GetHashCode();
    public override string ToString() => DateTime.Format(Clock.Ticks, 0, Offset.Ticks, null);
    public string ToString(string format) => DateTime.Format(Clock.Ticks, 0, Offset.Ticks, format);
    public string ToString(IFormatProvider formatProvider) => ToString();
    public string ToString(string format, IFormatProvider formatProvider) => ToString(format);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format)), destination, out charsWritten);

    private static bool TryParseCore(string s, string[] formats, DateTimeStyles styles, out DateTimeOffset result)
    {
        long ticks;
        int kind;
        long offset;
        result = default;
        if (DateTime.ParseCore(s, formats, (int)styles, out ticks, out kind, out offset) != 0) return false;
        result = new DateTimeOffset(ticks, new TimeSpan(offset == long.MinValue ? 0 : offset));
        return true;
    }

    private static DateTimeOffset ParseOrThrow(string s, string[] formats, DateTimeStyles styles)
    {
        ArgumentNullException.ThrowIfNull(s, "input");
        DateTimeOffset result;
        if (!TryParseCore(s, formats, styles, out result)) throw new FormatException("String '" + s + "' was not recognized as a valid DateTime.");
        return result;
    }

    public static DateTimeOffset Parse(string input) => ParseOrThrow(input, null, DateTimeStyles.None);
    public static DateTimeOffset Parse(string input, IFormatProvider formatProvider) => ParseOrThrow(input, null, DateTimeStyles.None);
    public static DateTimeOffset Parse(string input, IFormatProvider formatProvider, DateTimeStyles styles) => ParseOrThrow(input, null, styles);
    public static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider) => ParseOrThrow(input, new string[] { format }, DateTimeStyles.None);
    public static DateTimeOffset ParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles) => ParseOrThrow(input, new string[] { format }, styles);

    public static bool TryParse(string input, out DateTimeOffset result)
    {
        result = default;
        return input != null && TryParseCore(input, null, DateTimeStyles.None, out result);
    }

    public static bool TryParse(string input, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)
    {
        result = default;
        return input != null && TryParseCore(input, null, styles, out result);
    }

    public static DateTimeOffset ParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles) => ParseOrThrow(input, formats, styles);
    public static DateTimeOffset Parse(ReadOnlySpan<char> input, IFormatProvider formatProvider = null, DateTimeStyles styles = DateTimeStyles.None) => ParseOrThrow(input.ToString(), null, styles);
    static DateTimeOffset ISpanParsable<DateTimeOffset>.Parse(ReadOnlySpan<char> s, IFormatProvider provider) => ParseOrThrow(s.ToString(), null, DateTimeStyles.None);
    public static DateTimeOffset ParseExact(ReadOnlySpan<char> input, ReadOnlySpan<char> format, IFormatProvider formatProvider, DateTimeStyles styles = DateTimeStyles.None) => ParseOrThrow(input.ToString(), new string[] { format.ToString() }, styles);
    public static bool TryParse(string input, IFormatProvider formatProvider, out DateTimeOffset result) => TryParse(input, formatProvider, DateTimeStyles.None, out result);
    public static bool TryParse(ReadOnlySpan<char> input, out DateTimeOffset result) => TryParse(input.ToString(), out result);
    public static bool TryParse(ReadOnlySpan<char> input, IFormatProvider formatProvider, out DateTimeOffset result) => TryParse(input.ToString(), out result);
    public static bool TryParse(ReadOnlySpan<char> input, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result) => TryParse(input.ToString(), formatProvider, styles, out result);

    public static bool TryParseExact(string input, string format, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)
    {
        result = default;
        return input != null && TryParseCore(input, new string[] { format }, styles, out result);
    }

    public static bool TryParseExact(string input, string[] formats, IFormatProvider formatProvider, DateTimeStyles styles, out DateTimeOffset result)
    {
        result = default;
        return input != null && TryParseCore(input, formats, styles, out result);
    }
}
