using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct UInt32 : IComparable, IComparable<uint>, IEquatable<uint>, IConvertible, IBinaryInteger<uint>, IMinMaxValue<uint>, IUnsignedNumber<uint>
{
    public const uint MaxValue = 4294967295U;
    public const uint MinValue = 0;

    public override string ToString() => Number.TextOf((ulong)this);
    public string ToString(string format) => format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 32);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((ulong)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 32)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is uint other && this == other;
    public bool Equals(uint obj) => this == obj;
    public override int GetHashCode() => (int)this;
    public int CompareTo(uint value) => this < value ? -1 : this > value ? 1 : 0;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is uint other) return CompareTo(other);
        throw new ArgumentException("Object must be of type UInt32.");
    }

    public static uint Parse(string s) => (uint)Number.ParseUnsignedOrThrow(s, NumberStyles.Integer, 4294967295U, "a UInt32");
    public static uint Parse(string s, NumberStyles style) => (uint)Number.ParseUnsignedOrThrow(s, style, 4294967295U, "a UInt32");
    public static uint Parse(string s, IFormatProvider provider) => (uint)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, 4294967295U, "a UInt32");
    public static uint Parse(string s, NumberStyles style, IFormatProvider provider) => (uint)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), style, 4294967295U, "a UInt32");
    public static uint Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (uint)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, 4294967295U, "a UInt32");
    public static uint Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (uint)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, 4294967295U, "a UInt32");
    public static bool TryParse(string s, out uint result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out uint result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out uint result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out uint result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out uint result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out uint result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        ulong parsed;
        if (s == null || Number.ParseUInt64(s, (int)style, 4294967295U, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (uint)parsed;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.UInt32;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'UInt32' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Generic mathematics

    static uint INumberBase<uint>.One => 1;
    static uint INumberBase<uint>.Zero => 0;
    static int INumberBase<uint>.Radix => 2;
    static uint IAdditiveIdentity<uint, uint>.AdditiveIdentity => 0;
    static uint IMultiplicativeIdentity<uint, uint>.MultiplicativeIdentity => 1;
    static uint IMinMaxValue<uint>.MinValue => MinValue;
    static uint IMinMaxValue<uint>.MaxValue => MaxValue;

    static AnyNumber INumberBase<uint>.ToAny(uint value) => new AnyNumber((Int128)value);
    static uint INumberBase<uint>.FromAny(AnyNumber value, int mode) => unchecked((uint)value.ToInteger(MinValue, MaxValue, mode, 32, false));
    public static uint CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((uint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 32, false));
    public static uint CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((uint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 32, false));
    public static uint CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((uint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 32, false));
    public static uint Abs(uint value) => value;
    public static uint Max(uint x, uint y) => x < y ? y : x;
    public static uint Min(uint x, uint y) => x < y ? x : y;
    public static int Sign(uint value) => value == 0 ? 0 : 1;

    public static uint Clamp(uint value, uint min, uint max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static uint CopySign(uint value, uint sign) => value;
    public static bool IsEvenInteger(uint value) => (value & 1) == 0;
    public static bool IsOddInteger(uint value) => (value & 1) != 0;
    static bool INumberBase<uint>.IsFinite(uint value) => true;
    static bool INumberBase<uint>.IsInfinity(uint value) => false;
    static bool INumberBase<uint>.IsInteger(uint value) => true;
    static bool INumberBase<uint>.IsNaN(uint value) => false;
    static bool INumberBase<uint>.IsNegative(uint value) => false;
    static bool INumberBase<uint>.IsPositive(uint value) => true;
    static bool INumberBase<uint>.IsZero(uint value) => value == 0;
    public static bool IsPow2(uint value) => value != 0 && (value & (value - 1)) == 0;
    public static uint LeadingZeroCount(uint value) => (uint)(BitOperations.LeadingZeroCount((uint)(uint)value));
    public static uint TrailingZeroCount(uint value) => (uint)(value == 0 ? 32 : BitOperations.TrailingZeroCount((uint)(uint)value));
    public static uint PopCount(uint value) => (uint)BitOperations.PopCount((uint)(uint)value);
    public static uint RotateLeft(uint value, int rotateAmount) => (uint)(((uint)value << (rotateAmount & 31)) | ((uint)value >> ((32 - rotateAmount) & 31)));
    public static uint RotateRight(uint value, int rotateAmount) => (uint)(((uint)value >> (rotateAmount & 31)) | ((uint)value << ((32 - rotateAmount) & 31)));

    public static uint Log2(uint value)
    {

        return (uint)BitOperations.Log2((uint)(uint)value);
    }

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right)
    {
        uint quotient = (uint)(left / right);
        return (quotient, (uint)(left - quotient * right));
    }

    public static uint MaxMagnitude(uint x, uint y) => x > y ? x : y;
    public static uint MinMagnitude(uint x, uint y) => x < y ? x : y;
    public static ulong BigMul(uint left, uint right) => (ulong)left * right;
    static uint IAdditionOperators<uint, uint, uint>.operator +(uint left, uint right) => left + right;
    static uint ISubtractionOperators<uint, uint, uint>.operator -(uint left, uint right) => left - right;
    static uint IMultiplyOperators<uint, uint, uint>.operator *(uint left, uint right) => left * right;
    static uint IDivisionOperators<uint, uint, uint>.operator /(uint left, uint right) => left / right;
    static uint IModulusOperators<uint, uint, uint>.operator %(uint left, uint right) => left % right;
    static uint IIncrementOperators<uint>.operator ++(uint value) => value + 1;
    static uint IDecrementOperators<uint>.operator --(uint value) => value - 1;
    static uint IUnaryNegationOperators<uint, uint>.operator -(uint value) => (uint)(0 - value);
    static uint IUnaryPlusOperators<uint, uint>.operator +(uint value) => value;
    static bool IEqualityOperators<uint, uint, bool>.operator ==(uint left, uint right) => left == right;
    static bool IEqualityOperators<uint, uint, bool>.operator !=(uint left, uint right) => left != right;
    static bool IComparisonOperators<uint, uint, bool>.operator <(uint left, uint right) => left < right;
    static bool IComparisonOperators<uint, uint, bool>.operator <=(uint left, uint right) => left <= right;
    static bool IComparisonOperators<uint, uint, bool>.operator >(uint left, uint right) => left > right;
    static bool IComparisonOperators<uint, uint, bool>.operator >=(uint left, uint right) => left >= right;
    static uint IBitwiseOperators<uint, uint, uint>.operator &(uint left, uint right) => left & right;
    static uint IBitwiseOperators<uint, uint, uint>.operator |(uint left, uint right) => left | right;
    static uint IBitwiseOperators<uint, uint, uint>.operator ^(uint left, uint right) => left ^ right;
    static uint IBitwiseOperators<uint, uint, uint>.operator ~(uint value) => ~value;
    static uint IShiftOperators<uint, int, uint>.operator <<(uint value, int shiftAmount) => value << shiftAmount;
    static uint IShiftOperators<uint, int, uint>.operator >>(uint value, int shiftAmount) => value >> shiftAmount;
    static uint IShiftOperators<uint, int, uint>.operator >>>(uint value, int shiftAmount) => value >>> shiftAmount;
    static uint IAdditionOperators<uint, uint, uint>.operator checked +(uint left, uint right) => checked((uint)(left + right));
    static uint ISubtractionOperators<uint, uint, uint>.operator checked -(uint left, uint right) => checked((uint)(left - right));
    static uint IMultiplyOperators<uint, uint, uint>.operator checked *(uint left, uint right) => checked((uint)(left * right));
    static uint IIncrementOperators<uint>.operator checked ++(uint value) => checked((uint)(value + 1));
    static uint IDecrementOperators<uint>.operator checked --(uint value) => checked((uint)(value - 1));
    static uint IUnaryNegationOperators<uint, uint>.operator checked -(uint value) => checked((uint)(0 - value));
}
