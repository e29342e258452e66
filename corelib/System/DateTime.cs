using System.Globalization;
using Hoist.Runtime;
namespace System;

/// 62 bits of ticks since year 1 and two bits of kind. The local time zone is UTC.
public readonly struct DateTime : IComparable, IComparable<DateTime>, IEquatable<DateTime>, IConvertible, ISpanFormattable, ISpanParsable<DateTime>
{
    private readonly ulong _data;

    private const long MaxTicks = 3155378975999999999;
    public static readonly DateTime MinValue = new DateTime(0);
    public static readonly DateTime MaxValue = new DateTime(MaxTicks);
    public static readonly DateTime UnixEpoch = new DateTime(621355968000000000, DateTimeKind.Utc);

    /// Ticks of the virtual clock (UTC).
    [Native("DateTime.UtcNowTicks")] internal static extern long UtcNowTicks();
    /// By .NET's date and time format strings, invariant culture; kind as DateTimeKind; null or "" as "G" (with offset: as DateTimeOffset's default). `offset` in ticks, long.MinValue if there is none.
    /// FormatException "Input string was not in a correct format.".
    [Native("DateTime.Format")] internal static extern string Format(long ticks, int kind, long offset, string format);
    /// Invariant culture. `formats`: null for any known format, else exact ones. Result 0 done, 1 not recognized, 2 out of range. offset: long.MinValue if the text has none.
    [Native("DateTime.Parse")] internal static extern int ParseCore(string text, string[] formats, int styles, out long ticks, out int kind, out long offset);

    public DateTime(long ticks)
    {
        if ((ulong)ticks > MaxTicks) throw new ArgumentOutOfRangeException("ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.");
        _data = (ulong)ticks;
    }

    public DateTime(long ticks, DateTimeKind kind)
    {
        if ((ulong)ticks > MaxTicks) throw new ArgumentOutOfRangeException("ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.");
        _data = (ulong)ticks | ((ulong)(uint)(int)kind << 62);
    }

    public DateTime(int year, int month, int day) { _data = (ulong)DateToTicks(year, month, day); }
    public DateTime(int year, int month, int day, int hour, int minute, int second) { _data = (ulong)(DateToTicks(year, month, day) + TimeToTicks(hour, minute, second)); }
    public DateTime(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind) { _data = (ulong)(DateToTicks(year, month, day) + TimeToTicks(hour, minute, second)) | ((ulong)(uint)(int)kind << 62); }
    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond) : this(year, month, day, hour, minute, second, millisecond, DateTimeKind.Unspecified) { }

    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)
    {
        if ((uint)millisecond >= 1000) throw new ArgumentOutOfRangeException("millisecond", "Valid values are between 0 and 999, inclusive.");
        _data = (ulong)(DateToTicks(year, month, day) + TimeToTicks(hour, minute, second) + millisecond * 10000L) | ((ulong)(uint)(int)kind << 62);
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, DateTimeKind kind = DateTimeKind.Unspecified) : this(year, month, day, hour, minute, second, millisecond, kind) { _data += (ulong)(microsecond * 10); }

    public DateTime(DateOnly date, TimeOnly time) { _data = (ulong)(date.DayNumber * 864000000000L + time.Ticks); }
    public DateTime(DateOnly date, TimeOnly time, DateTimeKind kind) { _data = (ulong)(date.DayNumber * 864000000000L + time.Ticks) | ((ulong)(uint)(int)kind << 62); }

    internal static int DaysBeforeYear(int year)
    {
        int y = year - 1;
        return y * 365 + y / 4 - y / 100 + y / 400;
    }

    private static int DaysBeforeMonth(int month, bool leap)
    {
        int days = (367 * month - 362) / 12;
        if (month > 2) days -= leap ? 1 : 2;
        return days;
    }

    internal static long DateToTicks(int year, int month, int day)
    {
        if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) throw new ArgumentOutOfRangeException(null, "Year, Month, and Day parameters describe an un-representable DateTime.");
        return (DaysBeforeYear(year) + DaysBeforeMonth(month, IsLeapYear(year)) + day - 1) * 864000000000L;
    }

    internal static long TimeToTicks(int hour, int minute, int second)
    {
        if ((uint)hour >= 24 || (uint)minute >= 60 || (uint)second >= 60) throw new ArgumentOutOfRangeException(null, "Hour, Minute, and Second parameters describe an un-representable DateTime.");
        return (hour * 3600L + minute * 60L + second) * 10000000L;
    }

    public static bool IsLeapYear(int year)
    {
        if (year < 1 || year > 9999) throw new ArgumentOutOfRangeException("year", "Year must be between 1 and 9999.");
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    public static int DaysInMonth(int year, int month)
    {
        if (month < 1 || month > 12) throw new ArgumentOutOfRangeException("month", "Month must be between one and twelve.");
        if (month == 2) return IsLeapYear(year) ? 29 : 28;
        IsLeapYear(year);
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    internal static void Split(long ticks, out int year, out int month, out int day)
    {
        int n = (int)(ticks / 864000000000L);
        int y400 = n / 146097;
        n -= y400 * 146097;
        int y100 = n / 36524;
        if (y100 == 4) y100 = 3;
        n -= y100 * 36524;
        int y4 = n / 1461;
        n -= y4 * 1461;
        int y1 = n / 365;
        if (y1 == 4) y1 = 3;
        year = y400 * 400 + y100 * 100 + y4 * 4 + y1 + 1;
        n -= y1 * 365;
        bool leap = y1 == 3 && (y4 != 24 || y100 == 3);
        month = n / 32 + 1;
        while (month < 12 && n >= DaysBeforeMonth(month + 1, leap)) month++;
        day = n - DaysBeforeMonth(month, leap) + 1;
    }

    public long Ticks => (long)(_data & 0x3FFFFFFFFFFFFFFF);
    public DateTimeKind Kind => (int)(_data >> 62) == 3 ? DateTimeKind.Local : (DateTimeKind)(int)(_data >> 62);
    private DateTime With(long ticks) => ticks < 0 || ticks > MaxTicks ? throw new ArgumentOutOfRangeException("value", "The added or subtracted value results in an un-representable DateTime.") : new DateTime(ticks, Kind);

    public int Year
    {
        get
        {
            int y;
            Split(Ticks, out y, out _, out _);
            return y;
        }
    }

    public int Month
    {
        get
        {
            int m;
            Split(Ticks, out _, out m, out _);
            return m;
        }
    }

    public int Day
    {
        get
        {
            int d;
            Split(Ticks, out _, out _, out d);
            return d;
        }
    }

    public int DayOfYear => (int)(Ticks / 864000000000L) - DaysBeforeYear(Year) + 1;
    public DayOfWeek DayOfWeek => (DayOfWeek)(int)((Ticks / 864000000000L + 1) % 7);
    public int Hour => (int)(Ticks / 36000000000L % 24);
    public int Minute => (int)(Ticks / 600000000L % 60);
    public int Second => (int)(Ticks / 10000000L % 60);
    public int Millisecond => (int)(Ticks / 10000L % 1000);
    public int Microsecond => (int)(Ticks / 10L % 1000);
    public int Nanosecond => (int)(Ticks % 10) * 100;
    public TimeSpan TimeOfDay => new TimeSpan(Ticks % 864000000000L);
    public DateTime Date => new DateTime(Ticks - Ticks % 864000000000L, Kind);
    public static DateTime UtcNow => new DateTime(UtcNowTicks(), DateTimeKind.Utc);
    public static DateTime Now => new DateTime(UtcNowTicks(), DateTimeKind.Local);
    public static DateTime Today => Now.Date;

    public void Deconstruct(out int year, out int month, out int day) => Split(Ticks, out year, out month, out day);

    public void Deconstruct(out DateOnly date, out TimeOnly time)
    {
        date = DateOnly.FromDateTime(this);
        time = TimeOnly.FromDateTime(this);
    }

    public DateTime Add(TimeSpan value) => AddTicks(value._ticks);
    public DateTime AddTicks(long value) => With(unchecked(Ticks + value));
    private DateTime AddUnits(double value, long unit)
    {
        double ticks = value * unit;
        if (Math.Abs(ticks) > 3155378975999999999.0) throw new ArgumentOutOfRangeException("value", "Value to add was out of range.");
        long whole = (long)value;
        double fraction = value - whole;
        return AddTicks(whole * unit + (long)(fraction * unit));
    }

    public DateTime AddDays(double value) => AddUnits(value, 864000000000L);
    public DateTime AddHours(double value) => AddUnits(value, 36000000000L);
    public DateTime AddMinutes(double value) => AddUnits(value, 600000000L);
    public DateTime AddSeconds(double value) => AddUnits(value, 10000000L);
    public DateTime AddMilliseconds(double value) => AddUnits(value, 10000L);
    public DateTime AddMicroseconds(double value) => AddUnits(value, 10L);

    public DateTime AddMonths(int months)
    {
        if (months < -120000 || months > 120000) throw new ArgumentOutOfRangeException("months", "Months value must be between +/-120000.");
        int y;
        int m;
        int d;
        Split(Ticks, out y, out m, out d);
        int total = y * 12 + m - 1 + months;
        y = total / 12;
        m = total % 12 + 1;
        if (total < 12 || y > 9999) throw new ArgumentOutOfRangeException("months", "The added or subtracted value results in an un-representable DateTime.");
        int days = DaysInMonth(y, m);
        if (d > days) d = days;
        return new DateTime(DateToTicks(y, m, d) + Ticks % 864000000000L, Kind);
    }

    public DateTime AddYears(int value)
    {
        if (value < -10000 || value > 10000) throw new ArgumentOutOfRangeException("years", "Years value must be between +/-10000.");
        int y = Year + value;
        if (y < 1 || y > 9999) throw new ArgumentOutOfRangeException("value", "The added or subtracted value results in an un-representable DateTime.");
        return AddMonths(value * 12);
    }

    public TimeSpan Subtract(DateTime value) => new TimeSpan(Ticks - value.Ticks);
    public DateTime Subtract(TimeSpan value) => this - value;
    public static DateTime operator +(DateTime d, TimeSpan t) => d.AddTicks(t._ticks);
    public static DateTime operator -(DateTime d, TimeSpan t) => d.With(unchecked(d.Ticks - t._ticks));
    public static TimeSpan operator -(DateTime d1, DateTime d2) => new TimeSpan(d1.Ticks - d2.Ticks);
    public static bool operator ==(DateTime d1, DateTime d2) => d1.Ticks == d2.Ticks;
    public static bool operator !=(DateTime d1, DateTime d2) => d1.Ticks != d2.Ticks;
    public static bool operator <(DateTime d1, DateTime d2) => d1.Ticks < d2.Ticks;
    public static bool operator <=(DateTime d1, DateTime d2) => d1.Ticks <= d2.Ticks;
    public static bool operator >(DateTime d1, DateTime d2) => d1.Ticks > d2.Ticks;
    public static bool operator >=(DateTime d1, DateTime d2) => d1.Ticks >= d2.Ticks;
    public static int Compare(DateTime t1, DateTime t2) => t1.Ticks.CompareTo(t2.Ticks);
    public int CompareTo(DateTime value) => Ticks.CompareTo(value.Ticks);

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is DateTime other) return Ticks.CompareTo(other.Ticks);
        throw new ArgumentException("Object must be of type DateTime.");
    }

    public override bool Equals(object value) => value is DateTime other && Ticks == other.Ticks;
    public bool Equals(DateTime value) => Ticks == value.Ticks;
    public static bool Equals(DateTime t1, DateTime t2) => t1.Ticks == t2.Ticks;
    public override int GetHashCode() => (int)Ticks ^ (int)(Ticks >> 32);
    public static DateTime SpecifyKind(DateTime value, DateTimeKind kind) => new DateTime(value.Ticks, kind);
    public DateTime ToUniversalTime() => new DateTime(Ticks, DateTimeKind.Utc);
    public DateTime ToLocalTime() => new DateTime(Ticks, DateTimeKind.Local);
    public bool IsDaylightSavingTime() => false;
    public long ToBinary() => (long)_data;
    public static DateTime FromBinary(long dateData) => new DateTime((long)((ulong)dateData & 0x3FFFFFFFFFFFFFFF), (DateTimeKind)(int)((ulong)dateData >> 62));
    public long ToFileTimeUtc() => Ticks - 504911232000000000;
    public static DateTime FromFileTimeUtc(long fileTime) => new DateTime(fileTime + 504911232000000000, DateTimeKind.Utc);
    public double ToOADate() => (Ticks - 599264352000000000) / 864000000000.0;
    public static DateTime FromOADate(double d) => new DateTime((long)(d * 864000000000.0) + 599264352000000000);

    public override string ToString() => Format(Ticks, (int)Kind, long.MinValue, null);
    public string ToString(string format) => Format(Ticks, (int)Kind, long.MinValue, format);
    public string ToString(IFormatProvider provider) => Format(Ticks, (int)Kind, long.MinValue, null);
    public string ToString(string format, IFormatProvider provider) => Format(Ticks, (int)Kind, long.MinValue, format);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format)), destination, out charsWritten);
    public string ToShortDateString() => ToString("d");
    public string ToLongDateString() => ToString("D");
    public string ToShortTimeString() => ToString("t");
    public string ToLongTimeString() => ToString("T");

    /// FormatException if the pattern has one of the letters outside quotes.
    internal static void CheckLetters(string format, string letters)
    {
        char quote = '\0';
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
            }
            else if (c == '\'' || c == '"') quote = c;
            else if (c == '\\') i++;
            else if (letters.IndexOf(c) >= 0) throw new FormatException("Input string was not in a correct format.");
        }
    }

    private static bool TryParseCore(string s, string[] formats, DateTimeStyles styles, out DateTime result, out int status)
    {
        long ticks;
        int kind;
        long offset;
        status = ParseCore(s, formats, (int)styles, out ticks, out kind, out offset);
        if (status != 0)
        {
            result = default;
            return false;
        }
        if (offset != long.MinValue)
        {
            ticks -= offset;
            kind = (styles & DateTimeStyles.AdjustToUniversal) != 0 ? 1 : 2;
            if ((styles & DateTimeStyles.RoundtripKind) != 0 && offset == 0 && s.EndsWith('Z')) kind = 1;
        }
        else if (kind == 0 && (styles & DateTimeStyles.AssumeUniversal) != 0) kind = (styles & DateTimeStyles.AdjustToUniversal) != 0 ? 1 : 2;
        else if (kind == 0 && (styles & DateTimeStyles.AssumeLocal) != 0) kind = (styles & DateTimeStyles.AdjustToUniversal) != 0 ? 1 : 2;
        result = new DateTime(ticks, (DateTimeKind)kind);
        return true;
    }

    private static DateTime ParseOrThrow(string s, string[] formats, DateTimeStyles styles)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        DateTime result;
        int status;
        if (!TryParseCore(s, formats, styles, out result, out status))
        {
            if (status == 2) throw new FormatException("The DateTime represented by the string '" + s + "' is not supported in calendar 'System.Globalization.GregorianCalendar'.");
            throw new FormatException("String '" + s + "' was not recognized as a valid DateTime.");
        }
        return result;
    }

    public static DateTime Parse(string s) => ParseOrThrow(s, null, DateTimeStyles.None);
    public static DateTime Parse(string s, IFormatProvider provider) => ParseOrThrow(s, null, DateTimeStyles.None);
    public static DateTime Parse(string s, IFormatProvider provider, DateTimeStyles styles) => ParseOrThrow(s, null, styles);
    public static DateTime ParseExact(string s, string format, IFormatProvider provider) => ParseOrThrow(s, new string[] { format }, DateTimeStyles.None);
    public static DateTime ParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style) => ParseOrThrow(s, new string[] { format }, style);
    public static DateTime ParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style) => ParseOrThrow(s, formats, style);
    public static bool TryParse(string s, out DateTime result) => TryParse(s, null, DateTimeStyles.None, out result);
    public static bool TryParse(string s, IFormatProvider provider, out DateTime result) => TryParse(s, null, DateTimeStyles.None, out result);

    public static bool TryParse(string s, IFormatProvider provider, DateTimeStyles styles, out DateTime result)
    {
        result = default;
        return s != null && TryParseCore(s, null, styles, out result, out _);
    }

    public static bool TryParseExact(string s, string format, IFormatProvider provider, DateTimeStyles style, out DateTime result)
    {
        result = default;
        return s != null && TryParseCore(s, new string[] { format }, style, out result, out _);
    }

    public static bool TryParseExact(string s, string[] formats, IFormatProvider provider, DateTimeStyles style, out DateTime result)
    {
        result = default;
        return s != null && TryParseCore(s, formats, style, out result, out _);
    }

    private static Exception CannotCast(string to) => new InvalidCastException("Invalid cast from 'DateTime' to '" + to + "'.");
    public TypeCode GetTypeCode() => TypeCode.DateTime;
    bool IConvertible.ToBoolean(IFormatProvider provider) => throw CannotCast("Boolean");
    char IConvertible.ToChar(IFormatProvider provider) => throw CannotCast("Char");
    sbyte IConvertible.ToSByte(IFormatProvider provider) => throw CannotCast("SByte");
    byte IConvertible.ToByte(IFormatProvider provider) => throw CannotCast("Byte");
    short IConvertible.ToInt16(IFormatProvider provider) => throw CannotCast("Int16");
    ushort IConvertible.ToUInt16(IFormatProvider provider) => throw CannotCast("UInt16");
    int IConvertible.ToInt32(IFormatProvider provider) => throw CannotCast("Int32");
    uint IConvertible.ToUInt32(IFormatProvider provider) => throw CannotCast("UInt32");
    long IConvertible.ToInt64(IFormatProvider provider) => throw CannotCast("Int64");
    ulong IConvertible.ToUInt64(IFormatProvider provider) => throw CannotCast("UInt64");
    float IConvertible.ToSingle(IFormatProvider provider) => throw CannotCast("Single");
    double IConvertible.ToDouble(IFormatProvider provider) => throw CannotCast("Double");
    decimal IConvertible.ToDecimal(IFormatProvider provider) => throw CannotCast("Decimal");
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => this;
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    public static DateTime Parse(ReadOnlySpan<char> s, IFormatProvider provider = null, DateTimeStyles styles = DateTimeStyles.None) => ParseOrThrow(s.ToString(), null, styles);
    static DateTime ISpanParsable<DateTime>.Parse(ReadOnlySpan<char> s, IFormatProvider provider) => ParseOrThrow(s.ToString(), null, DateTimeStyles.None);
    public static DateTime ParseExact(ReadOnlySpan<char> s, ReadOnlySpan<char> format, IFormatProvider provider, DateTimeStyles style = DateTimeStyles.None) => ParseOrThrow(s.ToString(), new string[] { format.ToString() }, style);
    public static DateTime ParseExact(ReadOnlySpan<char> s, string[] formats, IFormatProvider provider, DateTimeStyles style = DateTimeStyles.None) => ParseOrThrow(s.ToString(), formats, style);
    public static bool TryParse(ReadOnlySpan<char> s, out DateTime result) => TryParse(s.ToString(), null, DateTimeStyles.None, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out DateTime result) => TryParse(s.ToString(), null, DateTimeStyles.None, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, DateTimeStyles styles, out DateTime result) => TryParse(s.ToString(), provider, styles, out result);
    public static bool TryParseExact(ReadOnlySpan<char> s, ReadOnlySpan<char> format, IFormatProvider provider, DateTimeStyles style, out DateTime result) => TryParseExact(s.ToString(), format.ToString(), provider, style, out result);
    public static bool TryParseExact(ReadOnlySpan<char> s, string[] formats, IFormatProvider provider, DateTimeStyles style, out DateTime result) => TryParseExact(s.ToString(), formats, provider, style, out result);
}
