using System.Globalization;
using Hoist.Runtime;
namespace System;

public readonly partial struct TimeSpan : IComparable, IComparable<TimeSpan>, IEquatable<TimeSpan>, ISpanFormattable, ISpanParsable<TimeSpan>
{
    internal readonly long _ticks;

    public const long NanosecondsPerTick = 100;
    public const long TicksPerMicrosecond = 10;
    public const long TicksPerMillisecond = 10000;
    public const long TicksPerSecond = 10000000;
    public const long TicksPerMinute = 600000000;
    public const long TicksPerHour = 36000000000;
    public const long TicksPerDay = 864000000000;
    public const long MicrosecondsPerMillisecond = 1000;
    public const long MicrosecondsPerSecond = 1000000;
    public const long MillisecondsPerSecond = 1000;
    public const long MillisecondsPerMinute = 60000;
    public const long MillisecondsPerHour = 3600000;
    public const long MillisecondsPerDay = 86400000;
    public const long SecondsPerMinute = 60;
    public const long SecondsPerHour = 3600;
    public const long SecondsPerDay = 86400;
    public const long MinutesPerHour = 60;
    public const long MinutesPerDay = 1440;
    public const int HoursPerDay = 24;

    public static readonly TimeSpan Zero = new TimeSpan(0);
    public static readonly TimeSpan MaxValue = new TimeSpan(long.MaxValue);
    public static readonly TimeSpan MinValue = new TimeSpan(long.MinValue);

    public TimeSpan(long ticks) { _ticks = ticks; }
    public TimeSpan(int hours, int minutes, int seconds) : this(0, hours, minutes, seconds, 0, 0) { }
    public TimeSpan(int days, int hours, int minutes, int seconds) : this(days, hours, minutes, seconds, 0, 0) { }
    public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds) : this(days, hours, minutes, seconds, milliseconds, 0) { }

    public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)
    {
        long total = days * 86400000000L + hours * 3600000000L + minutes * 60000000L + seconds * 1000000L + milliseconds * 1000L + microseconds;
        if (total > 922337203685477580L || total < -922337203685477580L) throw new ArgumentOutOfRangeException(null, "TimeSpan overflowed because the duration is too long.");
        _ticks = total * 10;
    }

    public long Ticks => _ticks;
    public int Days => (int)(_ticks / TicksPerDay);
    public int Hours => (int)(_ticks / TicksPerHour % 24);
    public int Minutes => (int)(_ticks / TicksPerMinute % 60);
    public int Seconds => (int)(_ticks / TicksPerSecond % 60);
    public int Milliseconds => (int)(_ticks / TicksPerMillisecond % 1000);
    public int Microseconds => (int)(_ticks / TicksPerMicrosecond % 1000);
    public int Nanoseconds => (int)(_ticks % TicksPerMicrosecond * 100);
    public double TotalDays => (double)_ticks / TicksPerDay;
    public double TotalHours => (double)_ticks / TicksPerHour;
    public double TotalMinutes => (double)_ticks / TicksPerMinute;
    public double TotalSeconds => (double)_ticks / TicksPerSecond;
    public double TotalMicroseconds => (double)_ticks / TicksPerMicrosecond;
    public double TotalNanoseconds => (double)_ticks * 100;

    public double TotalMilliseconds
    {
        get
        {
            double value = (double)_ticks / TicksPerMillisecond;
            if (value > 922337203685477.0) return 922337203685477.0;
            if (value < -922337203685477.0) return -922337203685477.0;
            return value;
        }
    }

    private static Exception TooLong() => new OverflowException("TimeSpan overflowed because the duration is too long.");

    private static TimeSpan FromDouble(double value, double scale)
    {
        if (double.IsNaN(value)) throw new ArgumentException("TimeSpan does not accept floating point Not-a-Number values.", "value");
        double ticks = value * scale;
        if (double.IsNaN(ticks)) throw new ArgumentException("TimeSpan does not accept floating point Not-a-Number values.");
        if (ticks > 9223372036854775807.0 || ticks < -9223372036854775808.0) throw TooLong();
        if (ticks == 9223372036854775807.0) return MaxValue;
        return new TimeSpan((long)ticks);
    }

    private static TimeSpan FromUnits(long value, long unit)
    {
        long max = long.MaxValue / unit;
        if (value > max || value < -max) throw new ArgumentOutOfRangeException(null, "TimeSpan overflowed because the duration is too long.");
        return new TimeSpan(value * unit);
    }

    public static TimeSpan FromTicks(long value) => new TimeSpan(value);
    public static TimeSpan FromDays(double value) => FromDouble(value, TicksPerDay);
    public static TimeSpan FromHours(double value) => FromDouble(value, TicksPerHour);
    public static TimeSpan FromMinutes(double value) => FromDouble(value, TicksPerMinute);
    public static TimeSpan FromSeconds(double value) => FromDouble(value, TicksPerSecond);
    public static TimeSpan FromMilliseconds(double value) => FromDouble(value, TicksPerMillisecond);
    public static TimeSpan FromMicroseconds(double value) => FromDouble(value, TicksPerMicrosecond);
    public static TimeSpan FromDays(int days) => FromUnits(days, TicksPerDay);
    public static TimeSpan FromDays(int days, int hours = 0, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0) => FromParts(days, hours, minutes, seconds, milliseconds, microseconds);
    public static TimeSpan FromHours(int hours) => FromUnits(hours, TicksPerHour);
    public static TimeSpan FromHours(int hours, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0) => FromParts(0, hours, minutes, seconds, milliseconds, microseconds);
    public static TimeSpan FromMinutes(long minutes) => FromUnits(minutes, TicksPerMinute);
    public static TimeSpan FromMinutes(long minutes, long seconds = 0, long milliseconds = 0, long microseconds = 0) => FromParts(0, 0, minutes, seconds, milliseconds, microseconds);
    public static TimeSpan FromSeconds(long seconds) => FromUnits(seconds, TicksPerSecond);
    public static TimeSpan FromSeconds(long seconds, long milliseconds = 0, long microseconds = 0) => FromParts(0, 0, 0, seconds, milliseconds, microseconds);
    public static TimeSpan FromMilliseconds(long milliseconds, long microseconds = 0) => FromParts(0, 0, 0, 0, milliseconds, microseconds);
    public static TimeSpan FromMicroseconds(long microseconds) => FromUnits(microseconds, TicksPerMicrosecond);

    private static TimeSpan FromParts(long days, long hours, long minutes, long seconds, long milliseconds, long microseconds)
    {
        Int128 total = (Int128)days * 86400000000L + (Int128)hours * 3600000000L + (Int128)minutes * 60000000L + (Int128)seconds * 1000000L + (Int128)milliseconds * 1000L + microseconds;
        if (total > 922337203685477580L || total < -922337203685477580L) throw new ArgumentOutOfRangeException(null, "TimeSpan overflowed because the duration is too long.");
        return new TimeSpan((long)total * 10);
    }

    public TimeSpan Add(TimeSpan ts) => this + ts;
    public TimeSpan Subtract(TimeSpan ts) => this - ts;
    public TimeSpan Multiply(double factor) => this * factor;
    public TimeSpan Divide(double divisor) => this / divisor;
    public double Divide(TimeSpan ts) => this / ts;
    public TimeSpan Negate() => -this;

    public TimeSpan Duration()
    {
        if (_ticks == long.MinValue) throw new OverflowException("The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.");
        return new TimeSpan(_ticks < 0 ? -_ticks : _ticks);
    }

    public static TimeSpan operator -(TimeSpan t)
    {
        if (t._ticks == long.MinValue) throw new OverflowException("Negating the minimum value of a twos complement number is invalid.");
        return new TimeSpan(-t._ticks);
    }

    public static TimeSpan operator +(TimeSpan t) => t;

    public static TimeSpan operator +(TimeSpan t1, TimeSpan t2)
    {
        long result = unchecked(t1._ticks + t2._ticks);
        if (((t1._ticks ^ result) & (t2._ticks ^ result)) < 0) throw TooLong();
        return new TimeSpan(result);
    }

    public static TimeSpan operator -(TimeSpan t1, TimeSpan t2)
    {
        long result = unchecked(t1._ticks - t2._ticks);
        if (((t1._ticks ^ t2._ticks) & (t1._ticks ^ result)) < 0) throw TooLong();
        return new TimeSpan(result);
    }

    private static TimeSpan FromRounded(double ticks)
    {
        if (double.IsNaN(ticks)) throw new ArgumentException("TimeSpan does not accept floating point Not-a-Number values.");
        if (ticks > 9223372036854775807.0 || ticks < -9223372036854775808.0) throw TooLong();
        if (ticks == 9223372036854775807.0) return MaxValue;
        return new TimeSpan((long)ticks);
    }

    public static TimeSpan operator *(TimeSpan timeSpan, double factor)
    {
        if (double.IsNaN(factor)) throw new ArgumentException("TimeSpan does not accept floating point Not-a-Number values.", "factor");
        return FromRounded(Math.Round(timeSpan._ticks * factor));
    }

    public static TimeSpan operator *(double factor, TimeSpan timeSpan) => timeSpan * factor;

    public static TimeSpan operator /(TimeSpan timeSpan, double divisor)
    {
        if (double.IsNaN(divisor)) throw new ArgumentException("TimeSpan does not accept floating point Not-a-Number values.", "divisor");
        return FromRounded(Math.Round(timeSpan._ticks / divisor));
    }

    public static double operator /(TimeSpan t1, TimeSpan t2) => t1._ticks / (double)t2._ticks;
    public static bool operator ==(TimeSpan t1, TimeSpan t2) => t1._ticks == t2._ticks;
    public static bool operator !=(TimeSpan t1, TimeSpan t2) => t1._ticks != t2._ticks;
    public static bool operator <(TimeSpan t1, TimeSpan t2) => t1._ticks < t2._ticks;
    public static bool operator <=(TimeSpan t1, TimeSpan t2) => t1._ticks <= t2._ticks;
    public static bool operator >(TimeSpan t1, TimeSpan t2) => t1._ticks > t2._ticks;
    public static bool operator >=(TimeSpan t1, TimeSpan t2) => t1._ticks >= t2._ticks;
    public static int Compare(TimeSpan t1, TimeSpan t2) => t1._ticks.CompareTo(t2._ticks);
    public static bool Equals(TimeSpan t1, TimeSpan t2) => t1._ticks == t2._ticks;
    public int CompareTo(TimeSpan value) => _ticks.CompareTo(value._ticks);

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is TimeSpan other) return _ticks.CompareTo(other._ticks);
        throw new ArgumentException("Object must be of type TimeSpan.");
    }

    public override bool Equals(object value) => value is TimeSpan other && _ticks == other._ticks;
    public bool Equals(TimeSpan obj) => _ticks == obj._ticks;
    public override int GetHashCode() => _ticks.GetHashCode();

    /// By .NET's TimeSpan format strings ("c", "g", "G", custom); null or "" as "c". FormatException "Input string was not in a correct format.".
    [Native("TimeSpan.Format")] private static extern string Format(long ticks, string format);
    /// Status 0 done, 1 bad format, 2 overflow.
    [Native("TimeSpan.Parse")] private static extern int ParseCore(string text, out long ticks);

    public override string ToString() => Format(_ticks, null);
    public string ToString(string format) => Format(_ticks, format);
    public string ToString(string format, IFormatProvider formatProvider) => Format(_ticks, format);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider formatProvider = null) => Number.CopyTo(Format(_ticks, Number.Text(format)), destination, out charsWritten);

    public static TimeSpan Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        long ticks;
        int status = ParseCore(s, out ticks);
        if (status == 1) throw new FormatException("String '" + s + "' was not recognized as a valid TimeSpan.");
        if (status == 2) throw new OverflowException("The TimeSpan string '" + s + "' could not be parsed because at least one of the numeric components is out of range or contains too many digits.");
        return new TimeSpan(ticks);
    }

    public static TimeSpan Parse(string input, IFormatProvider formatProvider) => Parse(input);

    public static bool TryParse(string s, out TimeSpan result)
    {
        long ticks = 0;
        bool done = s != null && ParseCore(s, out ticks) == 0;
        result = new TimeSpan(ticks);
        return done;
    }

    public static bool TryParse(string input, IFormatProvider formatProvider, out TimeSpan result) => TryParse(input, out result);
}
