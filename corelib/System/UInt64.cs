using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct UInt64 : IComparable, IComparable<ulong>, IEquatable<ulong>, IConvertible, IBinaryInteger<ulong>, IMinMaxValue<ulong>, IUnsignedNumber<ulong>
{
    public const ulong MaxValue = 18446744073709551615UL;
    public const ulong MinValue = 0;

    public override string ToString() => Number.TextOf((ulong)this);
    public string ToString(string format) => format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 64);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((ulong)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 64)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is ulong other && this == other;
    public bool Equals(ulong obj) => this == obj;
    public override int GetHashCode() => unchecked((int)this) ^ (int)(this >> 32);
    public int CompareTo(ulong value) => this < value ? -1 : this > value ? 1 : 0;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is ulong other) return CompareTo(other);
        throw new ArgumentException("Object must be of type UInt64.");
    }

    public static ulong Parse(string s) => (ulong)Number.ParseUnsignedOrThrow(s, NumberStyles.Integer, 18446744073709551615UL, "a UInt64");
    public static ulong Parse(string s, NumberStyles style) => (ulong)Number.ParseUnsignedOrThrow(s, style, 18446744073709551615UL, "a UInt64");
    public static ulong Parse(string s, IFormatProvider provider) => (ulong)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, 18446744073709551615UL, "a UInt64");
    public static ulong Parse(string s, NumberStyles style, IFormatProvider provider) => (ulong)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), style, 18446744073709551615UL, "a UInt64");
    public static ulong Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (ulong)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, 18446744073709551615UL, "a UInt64");
    public static ulong Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (ulong)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, 18446744073709551615UL, "a UInt64");
    public static bool TryParse(string s, out ulong result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out ulong result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out ulong result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out ulong result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out ulong result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ulong result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        ulong parsed;
        if (s == null || Number.ParseUInt64(s, (int)style, 18446744073709551615UL, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (ulong)parsed;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.UInt64;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'UInt64' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Generic mathematics

    static ulong INumberBase<ulong>.One => 1;
    static ulong INumberBase<ulong>.Zero => 0;
    static int INumberBase<ulong>.Radix => 2;
    static ulong IAdditiveIdentity<ulong, ulong>.AdditiveIdentity => 0;
    static ulong IMultiplicativeIdentity<ulong, ulong>.MultiplicativeIdentity => 1;
    static ulong IMinMaxValue<ulong>.MinValue => MinValue;
    static ulong IMinMaxValue<ulong>.MaxValue => MaxValue;

    static AnyNumber INumberBase<ulong>.ToAny(ulong value) => new AnyNumber((Int128)value);
    static ulong INumberBase<ulong>.FromAny(AnyNumber value, int mode) => unchecked((ulong)value.ToInteger(MinValue, MaxValue, mode, 64, false));
    public static ulong CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((ulong)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 64, false));
    public static ulong CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((ulong)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 64, false));
    public static ulong CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((ulong)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 64, false));
    public static ulong Abs(ulong value) => value;
    public static ulong Max(ulong x, ulong y) => x < y ? y : x;
    public static ulong Min(ulong x, ulong y) => x < y ? x : y;
    public static int Sign(ulong value) => value == 0 ? 0 : 1;

    public static ulong Clamp(ulong value, ulong min, ulong max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static ulong CopySign(ulong value, ulong sign) => value;
    public static bool IsEvenInteger(ulong value) => (value & 1) == 0;
    public static bool IsOddInteger(ulong value) => (value & 1) != 0;
    static bool INumberBase<ulong>.IsFinite(ulong value) => true;
    static bool INumberBase<ulong>.IsInfinity(ulong value) => false;
    static bool INumberBase<ulong>.IsInteger(ulong value) => true;
    static bool INumberBase<ulong>.IsNaN(ulong value) => false;
    static bool INumberBase<ulong>.IsNegative(ulong value) => false;
    static bool INumberBase<ulong>.IsPositive(ulong value) => true;
    static bool INumberBase<ulong>.IsZero(ulong value) => value == 0;
    public static bool IsPow2(ulong value) => value != 0 && (value & (value - 1)) == 0;
    public static ulong LeadingZeroCount(ulong value) => (ulong)(BitOperations.LeadingZeroCount((ulong)(ulong)value));
    public static ulong TrailingZeroCount(ulong value) => (ulong)(value == 0 ? 64 : BitOperations.TrailingZeroCount((ulong)(ulong)value));
    public static ulong PopCount(ulong value) => (ulong)BitOperations.PopCount((ulong)(ulong)value);
    public static ulong RotateLeft(ulong value, int rotateAmount) => (ulong)(((ulong)value << (rotateAmount & 63)) | ((ulong)value >> ((64 - rotateAmount) & 63)));
    public static ulong RotateRight(ulong value, int rotateAmount) => (ulong)(((ulong)value >> (rotateAmount & 63)) | ((ulong)value << ((64 - rotateAmount) & 63)));

    public static ulong Log2(ulong value)
    {

        return (ulong)BitOperations.Log2((ulong)(ulong)value);
    }

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right)
    {
        ulong quotient = (ulong)(left / right);
        return (quotient, (ulong)(left - quotient * right));
    }

    public static ulong MaxMagnitude(ulong x, ulong y) => x > y ? x : y;
    public static ulong MinMagnitude(ulong x, ulong y) => x < y ? x : y;

    static ulong IAdditionOperators<ulong, ulong, ulong>.operator +(ulong left, ulong right) => left + right;
    static ulong ISubtractionOperators<ulong, ulong, ulong>.operator -(ulong left, ulong right) => left - right;
    static ulong IMultiplyOperators<ulong, ulong, ulong>.operator *(ulong left, ulong right) => left * right;
    static ulong IDivisionOperators<ulong, ulong, ulong>.operator /(ulong left, ulong right) => left / right;
    static ulong IModulusOperators<ulong, ulong, ulong>.operator %(ulong left, ulong right) => left % right;
    static ulong IIncrementOperators<ulong>.operator ++(ulong value) => value + 1;
    static ulong IDecrementOperators<ulong>.operator --(ulong value) => value - 1;
    static ulong IUnaryNegationOperators<ulong, ulong>.operator -(ulong value) => (ulong)(0 - value);
    static ulong IUnaryPlusOperators<ulong, ulong>.operator +(ulong value) => value;
    static bool IEqualityOperators<ulong, ulong, bool>.operator ==(ulong left, ulong right) => left == right;
    static bool IEqualityOperators<ulong, ulong, bool>.operator !=(ulong left, ulong right) => left != right;
    static bool IComparisonOperators<ulong, ulong, bool>.operator <(ulong left, ulong right) => left < right;
    static bool IComparisonOperators<ulong, ulong, bool>.operator <=(ulong left, ulong right) => left <= right;
    static bool IComparisonOperators<ulong, ulong, bool>.operator >(ulong left, ulong right) => left > right;
    static bool IComparisonOperators<ulong, ulong, bool>.operator >=(ulong left, ulong right) => left >= right;
    static ulong IBitwiseOperators<ulong, ulong, ulong>.operator &(ulong left, ulong right) => left & right;
    static ulong IBitwiseOperators<ulong, ulong, ulong>.operator |(ulong left, ulong right) => left | right;
    static ulong IBitwiseOperators<ulong, ulong, ulong>.operator ^(ulong left, ulong right) => left ^ right;
    static ulong IBitwiseOperators<ulong, ulong, ulong>.operator ~(ulong value) => ~value;
    static ulong IShiftOperators<ulong, int, ulong>.operator <<(ulong value, int shiftAmount) => value << shiftAmount;
    static ulong IShiftOperators<ulong, int, ulong>.operator >>(ulong value, int shiftAmount) => value >> shiftAmount;
    static ulong IShiftOperators<ulong, int, ulong>.operator >>>(ulong value, int shiftAmount) => value >>> shiftAmount;
    static ulong IAdditionOperators<ulong, ulong, ulong>.operator checked +(ulong left, ulong right) => checked((ulong)(left + right));
    static ulong ISubtractionOperators<ulong, ulong, ulong>.operator checked -(ulong left, ulong right) => checked((ulong)(left - right));
    static ulong IMultiplyOperators<ulong, ulong, ulong>.operator checked *(ulong left, ulong right) => checked((ulong)(left * right));
    static ulong IIncrementOperators<ulong>.operator checked ++(ulong value) => checked((ulong)(value + 1));
    static ulong IDecrementOperators<ulong>.operator checked --(ulong value) => checked((ulong)(value - 1));
    static ulong IUnaryNegationOperators<ulong, ulong>.operator checked -(ulong value) => checked((ulong)(0 - value));

    public static UInt128 BigMul(ulong left, ulong right) => Math.BigMul(left, right);
}
