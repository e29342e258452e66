using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Int16 : IComparable, IComparable<short>, IEquatable<short>, IConvertible, IBinaryInteger<short>, IMinMaxValue<short>, ISignedNumber<short>
{
    public const short MaxValue = 32767;
    public const short MinValue = -32768;

    public override string ToString() => Number.TextOf((long)this);
    public string ToString(string format) => format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 16);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((long)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 16)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is short other && this == other;
    public bool Equals(short obj) => this == obj;
    public override int GetHashCode() => this;
    public int CompareTo(short value) => this - value;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is short other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Int16.");
    }

    public static short Parse(string s) => (short)Number.ParseSignedOrThrow(s, NumberStyles.Integer, -32768, 32767, 16, "an Int16");
    public static short Parse(string s, NumberStyles style) => (short)Number.ParseSignedOrThrow(s, style, -32768, 32767, 16, "an Int16");
    public static short Parse(string s, IFormatProvider provider) => (short)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, -32768, 32767, 16, "an Int16");
    public static short Parse(string s, NumberStyles style, IFormatProvider provider) => (short)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), style, -32768, 32767, 16, "an Int16");
    public static short Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (short)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, -32768, 32767, 16, "an Int16");
    public static short Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (short)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, -32768, 32767, 16, "an Int16");
    public static bool TryParse(string s, out short result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out short result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out short result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out short result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out short result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out short result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        long parsed;
        if (s == null || Number.ParseSigned(s, style, -32768, 32767, 16, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (short)parsed;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.Int16;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Int16' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Generic mathematics

    static short INumberBase<short>.One => 1;
    static short INumberBase<short>.Zero => 0;
    static int INumberBase<short>.Radix => 2;
    static short IAdditiveIdentity<short, short>.AdditiveIdentity => 0;
    static short IMultiplicativeIdentity<short, short>.MultiplicativeIdentity => 1;
    static short IMinMaxValue<short>.MinValue => MinValue;
    static short IMinMaxValue<short>.MaxValue => MaxValue;
    static short ISignedNumber<short>.NegativeOne => -1;
    static AnyNumber INumberBase<short>.ToAny(short value) => new AnyNumber((Int128)value);
    static short INumberBase<short>.FromAny(AnyNumber value, int mode) => unchecked((short)value.ToInteger(MinValue, MaxValue, mode, 16, true));
    public static short CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((short)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 16, true));
    public static short CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((short)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 16, true));
    public static short CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((short)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 16, true));
    public static short Abs(short value) => Math.Abs(value);
    public static short Max(short x, short y) => x < y ? y : x;
    public static short Min(short x, short y) => x < y ? x : y;
    public static int Sign(short value) => value < 0 ? -1 : value == 0 ? 0 : 1;

    public static short Clamp(short value, short min, short max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static short CopySign(short value, short sign) => (short)(value < 0 != sign < 0 ? checked((short)(-value)) : value);
    public static bool IsEvenInteger(short value) => (value & 1) == 0;
    public static bool IsOddInteger(short value) => (value & 1) != 0;
    static bool INumberBase<short>.IsFinite(short value) => true;
    static bool INumberBase<short>.IsInfinity(short value) => false;
    static bool INumberBase<short>.IsInteger(short value) => true;
    static bool INumberBase<short>.IsNaN(short value) => false;
    public static bool IsNegative(short value) => value < 0;
    public static bool IsPositive(short value) => value >= 0;
    static bool INumberBase<short>.IsZero(short value) => value == 0;
    public static bool IsPow2(short value) => value > 0 && (value & (value - 1)) == 0;
    public static short LeadingZeroCount(short value) => (short)(BitOperations.LeadingZeroCount((uint)(ushort)value) - 16);
    public static short TrailingZeroCount(short value) => (short)(value == 0 ? 16 : BitOperations.TrailingZeroCount((uint)(ushort)value));
    public static short PopCount(short value) => (short)BitOperations.PopCount((uint)(ushort)value);
    public static short RotateLeft(short value, int rotateAmount) => (short)(((ushort)value << (rotateAmount & 15)) | ((ushort)value >> ((16 - rotateAmount) & 15)));
    public static short RotateRight(short value, int rotateAmount) => (short)(((ushort)value >> (rotateAmount & 15)) | ((ushort)value << ((16 - rotateAmount) & 15)));

    public static short Log2(short value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
        return (short)BitOperations.Log2((uint)(ushort)value);
    }

    public static (short Quotient, short Remainder) DivRem(short left, short right)
    {
        short quotient = (short)(left / right);
        return (quotient, (short)(left - quotient * right));
    }

    private static ulong AbsOf(short value) => value < 0 ? unchecked((ulong)(-(long)value)) : (ulong)value;
    public static short MaxMagnitude(short x, short y) => (short)((AbsOf(x) > AbsOf(y)) ? x : (AbsOf(x) < AbsOf(y)) ? y : (x < 0 ? y : x));
    public static short MinMagnitude(short x, short y) => (short)((AbsOf(x) < AbsOf(y)) ? x : (AbsOf(x) > AbsOf(y)) ? y : (x < 0 ? x : y));

    static short IAdditionOperators<short, short, short>.operator +(short left, short right) => (short)(left + right);
    static short ISubtractionOperators<short, short, short>.operator -(short left, short right) => (short)(left - right);
    static short IMultiplyOperators<short, short, short>.operator *(short left, short right) => (short)(left * right);
    static short IDivisionOperators<short, short, short>.operator /(short left, short right) => (short)(left / right);
    static short IModulusOperators<short, short, short>.operator %(short left, short right) => (short)(left % right);
    static short IIncrementOperators<short>.operator ++(short value) => (short)(value + 1);
    static short IDecrementOperators<short>.operator --(short value) => (short)(value - 1);
    static short IUnaryNegationOperators<short, short>.operator -(short value) => (short)(0 - value);
    static short IUnaryPlusOperators<short, short>.operator +(short value) => value;
    static bool IEqualityOperators<short, short, bool>.operator ==(short left, short right) => left == right;
    static bool IEqualityOperators<short, short, bool>.operator !=(short left, short right) => left != right;
    static bool IComparisonOperators<short, short, bool>.operator <(short left, short right) => left < right;
    static bool IComparisonOperators<short, short, bool>.operator <=(short left, short right) => left <= right;
    static bool IComparisonOperators<short, short, bool>.operator >(short left, short right) => left > right;
    static bool IComparisonOperators<short, short, bool>.operator >=(short left, short right) => left >= right;
    static short IBitwiseOperators<short, short, short>.operator &(short left, short right) => (short)(left & right);
    static short IBitwiseOperators<short, short, short>.operator |(short left, short right) => (short)(left | right);
    static short IBitwiseOperators<short, short, short>.operator ^(short left, short right) => (short)(left ^ right);
    static short IBitwiseOperators<short, short, short>.operator ~(short value) => (short)(~value);
    static short IShiftOperators<short, int, short>.operator <<(short value, int shiftAmount) => (short)(value << (shiftAmount & 15));
    static short IShiftOperators<short, int, short>.operator >>(short value, int shiftAmount) => (short)(value >> (shiftAmount & 15));
    static short IShiftOperators<short, int, short>.operator >>>(short value, int shiftAmount) => (short)((ushort)value >>> (shiftAmount & 15));
    static short IAdditionOperators<short, short, short>.operator checked +(short left, short right) => checked((short)(left + right));
    static short ISubtractionOperators<short, short, short>.operator checked -(short left, short right) => checked((short)(left - right));
    static short IMultiplyOperators<short, short, short>.operator checked *(short left, short right) => checked((short)(left * right));
    static short IIncrementOperators<short>.operator checked ++(short value) => checked((short)(value + 1));
    static short IDecrementOperators<short>.operator checked --(short value) => checked((short)(value - 1));
    static short IUnaryNegationOperators<short, short>.operator checked -(short value) => checked((short)(0 - value));
}
