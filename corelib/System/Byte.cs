using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Byte : IComparable, IComparable<byte>, IEquatable<byte>, IConvertible, IBinaryInteger<byte>, IMinMaxValue<byte>, IUnsignedNumber<byte>
{
    public const byte MaxValue = 255;
    public const byte MinValue = 0;

    public override string ToString() => Number.TextOf((ulong)this);
    public string ToString(string format) => format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 8);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((ulong)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 8)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is byte other && this == other;
    public bool Equals(byte obj) => this == obj;
    public override int GetHashCode() => this;
    public int CompareTo(byte value) => this - value;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is byte other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Byte.");
    }

    public static byte Parse(string s) => (byte)Number.ParseUnsignedOrThrow(s, NumberStyles.Integer, 255, "an unsigned byte");
    public static byte Parse(string s, NumberStyles style) => (byte)Number.ParseUnsignedOrThrow(s, style, 255, "an unsigned byte");
    public static byte Parse(string s, IFormatProvider provider) => (byte)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, 255, "an unsigned byte");
    public static byte Parse(string s, NumberStyles style, IFormatProvider provider) => (byte)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), style, 255, "an unsigned byte");
    public static byte Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (byte)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, 255, "an unsigned byte");
    public static byte Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (byte)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, 255, "an unsigned byte");
    public static bool TryParse(string s, out byte result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out byte result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out byte result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out byte result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out byte result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out byte result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        ulong parsed;
        if (s == null || Number.ParseUInt64(s, (int)style, 255, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (byte)parsed;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.Byte;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Byte' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Generic mathematics

    static byte INumberBase<byte>.One => 1;
    static byte INumberBase<byte>.Zero => 0;
    static int INumberBase<byte>.Radix => 2;
    static byte IAdditiveIdentity<byte, byte>.AdditiveIdentity => 0;
    static byte IMultiplicativeIdentity<byte, byte>.MultiplicativeIdentity => 1;
    static byte IMinMaxValue<byte>.MinValue => MinValue;
    static byte IMinMaxValue<byte>.MaxValue => MaxValue;

    static AnyNumber INumberBase<byte>.ToAny(byte value) => new AnyNumber((Int128)value);
    static byte INumberBase<byte>.FromAny(AnyNumber value, int mode) => unchecked((byte)value.ToInteger(MinValue, MaxValue, mode, 8, false));
    public static byte CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((byte)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 8, false));
    public static byte CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((byte)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 8, false));
    public static byte CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((byte)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 8, false));
    public static byte Abs(byte value) => value;
    public static byte Max(byte x, byte y) => x < y ? y : x;
    public static byte Min(byte x, byte y) => x < y ? x : y;
    public static int Sign(byte value) => value == 0 ? 0 : 1;

    public static byte Clamp(byte value, byte min, byte max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static byte CopySign(byte value, byte sign) => value;
    public static bool IsEvenInteger(byte value) => (value & 1) == 0;
    public static bool IsOddInteger(byte value) => (value & 1) != 0;
    static bool INumberBase<byte>.IsFinite(byte value) => true;
    static bool INumberBase<byte>.IsInfinity(byte value) => false;
    static bool INumberBase<byte>.IsInteger(byte value) => true;
    static bool INumberBase<byte>.IsNaN(byte value) => false;
    static bool INumberBase<byte>.IsNegative(byte value) => false;
    static bool INumberBase<byte>.IsPositive(byte value) => true;
    static bool INumberBase<byte>.IsZero(byte value) => value == 0;
    public static bool IsPow2(byte value) => value != 0 && (value & (value - 1)) == 0;
    public static byte LeadingZeroCount(byte value) => (byte)(BitOperations.LeadingZeroCount((uint)(byte)value) - 24);
    public static byte TrailingZeroCount(byte value) => (byte)(value == 0 ? 8 : BitOperations.TrailingZeroCount((uint)(byte)value));
    public static byte PopCount(byte value) => (byte)BitOperations.PopCount((uint)(byte)value);
    public static byte RotateLeft(byte value, int rotateAmount) => (byte)(((byte)value << (rotateAmount & 7)) | ((byte)value >> ((8 - rotateAmount) & 7)));
    public static byte RotateRight(byte value, int rotateAmount) => (byte)(((byte)value >> (rotateAmount & 7)) | ((byte)value << ((8 - rotateAmount) & 7)));

    public static byte Log2(byte value)
    {

        return (byte)BitOperations.Log2((uint)(byte)value);
    }

    public static (byte Quotient, byte Remainder) DivRem(byte left, byte right)
    {
        byte quotient = (byte)(left / right);
        return (quotient, (byte)(left - quotient * right));
    }

    public static byte MaxMagnitude(byte x, byte y) => x > y ? x : y;
    public static byte MinMagnitude(byte x, byte y) => x < y ? x : y;

    static byte IAdditionOperators<byte, byte, byte>.operator +(byte left, byte right) => (byte)(left + right);
    static byte ISubtractionOperators<byte, byte, byte>.operator -(byte left, byte right) => (byte)(left - right);
    static byte IMultiplyOperators<byte, byte, byte>.operator *(byte left, byte right) => (byte)(left * right);
    static byte IDivisionOperators<byte, byte, byte>.operator /(byte left, byte right) => (byte)(left / right);
    static byte IModulusOperators<byte, byte, byte>.operator %(byte left, byte right) => (byte)(left % right);
    static byte IIncrementOperators<byte>.operator ++(byte value) => (byte)(value + 1);
    static byte IDecrementOperators<byte>.operator --(byte value) => (byte)(value - 1);
    static byte IUnaryNegationOperators<byte, byte>.operator -(byte value) => (byte)(0 - value);
    static byte IUnaryPlusOperators<byte, byte>.operator +(byte value) => value;
    static bool IEqualityOperators<byte, byte, bool>.operator ==(byte left, byte right) => left == right;
    static bool IEqualityOperators<byte, byte, bool>.operator !=(byte left, byte right) => left != right;
    static bool IComparisonOperators<byte, byte, bool>.operator <(byte left, byte right) => left < right;
    static bool IComparisonOperators<byte, byte, bool>.operator <=(byte left, byte right) => left <= right;
    static bool IComparisonOperators<byte, byte, bool>.operator >(byte left, byte right) => left > right;
    static bool IComparisonOperators<byte, byte, bool>.operator >=(byte left, byte right) => left >= right;
    static byte IBitwiseOperators<byte, byte, byte>.operator &(byte left, byte right) => (byte)(left & right);
    static byte IBitwiseOperators<byte, byte, byte>.operator |(byte left, byte right) => (byte)(left | right);
    static byte IBitwiseOperators<byte, byte, byte>.operator ^(byte left, byte right) => (byte)(left ^ right);
    static byte IBitwiseOperators<byte, byte, byte>.operator ~(byte value) => (byte)(~value);
    static byte IShiftOperators<byte, int, byte>.operator <<(byte value, int shiftAmount) => (byte)(value << (shiftAmount & 7));
    static byte IShiftOperators<byte, int, byte>.operator >>(byte value, int shiftAmount) => (byte)(value >> (shiftAmount & 7));
    static byte IShiftOperators<byte, int, byte>.operator >>>(byte value, int shiftAmount) => (byte)((byte)value >>> (shiftAmount & 7));
    static byte IAdditionOperators<byte, byte, byte>.operator checked +(byte left, byte right) => checked((byte)(left + right));
    static byte ISubtractionOperators<byte, byte, byte>.operator checked -(byte left, byte right) => checked((byte)(left - right));
    static byte IMultiplyOperators<byte, byte, byte>.operator checked *(byte left, byte right) => checked((byte)(left * right));
    static byte IIncrementOperators<byte>.operator checked ++(byte value) => checked((byte)(value + 1));
    static byte IDecrementOperators<byte>.operator checked --(byte value) => checked((byte)(value - 1));
    static byte IUnaryNegationOperators<byte, byte>.operator checked -(byte value) => checked((byte)(0 - value));
}
