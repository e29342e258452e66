using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Int64 : IComparable, IComparable<long>, IEquatable<long>, IConvertible, IBinaryInteger<long>, IMinMaxValue<long>, ISignedNumber<long>
{
    public const long MaxValue = 9223372036854775807L;
    public const long MinValue = -9223372036854775808L;

    public override string ToString() => Number.TextOf((long)this);
    public string ToString(string format) => format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 64);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((long)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 64)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is long other && this == other;
    public bool Equals(long obj) => this == obj;
    public override int GetHashCode() => unchecked((int)this) ^ (int)(this >> 32);
    public int CompareTo(long value) => this < value ? -1 : this > value ? 1 : 0;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is long other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Int64.");
    }

    public static long Parse(string s) => (long)Number.ParseSignedOrThrow(s, NumberStyles.Integer, -9223372036854775808L, 9223372036854775807L, 64, "an Int64");
    public static long Parse(string s, NumberStyles style) => (long)Number.ParseSignedOrThrow(s, style, -9223372036854775808L, 9223372036854775807L, 64, "an Int64");
    public static long Parse(string s, IFormatProvider provider) => (long)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, -9223372036854775808L, 9223372036854775807L, 64, "an Int64");
    public static long Parse(string s, NumberStyles style, IFormatProvider provider) => (long)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), style, -9223372036854775808L, 9223372036854775807L, 64, "an Int64");
    public static long Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (long)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, -9223372036854775808L, 9223372036854775807L, 64, "an Int64");
    public static long Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (long)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, -9223372036854775808L, 9223372036854775807L, 64, "an Int64");
    public static bool TryParse(string s, out long result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out long result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out long result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out long result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out long result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out long result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        long parsed;
        if (s == null || Number.ParseSigned(s, style, -9223372036854775808L, 9223372036854775807L, 64, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (long)parsed;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.Int64;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Int64' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Generic mathematics

    static long INumberBase<long>.One => 1;
    static long INumberBase<long>.Zero => 0;
    static int INumberBase<long>.Radix => 2;
    static long IAdditiveIdentity<long, long>.AdditiveIdentity => 0;
    static long IMultiplicativeIdentity<long, long>.MultiplicativeIdentity => 1;
    static long IMinMaxValue<long>.MinValue => MinValue;
    static long IMinMaxValue<long>.MaxValue => MaxValue;
    static long ISignedNumber<long>.NegativeOne => -1;
    static AnyNumber INumberBase<long>.ToAny(long value) => new AnyNumber((Int128)value);
    static long INumberBase<long>.FromAny(AnyNumber value, int mode) => unchecked((long)value.ToInteger(MinValue, MaxValue, mode, 64, true));
    public static long CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((long)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 64, true));
    public static long CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((long)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 64, true));
    public static long CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((long)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 64, true));
    public static long Abs(long value) => Math.Abs(value);
    public static long Max(long x, long y) => x < y ? y : x;
    public static long Min(long x, long y) => x < y ? x : y;
    public static int Sign(long value) => value < 0 ? -1 : value == 0 ? 0 : 1;

    public static long Clamp(long value, long min, long max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static long CopySign(long value, long sign) => (long)(value < 0 != sign < 0 ? checked((long)(-value)) : value);
    public static bool IsEvenInteger(long value) => (value & 1) == 0;
    public static bool IsOddInteger(long value) => (value & 1) != 0;
    static bool INumberBase<long>.IsFinite(long value) => true;
    static bool INumberBase<long>.IsInfinity(long value) => false;
    static bool INumberBase<long>.IsInteger(long value) => true;
    static bool INumberBase<long>.IsNaN(long value) => false;
    public static bool IsNegative(long value) => value < 0;
    public static bool IsPositive(long value) => value >= 0;
    static bool INumberBase<long>.IsZero(long value) => value == 0;
    public static bool IsPow2(long value) => value > 0 && (value & (value - 1)) == 0;
    public static long LeadingZeroCount(long value) => (long)(BitOperations.LeadingZeroCount((ulong)(ulong)value));
    public static long TrailingZeroCount(long value) => (long)(value == 0 ? 64 : BitOperations.TrailingZeroCount((ulong)(ulong)value));
    public static long PopCount(long value) => (long)BitOperations.PopCount((ulong)(ulong)value);
    public static long RotateLeft(long value, int rotateAmount) => (long)(((ulong)value << (rotateAmount & 63)) | ((ulong)value >> ((64 - rotateAmount) & 63)));
    public static long RotateRight(long value, int rotateAmount) => (long)(((ulong)value >> (rotateAmount & 63)) | ((ulong)value << ((64 - rotateAmount) & 63)));

    public static long Log2(long value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
        return (long)BitOperations.Log2((ulong)(ulong)value);
    }

    public static (long Quotient, long Remainder) DivRem(long left, long right)
    {
        long quotient = (long)(left / right);
        return (quotient, (long)(left - quotient * right));
    }

    private static ulong AbsOf(long value) => value < 0 ? unchecked((ulong)(-(long)value)) : (ulong)value;
    public static long MaxMagnitude(long x, long y) => (long)((AbsOf(x) > AbsOf(y)) ? x : (AbsOf(x) < AbsOf(y)) ? y : (x < 0 ? y : x));
    public static long MinMagnitude(long x, long y) => (long)((AbsOf(x) < AbsOf(y)) ? x : (AbsOf(x) > AbsOf(y)) ? y : (x < 0 ? x : y));

    static long IAdditionOperators<long, long, long>.operator +(long left, long right) => left + right;
    static long ISubtractionOperators<long, long, long>.operator -(long left, long right) => left - right;
    static long IMultiplyOperators<long, long, long>.operator *(long left, long right) => left * right;
    static long IDivisionOperators<long, long, long>.operator /(long left, long right) => left / right;
    static long IModulusOperators<long, long, long>.operator %(long left, long right) => left % right;
    static long IIncrementOperators<long>.operator ++(long value) => value + 1;
    static long IDecrementOperators<long>.operator --(long value) => value - 1;
    static long IUnaryNegationOperators<long, long>.operator -(long value) => -value;
    static long IUnaryPlusOperators<long, long>.operator +(long value) => value;
    static bool IEqualityOperators<long, long, bool>.operator ==(long left, long right) => left == right;
    static bool IEqualityOperators<long, long, bool>.operator !=(long left, long right) => left != right;
    static bool IComparisonOperators<long, long, bool>.operator <(long left, long right) => left < right;
    static bool IComparisonOperators<long, long, bool>.operator <=(long left, long right) => left <= right;
    static bool IComparisonOperators<long, long, bool>.operator >(long left, long right) => left > right;
    static bool IComparisonOperators<long, long, bool>.operator >=(long left, long right) => left >= right;
    static long IBitwiseOperators<long, long, long>.operator &(long left, long right) => left & right;
    static long IBitwiseOperators<long, long, long>.operator |(long left, long right) => left | right;
    static long IBitwiseOperators<long, long, long>.operator ^(long left, long right) => left ^ right;
    static long IBitwiseOperators<long, long, long>.operator ~(long value) => ~value;
    static long IShiftOperators<long, int, long>.operator <<(long value, int shiftAmount) => value << shiftAmount;
    static long IShiftOperators<long, int, long>.operator >>(long value, int shiftAmount) => value >> shiftAmount;
    static long IShiftOperators<long, int, long>.operator >>>(long value, int shiftAmount) => value >>> shiftAmount;
    static long IAdditionOperators<long, long, long>.operator checked +(long left, long right) => checked((long)(left + right));
    static long ISubtractionOperators<long, long, long>.operator checked -(long left, long right) => checked((long)(left - right));
    static long IMultiplyOperators<long, long, long>.operator checked *(long left, long right) => checked((long)(left * right));
    static long IIncrementOperators<long>.operator checked ++(long value) => checked((long)(value + 1));
    static long IDecrementOperators<long>.operator checked --(long value) => checked((long)(value - 1));
    static long IUnaryNegationOperators<long, long>.operator checked -(long value) => checked(-value);

    public static Int128 BigMul(long left, long right) => Math.BigMul(left, right);
}
