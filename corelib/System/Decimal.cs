using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

/// Two words hold the 16 bytes that rust_decimal serializes (flags, low, mid, high; little endian).
[NetSize(16)]
public readonly struct Decimal : IComparable, IComparable<decimal>, IEquatable<decimal>, IConvertible, IFloatingPoint<decimal>, IMinMaxValue<decimal>
{
    private readonly ulong _low;
    private readonly ulong _high;

    public const decimal Zero = 0m;
    public const decimal One = 1m;
    public const decimal MinusOne = -1m;
    public const decimal MaxValue = 79228162514264337593543950335m;
    public const decimal MinValue = -79228162514264337593543950335m;

    // Natives take and give decimals as values of two slots. OverflowException "Value was either too large or too small for a Decimal.".

    [Native("Decimal.Add")] private static extern decimal AddCore(decimal a, decimal b);
    [Native("Decimal.Subtract")] private static extern decimal SubtractCore(decimal a, decimal b);
    [Native("Decimal.Multiply")] private static extern decimal MultiplyCore(decimal a, decimal b);
    /// DivideByZeroException.
    [Native("Decimal.Divide")] private static extern decimal DivideCore(decimal a, decimal b);
    [Native("Decimal.Remainder")] private static extern decimal RemainderCore(decimal a, decimal b);
    [Native("Decimal.Negate")] private static extern decimal NegateCore(decimal a);
    /// -1, 0, 1.
    [Native("Decimal.Compare")] private static extern int CompareCore(decimal a, decimal b);
    /// Equal for equal values of different scale.
    [Native("Decimal.GetHashCode")] private static extern int HashCore(decimal a);
    /// Rounds to `digits` places (0..28); mode as MidpointRounding. A value with fewer places stays as it is.
    [Native("Decimal.Round")] private static extern decimal RoundCore(decimal a, int digits, int mode);
    [Native("Decimal.FromInt64")] private static extern decimal FromInt64(long value);
    [Native("Decimal.FromUInt64")] private static extern decimal FromUInt64(ulong value);
    /// By .NET: 15 significant digits; OverflowException for NaN, infinities and too large.
    [Native("Decimal.FromDouble")] private static extern decimal FromDouble(double value);
    /// 7 significant digits.
    [Native("Decimal.FromSingle")] private static extern decimal FromSingle(float value);
    /// Truncated; OverflowException "Value was either too large or too small for an Int64."
    [Native("Decimal.ToInt64")] private static extern long ToInt64Core(decimal value);
    [Native("Decimal.ToUInt64")] private static extern ulong ToUInt64Core(decimal value);
    [Native("Decimal.ToDouble")] private static extern double ToDoubleCore(decimal value);
    [Native("Decimal.ToSingle")] private static extern float ToSingleCore(decimal value);
    /// From lo, mid, hi, sign and scale (0..28, checked before).
    [Native("Decimal.FromParts")] private static extern decimal FromParts(int lo, int mid, int hi, bool isNegative, int scale);
    /// lo, mid, hi, flags (scale << 16 | sign) by index.
    [Native("Decimal.Part")] private static extern int Part(decimal value, int index);

    private Decimal(ulong low, ulong high)
    {
        _low = low;
        _high = high;
    }

    public Decimal(int value) { this = FromInt64(value); }
    public Decimal(uint value) { this = FromInt64(value); }
    public Decimal(long value) { this = FromInt64(value); }
    public Decimal(ulong value) { this = FromUInt64(value); }
    public Decimal(float value) { this = FromSingle(value); }
    public Decimal(double value) { this = FromDouble(value); }

    public Decimal(int lo, int mid, int hi, bool isNegative, byte scale)
    {
        if (scale > 28) throw Throw.TooGreat("scale", scale, 28);
        this = FromParts(lo, mid, hi, isNegative, scale);
    }

    public Decimal(int[] bits)
    {
        ArgumentNullException.ThrowIfNull(bits, "bits");
        if (bits.Length != 4 || (bits[3] & 0x7F00FFFF) != 0 || ((bits[3] >> 16) & 0xFF) > 28) throw new ArgumentException("Decimal constructor requires an array or span of four valid decimal bytes.");
        this = FromParts(bits[0], bits[1], bits[2], bits[3] < 0, (bits[3] >> 16) & 0xFF);
    }

    internal static decimal FromRaw(ulong low, ulong high) => new Decimal(low, high);
    internal ulong RawLow => _low;
    internal ulong RawHigh => _high;

    public static int[] GetBits(decimal d) => new int[] { Part(d, 0), Part(d, 1), Part(d, 2), Part(d, 3) };
    public byte Scale => (byte)(Part(this, 3) >> 16);

    public override string ToString() => Number.FormatDecimal(_low, _high, null);
    public string ToString(string format) => Number.FormatDecimal(_low, _high, format);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatDecimal(_low, _high, null) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatDecimal(_low, _high, format) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object value) => value is decimal other && CompareCore(this, other) == 0;
    public bool Equals(decimal value) => CompareCore(this, value) == 0;
    public static bool Equals(decimal d1, decimal d2) => CompareCore(d1, d2) == 0;
    public override int GetHashCode() => HashCore(this);
    public int CompareTo(decimal value) => CompareCore(this, value);
    public static int Compare(decimal d1, decimal d2) => CompareCore(d1, d2);

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is decimal other) return CompareCore(this, other);
        throw new ArgumentException("Object must be of type Decimal.");
    }

    public static decimal Parse(string s) => Parse(s, NumberStyles.Number, null);
    public static decimal Parse(string s, NumberStyles style) => Parse(s, style, null);
    public static decimal Parse(string s, IFormatProvider provider) => Parse(s, NumberStyles.Number, provider);

    public static decimal Parse(string s, NumberStyles style, IFormatProvider provider)
    {
        s = NumberLocale.Read(s, provider);
        if (s == null) throw new ArgumentNullException("s");
        Number.CheckFloatStyle(style);
        ulong low;
        ulong high;
        int status = Number.ParseDecimal(s, (int)style, out low, out high);
        if (status == 1) throw Number.NotInFormat(s);
        if (status == 2) throw Number.Overflow("a Decimal");
        return new Decimal(low, high);
    }

    public static decimal Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Number, IFormatProvider provider = null) => Parse(Number.Text(s), style, provider);
    public static decimal Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(Number.Text(s), NumberStyles.Number, provider);
    public static bool TryParse(string s, out decimal result) => TryParse(s, NumberStyles.Number, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out decimal result) => TryParse(s, NumberStyles.Number, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out decimal result) => TryParse(Number.Text(s), NumberStyles.Number, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out decimal result) => TryParse(Number.Text(s), NumberStyles.Number, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out decimal result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckFloatStyle(style);
        ulong low = 0;
        ulong high = 0;
        if (s == null || Number.ParseDecimal(s, (int)style, out low, out high) != 0)
        {
            result = default;
            return false;
        }
        result = new Decimal(low, high);
        return true;
    }

    public static decimal operator +(decimal d1, decimal d2) => AddCore(d1, d2);
    public static decimal operator -(decimal d1, decimal d2) => SubtractCore(d1, d2);
    public static decimal operator *(decimal d1, decimal d2) => MultiplyCore(d1, d2);
    public static decimal operator /(decimal d1, decimal d2) => DivideCore(d1, d2);
    public static decimal operator %(decimal d1, decimal d2) => RemainderCore(d1, d2);
    public static decimal operator +(decimal d) => d;
    public static decimal operator -(decimal d) => NegateCore(d);
    public static decimal operator ++(decimal d) => AddCore(d, 1m);
    public static decimal operator --(decimal d) => SubtractCore(d, 1m);
    public static bool operator ==(decimal d1, decimal d2) => CompareCore(d1, d2) == 0;
    public static bool operator !=(decimal d1, decimal d2) => CompareCore(d1, d2) != 0;
    public static bool operator <(decimal d1, decimal d2) => CompareCore(d1, d2) < 0;
    public static bool operator <=(decimal d1, decimal d2) => CompareCore(d1, d2) <= 0;
    public static bool operator >(decimal d1, decimal d2) => CompareCore(d1, d2) > 0;
    public static bool operator >=(decimal d1, decimal d2) => CompareCore(d1, d2) >= 0;

    public static implicit operator decimal(byte value) => FromInt64(value);
    public static implicit operator decimal(sbyte value) => FromInt64(value);
    public static implicit operator decimal(short value) => FromInt64(value);
    public static implicit operator decimal(ushort value) => FromInt64(value);
    public static implicit operator decimal(char value) => FromInt64(value);
    public static implicit operator decimal(int value) => FromInt64(value);
    public static implicit operator decimal(uint value) => FromInt64(value);
    public static implicit operator decimal(long value) => FromInt64(value);
    public static implicit operator decimal(ulong value) => FromUInt64(value);
    public static explicit operator decimal(float value) => FromSingle(value);
    public static explicit operator decimal(double value) => FromDouble(value);
    public static explicit operator byte(decimal value) => ToByte(value);
    public static explicit operator sbyte(decimal value) => ToSByte(value);
    public static explicit operator char(decimal value) => (char)Narrow(value, 0, 65535, "a character");
    public static explicit operator short(decimal value) => ToInt16(value);
    public static explicit operator ushort(decimal value) => ToUInt16(value);
    public static explicit operator int(decimal value) => ToInt32(value);
    public static explicit operator uint(decimal value) => ToUInt32(value);
    public static explicit operator long(decimal value) => ToInt64Core(value);
    public static explicit operator ulong(decimal value) => ToUInt64Core(value);
    public static explicit operator float(decimal value) => ToSingleCore(value);
    public static explicit operator double(decimal value) => ToDoubleCore(value);

    private static long Narrow(decimal value, long min, long max, string type)
    {
        decimal whole = Truncate(value);
        if (CompareCore(whole, FromInt64(min)) < 0 || CompareCore(whole, FromInt64(max)) > 0) throw Number.Overflow(type);
        return ToInt64Core(whole);
    }

    public static byte ToByte(decimal value) => (byte)Narrow(value, 0, 255, "an unsigned byte");
    public static sbyte ToSByte(decimal value) => (sbyte)Narrow(value, -128, 127, "a signed byte");
    public static short ToInt16(decimal value) => (short)Narrow(value, -32768, 32767, "an Int16");
    public static ushort ToUInt16(decimal value) => (ushort)Narrow(value, 0, 65535, "a UInt16");
    public static int ToInt32(decimal value) => (int)Narrow(value, int.MinValue, int.MaxValue, "an Int32");
    public static uint ToUInt32(decimal value) => (uint)Narrow(value, 0, uint.MaxValue, "a UInt32");
    public static long ToInt64(decimal value) => ToInt64Core(value);
    public static ulong ToUInt64(decimal value) => ToUInt64Core(value);
    public static float ToSingle(decimal value) => ToSingleCore(value);
    public static double ToDouble(decimal value) => ToDoubleCore(value);
    public static long ToOACurrency(decimal value) => ToInt64Core(RoundCore(MultiplyCore(value, 10000m), 0, 0));
    public static decimal FromOACurrency(long value) => RoundTrailing(DivideCore(FromInt64(value), 10000m));
    private static decimal RoundTrailing(decimal value) => value;

    public static decimal Add(decimal d1, decimal d2) => AddCore(d1, d2);
    public static decimal Subtract(decimal d1, decimal d2) => SubtractCore(d1, d2);
    public static decimal Multiply(decimal d1, decimal d2) => MultiplyCore(d1, d2);
    public static decimal Divide(decimal d1, decimal d2) => DivideCore(d1, d2);
    public static decimal Remainder(decimal d1, decimal d2) => RemainderCore(d1, d2);
    public static decimal Negate(decimal d) => NegateCore(d);
    public static decimal Abs(decimal value) => IsNegative(value) ? NegateCore(value) : value;
    public static decimal Floor(decimal d) => RoundCore(d, 0, 3);
    public static decimal Ceiling(decimal d) => RoundCore(d, 0, 4);
    public static decimal Truncate(decimal d) => RoundCore(d, 0, 2);
    public static decimal Round(decimal d) => RoundCore(d, 0, 0);
    public static decimal Round(decimal d, int decimals) => Round(d, decimals, MidpointRounding.ToEven);
    public static decimal Round(decimal d, MidpointRounding mode) => Round(d, 0, mode);

    public static decimal Round(decimal d, int decimals, MidpointRounding mode)
    {
        if ((uint)decimals > 28) throw new ArgumentOutOfRangeException("decimals", "Decimal can only round to between 0 and 28 digits of precision.");
        if ((uint)(int)mode > 4) throw new ArgumentException("The value '" + ((int)mode).ToString() + "' is not valid for this usage of the type MidpointRounding.", "mode");
        return RoundCore(d, decimals, (int)mode);
    }

    public static bool IsNegative(decimal value) => Part(value, 3) < 0;
    public static bool IsPositive(decimal value) => Part(value, 3) >= 0;
    public static bool IsInteger(decimal value) => value == Truncate(value);
    public static bool IsEvenInteger(decimal value) => value % 2m == 0m;
    public static bool IsOddInteger(decimal value) => Abs(value % 2m) == 1m;
    public static int Sign(decimal value) => CompareCore(value, 0m);
    public static decimal Max(decimal x, decimal y) => CompareCore(x, y) >= 0 ? x : y;
    public static decimal Min(decimal x, decimal y) => CompareCore(x, y) < 0 ? x : y;
    public static decimal Clamp(decimal value, decimal min, decimal max) => Math.Clamp(value, min, max);
    public static decimal CopySign(decimal value, decimal sign) => IsNegative(value) != IsNegative(sign) ? NegateCore(value) : value;
    public static decimal MaxMagnitude(decimal x, decimal y) => Abs(x) > Abs(y) ? x : Abs(x) < Abs(y) ? y : IsNegative(x) ? y : x;
    public static decimal MinMagnitude(decimal x, decimal y) => Abs(x) < Abs(y) ? x : Abs(x) > Abs(y) ? y : IsNegative(x) ? x : y;

    static decimal INumberBase<decimal>.One => 1m;
    static decimal INumberBase<decimal>.Zero => 0m;
    static int INumberBase<decimal>.Radix => 10;
    static decimal IAdditiveIdentity<decimal, decimal>.AdditiveIdentity => 0m;
    static decimal IMultiplicativeIdentity<decimal, decimal>.MultiplicativeIdentity => 1m;
    static decimal IMinMaxValue<decimal>.MinValue => MinValue;
    static decimal IMinMaxValue<decimal>.MaxValue => MaxValue;
    static decimal ISignedNumber<decimal>.NegativeOne => -1m;
    static AnyNumber INumberBase<decimal>.ToAny(decimal value) => new AnyNumber(value);
    static decimal INumberBase<decimal>.FromAny(AnyNumber value, int mode) => value.ToDecimal(mode);
    public static decimal CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => TOther.ToAny(value).ToDecimal(0);
    public static decimal CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => TOther.ToAny(value).ToDecimal(1);
    public static decimal CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => TOther.ToAny(value).ToDecimal(2);
    static bool INumberBase<decimal>.IsFinite(decimal value) => true;
    static bool INumberBase<decimal>.IsInfinity(decimal value) => false;
    static bool INumberBase<decimal>.IsNaN(decimal value) => false;
    static bool INumberBase<decimal>.IsZero(decimal value) => CompareCore(value, 0m) == 0;

    public TypeCode GetTypeCode() => TypeCode.Decimal;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Decimal' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);
}
