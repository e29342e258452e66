using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct SByte : IComparable, IComparable<sbyte>, IEquatable<sbyte>, IConvertible, IBinaryInteger<sbyte>, IMinMaxValue<sbyte>, ISignedNumber<sbyte>
{
    public const sbyte MaxValue = 127;
    public const sbyte MinValue = -128;

    public override string ToString() => Number.TextOf((long)this);
    public string ToString(string format) => format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 8);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((long)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 8)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is sbyte other && this == other;
    public bool Equals(sbyte obj) => this == obj;
    public override int GetHashCode() => this;
    public int CompareTo(sbyte value) => this - value;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is sbyte other) return CompareTo(other);
        throw new ArgumentException("Object must be of type SByte.");
    }

    public static sbyte Parse(string s) => (sbyte)Number.ParseSignedOrThrow(s, NumberStyles.Integer, -128, 127, 8, "a signed byte");
    public static sbyte Parse(string s, NumberStyles style) => (sbyte)Number.ParseSignedOrThrow(s, style, -128, 127, 8, "a signed byte");
    public static sbyte Parse(string s, IFormatProvider provider) => (sbyte)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, -128, 127, 8, "a signed byte");
    public static sbyte Parse(string s, NumberStyles style, IFormatProvider provider) => (sbyte)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), style, -128, 127, 8, "a signed byte");
    public static sbyte Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (sbyte)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, -128, 127, 8, "a signed byte");
    public static sbyte Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (sbyte)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, -128, 127, 8, "a signed byte");
    public static bool TryParse(string s, out sbyte result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out sbyte result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out sbyte result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out sbyte result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out sbyte result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out sbyte result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        long parsed;
        if (s == null || Number.ParseSigned(s, style, -128, 127, 8, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (sbyte)parsed;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.SByte;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'SByte' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Generic mathematics

    static sbyte INumberBase<sbyte>.One => 1;
    static sbyte INumberBase<sbyte>.Zero => 0;
    static int INumberBase<sbyte>.Radix => 2;
    static sbyte IAdditiveIdentity<sbyte, sbyte>.AdditiveIdentity => 0;
    static sbyte IMultiplicativeIdentity<sbyte, sbyte>.MultiplicativeIdentity => 1;
    static sbyte IMinMaxValue<sbyte>.MinValue => MinValue;
    static sbyte IMinMaxValue<sbyte>.MaxValue => MaxValue;
    static sbyte ISignedNumber<sbyte>.NegativeOne => -1;
    static AnyNumber INumberBase<sbyte>.ToAny(sbyte value) => new AnyNumber((Int128)value);
    static sbyte INumberBase<sbyte>.FromAny(AnyNumber value, int mode) => unchecked((sbyte)value.ToInteger(MinValue, MaxValue, mode, 8, true));
    public static sbyte CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((sbyte)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 8, true));
    public static sbyte CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((sbyte)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 8, true));
    public static sbyte CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((sbyte)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 8, true));
    public static sbyte Abs(sbyte value) => Math.Abs(value);
    public static sbyte Max(sbyte x, sbyte y) => x < y ? y : x;
    public static sbyte Min(sbyte x, sbyte y) => x < y ? x : y;
    public static int Sign(sbyte value) => value < 0 ? -1 : value == 0 ? 0 : 1;

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static sbyte CopySign(sbyte value, sbyte sign) => (sbyte)(value < 0 != sign < 0 ? checked((sbyte)(-value)) : value);
    public static bool IsEvenInteger(sbyte value) => (value & 1) == 0;
    public static bool IsOddInteger(sbyte value) => (value & 1) != 0;
    static bool INumberBase<sbyte>.IsFinite(sbyte value) => true;
    static bool INumberBase<sbyte>.IsInfinity(sbyte value) => false;
    static bool INumberBase<sbyte>.IsInteger(sbyte value) => true;
    static bool INumberBase<sbyte>.IsNaN(sbyte value) => false;
    public static bool IsNegative(sbyte value) => value < 0;
    public static bool IsPositive(sbyte value) => value >= 0;
    static bool INumberBase<sbyte>.IsZero(sbyte value) => value == 0;
    public static bool IsPow2(sbyte value) => value > 0 && (value & (value - 1)) == 0;
    public static sbyte LeadingZeroCount(sbyte value) => (sbyte)(BitOperations.LeadingZeroCount((uint)(byte)value) - 24);
    public static sbyte TrailingZeroCount(sbyte value) => (sbyte)(value == 0 ? 8 : BitOperations.TrailingZeroCount((uint)(byte)value));
    public static sbyte PopCount(sbyte value) => (sbyte)BitOperations.PopCount((uint)(byte)value);
    public static sbyte RotateLeft(sbyte value, int rotateAmount) => (sbyte)(((byte)value << (rotateAmount & 7)) | ((byte)value >> ((8 - rotateAmount) & 7)));
    public static sbyte RotateRight(sbyte value, int rotateAmount) => (sbyte)(((byte)value >> (rotateAmount & 7)) | ((byte)value << ((8 - rotateAmount) & 7)));

    public static sbyte Log2(sbyte value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
        return (sbyte)BitOperations.Log2((uint)(byte)value);
    }

    public static (sbyte Quotient, sbyte Remainder) DivRem(sbyte left, sbyte right)
    {
        sbyte quotient = (sbyte)(left / right);
        return (quotient, (sbyte)(left - quotient * right));
    }

    private static ulong AbsOf(sbyte value) => value < 0 ? unchecked((ulong)(-(long)value)) : (ulong)value;
    public static sbyte MaxMagnitude(sbyte x, sbyte y) => (sbyte)((AbsOf(x) > AbsOf(y)) ? x : (AbsOf(x) < AbsOf(y)) ? y : (x < 0 ? y : x));
    public static sbyte MinMagnitude(sbyte x, sbyte y) => (sbyte)((AbsOf(x) < AbsOf(y)) ? x : (AbsOf(x) > AbsOf(y)) ? y : (x < 0 ? x : y));

    static sbyte IAdditionOperators<sbyte, sbyte, sbyte>.operator +(sbyte left, sbyte right) => (sbyte)(left + right);
    static sbyte ISubtractionOperators<sbyte, sbyte, sbyte>.operator -(sbyte left, sbyte right) => (sbyte)(left - right);
    static sbyte IMultiplyOperators<sbyte, sbyte, sbyte>.operator *(sbyte left, sbyte right) => (sbyte)(left * right);
    static sbyte IDivisionOperators<sbyte, sbyte, sbyte>.operator /(sbyte left, sbyte right) => (sbyte)(left / right);
    static sbyte IModulusOperators<sbyte, sbyte, sbyte>.operator %(sbyte left, sbyte right) => (sbyte)(left % right);
    static sbyte IIncrementOperators<sbyte>.operator ++(sbyte value) => (sbyte)(value + 1);
    static sbyte IDecrementOperators<sbyte>.operator --(sbyte value) => (sbyte)(value - 1);
    static sbyte IUnaryNegationOperators<sbyte, sbyte>.operator -(sbyte value) => (sbyte)(0 - value);
    static sbyte IUnaryPlusOperators<sbyte, sbyte>.operator +(sbyte value) => value;
    static bool IEqualityOperators<sbyte, sbyte, bool>.operator ==(sbyte left, sbyte right) => left == right;
    static bool IEqualityOperators<sbyte, sbyte, bool>.operator !=(sbyte left, sbyte right) => left != right;
    static bool IComparisonOperators<sbyte, sbyte, bool>.operator <(sbyte left, sbyte right) => left < right;
    static bool IComparisonOperators<sbyte, sbyte, bool>.operator <=(sbyte left, sbyte right) => left <= right;
    static bool IComparisonOperators<sbyte, sbyte, bool>.operator >(sbyte left, sbyte right) => left > right;
    static bool IComparisonOperators<sbyte, sbyte, bool>.operator >=(sbyte left, sbyte right) => left >= right;
    static sbyte IBitwiseOperators<sbyte, sbyte, sbyte>.operator &(sbyte left, sbyte right) => (sbyte)(left & right);
    static sbyte IBitwiseOperators<sbyte, sbyte, sbyte>.operator |(sbyte left, sbyte right) => (sbyte)(left | right);
    static sbyte IBitwiseOperators<sbyte, sbyte, sbyte>.operator ^(sbyte left, sbyte right) => (sbyte)(left ^ right);
    static sbyte IBitwiseOperators<sbyte, sbyte, sbyte>.operator ~(sbyte value) => (sbyte)(~value);
    static sbyte IShiftOperators<sbyte, int, sbyte>.operator <<(sbyte value, int shiftAmount) => (sbyte)(value << (shiftAmount & 7));
    static sbyte IShiftOperators<sbyte, int, sbyte>.operator >>(sbyte value, int shiftAmount) => (sbyte)(value >> (shiftAmount & 7));
    static sbyte IShiftOperators<sbyte, int, sbyte>.operator >>>(sbyte value, int shiftAmount) => (sbyte)((byte)value >>> (shiftAmount & 7));
    static sbyte IAdditionOperators<sbyte, sbyte, sbyte>.operator checked +(sbyte left, sbyte right) => checked((sbyte)(left + right));
    static sbyte ISubtractionOperators<sbyte, sbyte, sbyte>.operator checked -(sbyte left, sbyte right) => checked((sbyte)(left - right));
    static sbyte IMultiplyOperators<sbyte, sbyte, sbyte>.operator checked *(sbyte left, sbyte right) => checked((sbyte)(left * right));
    static sbyte IIncrementOperators<sbyte>.operator checked ++(sbyte value) => checked((sbyte)(value + 1));
    static sbyte IDecrementOperators<sbyte>.operator checked --(sbyte value) => checked((sbyte)(value - 1));
    static sbyte IUnaryNegationOperators<sbyte, sbyte>.operator checked -(sbyte value) => checked((sbyte)(0 - value));
}
