using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Double : IComparable, IComparable<double>, IEquatable<double>, IConvertible, IBinaryFloatingPointIeee754<double>, IMinMaxValue<double>
{
    public const double MinValue = -1.7976931348623157E+308;
    public const double MaxValue = 1.7976931348623157E+308;
    public const double Epsilon = 4.9406564584124654E-324;
    public const double NegativeInfinity = -1.0 / 0.0;
    public const double PositiveInfinity = 1.0 / 0.0;
    public const double NaN = 0.0 / 0.0;
    public const double NegativeZero = -0.0;
    public const double E = 2.7182818284590452354;
    public const double Pi = 3.14159265358979323846;
    public const double Tau = 6.283185307179586477;

    public override string ToString() => Number.TextOf(this);
    public string ToString(string format) => format == null ? Number.TextOf(this) : Number.FormatDouble(this, format);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf(this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf(this) : Number.FormatDouble(this, format)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is double other && Equals(other);
    public bool Equals(double obj) => this == obj || (this != this && obj != obj);

    public override int GetHashCode()
    {
        long bits = BitConverter.DoubleToInt64Bits(this);
        if (this == 0 || this != this) bits &= 0x7FF0000000000000;
        return unchecked((int)bits) ^ (int)(bits >> 32);
    }

    public int CompareTo(double value)
    {
        if (this < value) return -1;
        if (this > value) return 1;
        if (this == value) return 0;
        if (this != this) return value != value ? 0 : -1;
        return 1;
    }

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is double other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Double.");
    }

    private const NumberStyles DefaultStyle = NumberStyles.Float | NumberStyles.AllowThousands;

    public static double Parse(string s) => Parse(s, DefaultStyle, null);
    public static double Parse(string s, NumberStyles style) => Parse(s, style, null);
    public static double Parse(string s, IFormatProvider provider) => Parse(s, DefaultStyle, provider);

    public static double Parse(string s, NumberStyles style, IFormatProvider provider)
    {
        s = NumberLocale.Read(s, provider);
        if (s == null) throw new ArgumentNullException("s");
        Number.CheckFloatStyle(style);
        double result;
        if (Number.ParseDouble(s, (int)style, out result) != 0) throw Number.NotInFormat(s);
        return result;
    }

    public static double Parse(ReadOnlySpan<char> s, NumberStyles style = DefaultStyle, IFormatProvider provider = null) => Parse(Number.Text(s), style, provider);
    public static double Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(Number.Text(s), DefaultStyle, provider);
    public static bool TryParse(string s, out double result) => TryParse(s, DefaultStyle, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out double result) => TryParse(s, DefaultStyle, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out double result) => TryParse(Number.Text(s), DefaultStyle, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out double result) => TryParse(Number.Text(s), DefaultStyle, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out double result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out double result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckFloatStyle(style);
        result = 0;
        return s != null && Number.ParseDouble(s, (int)style, out result) == 0;
    }

    public static bool IsNaN(double d) => d != d;
    public static bool IsInfinity(double d) => d == PositiveInfinity || d == NegativeInfinity;
    public static bool IsPositiveInfinity(double d) => d == PositiveInfinity;
    public static bool IsNegativeInfinity(double d) => d == NegativeInfinity;
    public static bool IsFinite(double d) => d - d == 0;
    public static bool IsNegative(double d) => BitConverter.DoubleToInt64Bits(d) < 0;
    public static bool IsPositive(double d) => BitConverter.DoubleToInt64Bits(d) >= 0;
    public static bool IsInteger(double value) => IsFinite(value) && value == Math.Truncate(value);
    public static bool IsEvenInteger(double value) => IsInteger(value) && Math.Abs(value % 2) == 0;
    public static bool IsOddInteger(double value) => IsInteger(value) && Math.Abs(value % 2) == 1;
    public static bool IsRealNumber(double value) => value == value;
    public static bool IsNormal(double d) => IsFinite(d) && Math.Abs(d) >= 2.2250738585072014E-308;
    public static bool IsSubnormal(double d) => d != 0 && Math.Abs(d) < 2.2250738585072014E-308;
    static bool INumberBase<double>.IsZero(double value) => value == 0;

    public static bool IsPow2(double value)
    {
        if (!IsFinite(value) || value <= 0) return false;
        long bits = BitConverter.DoubleToInt64Bits(value);
        long mantissa = bits & 0xFFFFFFFFFFFFFL;
        if ((bits >> 52) == 0) return (mantissa & (mantissa - 1)) == 0;
        return mantissa == 0;
    }

    public TypeCode GetTypeCode() => TypeCode.Double;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Double' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Mathematics

    static double INumberBase<double>.One => 1;
    static double INumberBase<double>.Zero => 0;
    static int INumberBase<double>.Radix => 2;
    static double IAdditiveIdentity<double, double>.AdditiveIdentity => 0;
    static double IMultiplicativeIdentity<double, double>.MultiplicativeIdentity => 1;
    static double IMinMaxValue<double>.MinValue => MinValue;
    static double IMinMaxValue<double>.MaxValue => MaxValue;
    static double ISignedNumber<double>.NegativeOne => -1;
    static double IFloatingPointConstants<double>.E => E;
    static double IFloatingPointConstants<double>.Pi => Pi;
    static double IFloatingPointConstants<double>.Tau => Tau;
    static double IFloatingPointIeee754<double>.Epsilon => Epsilon;
    static double IFloatingPointIeee754<double>.NaN => NaN;
    static double IFloatingPointIeee754<double>.NegativeInfinity => NegativeInfinity;
    static double IFloatingPointIeee754<double>.NegativeZero => NegativeZero;
    static double IFloatingPointIeee754<double>.PositiveInfinity => PositiveInfinity;
    static AnyNumber INumberBase<double>.ToAny(double value) => new AnyNumber((double)value);
    static double INumberBase<double>.FromAny(AnyNumber value, int mode) => (double)value.ToDouble();
    public static double CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => (double)TOther.ToAny(value).ToDouble();
    public static double CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => (double)TOther.ToAny(value).ToDouble();
    public static double CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => (double)TOther.ToAny(value).ToDouble();
    public static double Sqrt(double x) => Math.Sqrt(x);
    public static double Cbrt(double x) => Math.Cbrt(x);
    public static double Exp(double x) => Math.Exp(x);
    public static double Log(double x) => Math.Log(x);
    public static double Log2(double x) => Math.Log2(x);
    public static double Log10(double x) => Math.Log10(x);
    public static double Sin(double x) => Math.Sin(x);
    public static double Cos(double x) => Math.Cos(x);
    public static double Tan(double x) => Math.Tan(x);
    public static double Asin(double x) => Math.Asin(x);
    public static double Acos(double x) => Math.Acos(x);
    public static double Atan(double x) => Math.Atan(x);
    public static double Sinh(double x) => Math.Sinh(x);
    public static double Cosh(double x) => Math.Cosh(x);
    public static double Tanh(double x) => Math.Tanh(x);
    public static double Asinh(double x) => Math.Asinh(x);
    public static double Acosh(double x) => Math.Acosh(x);
    public static double Atanh(double x) => Math.Atanh(x);
    public static double Ceiling(double x) => Math.Ceiling(x);
    public static double Floor(double x) => Math.Floor(x);
    public static double Truncate(double x) => Math.Truncate(x);
    public static double Abs(double value) => Math.Abs(value);
    public static double Pow(double x, double y) => Math.Pow(x, y);
    public static double Atan2(double y, double x) => Math.Atan2(y, x);
    public static double Log(double x, double newBase) => Math.Log(x, newBase);
    public static double Round(double x) => Math.Round(x);
    public static double Round(double x, int digits) => Math.Round(x, digits);
    public static double Round(double x, MidpointRounding mode) => Math.Round(x, mode);
    public static double Round(double x, int digits, MidpointRounding mode) => Math.Round(x, digits, mode);
    public static double Max(double x, double y) => Math.Max(x, y);
    public static double Min(double x, double y) => Math.Min(x, y);
    public static double MaxNumber(double x, double y) => x != x ? y : y != y ? x : Math.Max(x, y);
    public static double MinNumber(double x, double y) => x != x ? y : y != y ? x : Math.Min(x, y);
    public static double MaxMagnitude(double x, double y) => Math.MaxMagnitude(x, y);
    public static double MinMagnitude(double x, double y) => Math.MinMagnitude(x, y);
    public static double Clamp(double value, double min, double max) => Math.Clamp(value, min, max);
    public static double CopySign(double value, double sign) => Math.CopySign(value, sign);
    public static int Sign(double value) => Math.Sign(value);
    public static int ILogB(double x) => Math.ILogB(x);
    public static double ScaleB(double x, int n) => Math.ScaleB(x, n);
    public static double BitIncrement(double x) => Math.BitIncrement(x);
    public static double BitDecrement(double x) => Math.BitDecrement(x);
    public static double FusedMultiplyAdd(double left, double right, double addend) => Math.FusedMultiplyAdd(left, right, addend);
    public static double MultiplyAddEstimate(double left, double right, double addend) => Math.FusedMultiplyAdd(left, right, addend);
    public static double Ieee754Remainder(double left, double right) => Math.IEEERemainder(left, right);
    public static double ReciprocalEstimate(double x) => 1 / x;
    public static double Lerp(double value1, double value2, double amount) => value1 * (1 - amount) + value2 * amount;
    public static double Hypot(double x, double y) => (double)Math.Hypot(x, y);
    public static double RootN(double x, int n) => (double)Math.RootN(x, n);
    public static double Exp2(double x) => (double)Math.Exp2(x);
    public static double Exp10(double x) => Math.Pow(10, x);
    public static double ExpM1(double x) => Math.Exp(x) - 1;
    public static double Exp2M1(double x) => Math.Pow(2, x) - 1;
    public static double Exp10M1(double x) => Math.Pow(10, x) - 1;
    public static double LogP1(double x) => Math.Log(x + 1);
    public static double Log2P1(double x) => Math.Log2(x + 1);
    public static double Log10P1(double x) => Math.Log10(x + 1);
    public static double SinPi(double x) => (double)Math.SinPi(x);
    public static double CosPi(double x) => (double)Math.CosPi(x);
    public static double TanPi(double x) => (double)(Math.SinPi(x) / Math.CosPi(x));
    public static (double Sin, double Cos) SinCos(double x) => (Math.Sin(x), Math.Cos(x));
    public static double DegreesToRadians(double degrees) => degrees * Pi / 180;
    public static double RadiansToDegrees(double radians) => radians * 180 / Pi;
    static double IBitwiseOperators<double, double, double>.operator &(double left, double right) => FromBits(BitConverter.DoubleToInt64Bits(left) & BitConverter.DoubleToInt64Bits(right));
    static double IBitwiseOperators<double, double, double>.operator |(double left, double right) => FromBits(BitConverter.DoubleToInt64Bits(left) | BitConverter.DoubleToInt64Bits(right));
    static double IBitwiseOperators<double, double, double>.operator ^(double left, double right) => FromBits(BitConverter.DoubleToInt64Bits(left) ^ BitConverter.DoubleToInt64Bits(right));
    static double IBitwiseOperators<double, double, double>.operator ~(double value) => FromBits(~BitConverter.DoubleToInt64Bits(value));
    private static double FromBits(long bits) => BitConverter.Int64BitsToDouble(bits);
    static double IAdditionOperators<double, double, double>.operator +(double left, double right) => left + right;
    static double ISubtractionOperators<double, double, double>.operator -(double left, double right) => left - right;
    static double IMultiplyOperators<double, double, double>.operator *(double left, double right) => left * right;
    static double IDivisionOperators<double, double, double>.operator /(double left, double right) => left / right;
    static double IModulusOperators<double, double, double>.operator %(double left, double right) => left % right;
    static double IIncrementOperators<double>.operator ++(double value) => value + 1;
    static double IDecrementOperators<double>.operator --(double value) => value - 1;
    static double IUnaryNegationOperators<double, double>.operator -(double value) => -value;
    static double IUnaryPlusOperators<double, double>.operator +(double value) => value;
    static bool IEqualityOperators<double, double, bool>.operator ==(double left, double right) => left == right;
    static bool IEqualityOperators<double, double, bool>.operator !=(double left, double right) => left != right;
    static bool IComparisonOperators<double, double, bool>.operator <(double left, double right) => left < right;
    static bool IComparisonOperators<double, double, bool>.operator <=(double left, double right) => left <= right;
    static bool IComparisonOperators<double, double, bool>.operator >(double left, double right) => left > right;
    static bool IComparisonOperators<double, double, bool>.operator >=(double left, double right) => left >= right;
}
