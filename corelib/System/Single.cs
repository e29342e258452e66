using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Single : IComparable, IComparable<float>, IEquatable<float>, IConvertible, IBinaryFloatingPointIeee754<float>, IMinMaxValue<float>
{
    public const float MinValue = -3.40282346638528859e+38f;
    public const float MaxValue = 3.40282346638528859e+38f;
    public const float Epsilon = 1.4e-45f;
    public const float NegativeInfinity = -1.0f / 0.0f;
    public const float PositiveInfinity = 1.0f / 0.0f;
    public const float NaN = 0.0f / 0.0f;
    public const float NegativeZero = -0.0f;
    public const float E = 2.71828183f;
    public const float Pi = 3.14159265f;
    public const float Tau = 6.283185307f;

    public override string ToString() => Number.TextOf(this);
    public string ToString(string format) => format == null ? Number.TextOf(this) : Number.FormatSingle(this, format);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf(this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf(this) : Number.FormatSingle(this, format)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is float other && Equals(other);
    public bool Equals(float obj) => this == obj || (this != this && obj != obj);

    public override int GetHashCode()
    {
        int bits = BitConverter.SingleToInt32Bits(this);
        if (this == 0 || this != this) bits &= 0x7F800000;
        return bits;
    }

    public int CompareTo(float value)
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
        if (value is float other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Single.");
    }

    private const NumberStyles DefaultStyle = NumberStyles.Float | NumberStyles.AllowThousands;

    public static float Parse(string s) => Parse(s, DefaultStyle, null);
    public static float Parse(string s, NumberStyles style) => Parse(s, style, null);
    public static float Parse(string s, IFormatProvider provider) => Parse(s, DefaultStyle, provider);

    public static float Parse(string s, NumberStyles style, IFormatProvider provider)
    {
        s = NumberLocale.Read(s, provider);
        if (s == null) throw new ArgumentNullException("s");
        Number.CheckFloatStyle(style);
        float result;
        if (Number.ParseSingle(s, (int)style, out result) != 0) throw Number.NotInFormat(s);
        return result;
    }

    public static float Parse(ReadOnlySpan<char> s, NumberStyles style = DefaultStyle, IFormatProvider provider = null) => Parse(Number.Text(s), style, provider);
    public static float Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(Number.Text(s), DefaultStyle, provider);
    public static bool TryParse(string s, out float result) => TryParse(s, DefaultStyle, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out float result) => TryParse(s, DefaultStyle, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out float result) => TryParse(Number.Text(s), DefaultStyle, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out float result) => TryParse(Number.Text(s), DefaultStyle, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out float result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out float result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckFloatStyle(style);
        result = 0;
        return s != null && Number.ParseSingle(s, (int)style, out result) == 0;
    }

    public static bool IsNaN(float d) => d != d;
    public static bool IsInfinity(float d) => d == PositiveInfinity || d == NegativeInfinity;
    public static bool IsPositiveInfinity(float d) => d == PositiveInfinity;
    public static bool IsNegativeInfinity(float d) => d == NegativeInfinity;
    public static bool IsFinite(float d) => d - d == 0;
    public static bool IsNegative(float d) => BitConverter.SingleToInt32Bits(d) < 0;
    public static bool IsPositive(float d) => BitConverter.SingleToInt32Bits(d) >= 0;
    public static bool IsInteger(float value) => IsFinite(value) && value == MathF.Truncate(value);
    public static bool IsEvenInteger(float value) => IsInteger(value) && MathF.Abs(value % 2) == 0;
    public static bool IsOddInteger(float value) => IsInteger(value) && MathF.Abs(value % 2) == 1;
    public static bool IsRealNumber(float value) => value == value;
    public static bool IsNormal(float d) => IsFinite(d) && MathF.Abs(d) >= 1.17549435E-38f;
    public static bool IsSubnormal(float d) => d != 0 && MathF.Abs(d) < 1.17549435E-38f;
    static bool INumberBase<float>.IsZero(float value) => value == 0;

    public static bool IsPow2(float value)
    {
        if (!IsFinite(value) || value <= 0) return false;
        int bits = BitConverter.SingleToInt32Bits(value);
        int mantissa = bits & 0x7FFFFF;
        if ((bits >> 23) == 0) return (mantissa & (mantissa - 1)) == 0;
        return mantissa == 0;
    }

    public TypeCode GetTypeCode() => TypeCode.Single;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Single' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Mathematics

    static float INumberBase<float>.One => 1;
    static float INumberBase<float>.Zero => 0;
    static int INumberBase<float>.Radix => 2;
    static float IAdditiveIdentity<float, float>.AdditiveIdentity => 0;
    static float IMultiplicativeIdentity<float, float>.MultiplicativeIdentity => 1;
    static float IMinMaxValue<float>.MinValue => MinValue;
    static float IMinMaxValue<float>.MaxValue => MaxValue;
    static float ISignedNumber<float>.NegativeOne => -1;
    static float IFloatingPointConstants<float>.E => E;
    static float IFloatingPointConstants<float>.Pi => Pi;
    static float IFloatingPointConstants<float>.Tau => Tau;
    static float IFloatingPointIeee754<float>.Epsilon => Epsilon;
    static float IFloatingPointIeee754<float>.NaN => NaN;
    static float IFloatingPointIeee754<float>.NegativeInfinity => NegativeInfinity;
    static float IFloatingPointIeee754<float>.NegativeZero => NegativeZero;
    static float IFloatingPointIeee754<float>.PositiveInfinity => PositiveInfinity;
    static AnyNumber INumberBase<float>.ToAny(float value) => new AnyNumber((double)value);
    static float INumberBase<float>.FromAny(AnyNumber value, int mode) => (float)value.ToDouble();
    public static float CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => (float)TOther.ToAny(value).ToDouble();
    public static float CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => (float)TOther.ToAny(value).ToDouble();
    public static float CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => (float)TOther.ToAny(value).ToDouble();
    public static float Sqrt(float x) => MathF.Sqrt(x);
    public static float Cbrt(float x) => MathF.Cbrt(x);
    public static float Exp(float x) => MathF.Exp(x);
    public static float Log(float x) => MathF.Log(x);
    public static float Log2(float x) => MathF.Log2(x);
    public static float Log10(float x) => MathF.Log10(x);
    public static float Sin(float x) => MathF.Sin(x);
    public static float Cos(float x) => MathF.Cos(x);
    public static float Tan(float x) => MathF.Tan(x);
    public static float Asin(float x) => MathF.Asin(x);
    public static float Acos(float x) => MathF.Acos(x);
    public static float Atan(float x) => MathF.Atan(x);
    public static float Sinh(float x) => MathF.Sinh(x);
    public static float Cosh(float x) => MathF.Cosh(x);
    public static float Tanh(float x) => MathF.Tanh(x);
    public static float Asinh(float x) => MathF.Asinh(x);
    public static float Acosh(float x) => MathF.Acosh(x);
    public static float Atanh(float x) => MathF.Atanh(x);
    public static float Ceiling(float x) => MathF.Ceiling(x);
    public static float Floor(float x) => MathF.Floor(x);
    public static float Truncate(float x) => MathF.Truncate(x);
    public static float Abs(float value) => MathF.Abs(value);
    public static float Pow(float x, float y) => MathF.Pow(x, y);
    public static float Atan2(float y, float x) => MathF.Atan2(y, x);
    public static float Log(float x, float newBase) => MathF.Log(x, newBase);
    public static float Round(float x) => MathF.Round(x);
    public static float Round(float x, int digits) => MathF.Round(x, digits);
    public static float Round(float x, MidpointRounding mode) => MathF.Round(x, mode);
    public static float Round(float x, int digits, MidpointRounding mode) => MathF.Round(x, digits, mode);
    public static float Max(float x, float y) => MathF.Max(x, y);
    public static float Min(float x, float y) => MathF.Min(x, y);
    public static float MaxNumber(float x, float y) => x != x ? y : y != y ? x : MathF.Max(x, y);
    public static float MinNumber(float x, float y) => x != x ? y : y != y ? x : MathF.Min(x, y);
    public static float MaxMagnitude(float x, float y) => MathF.MaxMagnitude(x, y);
    public static float MinMagnitude(float x, float y) => MathF.MinMagnitude(x, y);
    public static float Clamp(float value, float min, float max) => Math.Clamp(value, min, max);
    public static float CopySign(float value, float sign) => MathF.CopySign(value, sign);
    public static int Sign(float value) => Math.Sign(value);
    public static int ILogB(float x) => MathF.ILogB(x);
    public static float ScaleB(float x, int n) => MathF.ScaleB(x, n);
    public static float BitIncrement(float x) => MathF.BitIncrement(x);
    public static float BitDecrement(float x) => MathF.BitDecrement(x);
    public static float FusedMultiplyAdd(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);
    public static float MultiplyAddEstimate(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);
    public static float Ieee754Remainder(float left, float right) => MathF.IEEERemainder(left, right);
    public static float ReciprocalEstimate(float x) => 1 / x;
    public static float Lerp(float value1, float value2, float amount) => value1 * (1 - amount) + value2 * amount;
    public static float Hypot(float x, float y) => (float)Math.Hypot(x, y);
    public static float RootN(float x, int n) => (float)Math.RootN(x, n);
    public static float Exp2(float x) => (float)Math.Exp2(x);
    public static float Exp10(float x) => MathF.Pow(10, x);
    public static float ExpM1(float x) => MathF.Exp(x) - 1;
    public static float Exp2M1(float x) => MathF.Pow(2, x) - 1;
    public static float Exp10M1(float x) => MathF.Pow(10, x) - 1;
    public static float LogP1(float x) => MathF.Log(x + 1);
    public static float Log2P1(float x) => MathF.Log2(x + 1);
    public static float Log10P1(float x) => MathF.Log10(x + 1);
    public static float SinPi(float x) => (float)Math.SinPi(x);
    public static float CosPi(float x) => (float)Math.CosPi(x);
    public static float TanPi(float x) => (float)(Math.SinPi(x) / Math.CosPi(x));
    public static (float Sin, float Cos) SinCos(float x) => (MathF.Sin(x), MathF.Cos(x));
    public static float DegreesToRadians(float degrees) => degrees * Pi / 180;
    public static float RadiansToDegrees(float radians) => radians * 180 / Pi;
    static float IBitwiseOperators<float, float, float>.operator &(float left, float right) => FromBits(BitConverter.SingleToInt32Bits(left) & BitConverter.SingleToInt32Bits(right));
    static float IBitwiseOperators<float, float, float>.operator |(float left, float right) => FromBits(BitConverter.SingleToInt32Bits(left) | BitConverter.SingleToInt32Bits(right));
    static float IBitwiseOperators<float, float, float>.operator ^(float left, float right) => FromBits(BitConverter.SingleToInt32Bits(left) ^ BitConverter.SingleToInt32Bits(right));
    static float IBitwiseOperators<float, float, float>.operator ~(float value) => FromBits(~BitConverter.SingleToInt32Bits(value));
    private static float FromBits(int bits) => BitConverter.Int32BitsToSingle(bits);
    static float IAdditionOperators<float, float, float>.operator +(float left, float right) => left + right;
    static float ISubtractionOperators<float, float, float>.operator -(float left, float right) => left - right;
    static float IMultiplyOperators<float, float, float>.operator *(float left, float right) => left * right;
    static float IDivisionOperators<float, float, float>.operator /(float left, float right) => left / right;
    static float IModulusOperators<float, float, float>.operator %(float left, float right) => left % right;
    static float IIncrementOperators<float>.operator ++(float value) => value + 1;
    static float IDecrementOperators<float>.operator --(float value) => value - 1;
    static float IUnaryNegationOperators<float, float>.operator -(float value) => -value;
    static float IUnaryPlusOperators<float, float>.operator +(float value) => value;
    static bool IEqualityOperators<float, float, bool>.operator ==(float left, float right) => left == right;
    static bool IEqualityOperators<float, float, bool>.operator !=(float left, float right) => left != right;
    static bool IComparisonOperators<float, float, bool>.operator <(float left, float right) => left < right;
    static bool IComparisonOperators<float, float, bool>.operator <=(float left, float right) => left <= right;
    static bool IComparisonOperators<float, float, bool>.operator >(float left, float right) => left > right;
    static bool IComparisonOperators<float, float, bool>.operator >=(float left, float right) => left >= right;
}
