using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct UInt16 : IComparable, IComparable<ushort>, IEquatable<ushort>, IConvertible, IBinaryInteger<ushort>, IMinMaxValue<ushort>, IUnsignedNumber<ushort>
{
    public const ushort MaxValue = 65535;
    public const ushort MinValue = 0;

    public override string ToString() => Number.TextOf((ulong)this);
    public string ToString(string format) => format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 16);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((ulong)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 16)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is ushort other && this == other;
    public bool Equals(ushort obj) => this == obj;
    public override int GetHashCode() => this;
    public int CompareTo(ushort value) => this - value;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is ushort other) return CompareTo(other);
        throw new ArgumentException("Object must be of type UInt16.");
    }

    public static ushort Parse(string s) => (ushort)Number.ParseUnsignedOrThrow(s, NumberStyles.Integer, 65535, "a UInt16");
    public static ushort Parse(string s, NumberStyles style) => (ushort)Number.ParseUnsignedOrThrow(s, style, 65535, "a UInt16");
    public static ushort Parse(string s, IFormatProvider provider) => (ushort)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, 65535, "a UInt16");
    public static ushort Parse(string s, NumberStyles style, IFormatProvider provider) => (ushort)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), style, 65535, "a UInt16");
    public static ushort Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (ushort)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, 65535, "a UInt16");
    public static ushort Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (ushort)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, 65535, "a UInt16");
    public static bool TryParse(string s, out ushort result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out ushort result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out ushort result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out ushort result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out ushort result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out ushort result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        ulong parsed;
        if (s == null || Number.ParseUInt64(s, (int)style, 65535, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (ushort)parsed;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.UInt16;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'UInt16' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Generic mathematics

    static ushort INumberBase<ushort>.One => 1;
    static ushort INumberBase<ushort>.Zero => 0;
    static int INumberBase<ushort>.Radix => 2;
    static ushort IAdditiveIdentity<ushort, ushort>.AdditiveIdentity => 0;
    static ushort IMultiplicativeIdentity<ushort, ushort>.MultiplicativeIdentity => 1;
    static ushort IMinMaxValue<ushort>.MinValue => MinValue;
    static ushort IMinMaxValue<ushort>.MaxValue => MaxValue;

    static AnyNumber INumberBase<ushort>.ToAny(ushort value) => new AnyNumber((Int128)value);
    static ushort INumberBase<ushort>.FromAny(AnyNumber value, int mode) => unchecked((ushort)value.ToInteger(MinValue, MaxValue, mode, 16, false));
    public static ushort CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((ushort)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 16, false));
    public static ushort CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((ushort)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 16, false));
    public static ushort CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((ushort)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 16, false));
    public static ushort Abs(ushort value) => value;
    public static ushort Max(ushort x, ushort y) => x < y ? y : x;
    public static ushort Min(ushort x, ushort y) => x < y ? x : y;
    public static int Sign(ushort value) => value == 0 ? 0 : 1;

    public static ushort Clamp(ushort value, ushort min, ushort max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static ushort CopySign(ushort value, ushort sign) => value;
    public static bool IsEvenInteger(ushort value) => (value & 1) == 0;
    public static bool IsOddInteger(ushort value) => (value & 1) != 0;
    static bool INumberBase<ushort>.IsFinite(ushort value) => true;
    static bool INumberBase<ushort>.IsInfinity(ushort value) => false;
    static bool INumberBase<ushort>.IsInteger(ushort value) => true;
    static bool INumberBase<ushort>.IsNaN(ushort value) => false;
    static bool INumberBase<ushort>.IsNegative(ushort value) => false;
    static bool INumberBase<ushort>.IsPositive(ushort value) => true;
    static bool INumberBase<ushort>.IsZero(ushort value) => value == 0;
    public static bool IsPow2(ushort value) => value != 0 && (value & (value - 1)) == 0;
    public static ushort LeadingZeroCount(ushort value) => (ushort)(BitOperations.LeadingZeroCount((uint)(ushort)value) - 16);
    public static ushort TrailingZeroCount(ushort value) => (ushort)(value == 0 ? 16 : BitOperations.TrailingZeroCount((uint)(ushort)value));
    public static ushort PopCount(ushort value) => (ushort)BitOperations.PopCount((uint)(ushort)value);
    public static ushort RotateLeft(ushort value, int rotateAmount) => (ushort)(((ushort)value << (rotateAmount & 15)) | ((ushort)value >> ((16 - rotateAmount) & 15)));
    public static ushort RotateRight(ushort value, int rotateAmount) => (ushort)(((ushort)value >> (rotateAmount & 15)) | ((ushort)value << ((16 - rotateAmount) & 15)));

    public static ushort Log2(ushort value)
    {

        return (ushort)BitOperations.Log2((uint)(ushort)value);
    }

    public static (ushort Quotient, ushort Remainder) DivRem(ushort left, ushort right)
    {
        ushort quotient = (ushort)(left / right);
        return (quotient, (ushort)(left - quotient * right));
    }

    public static ushort MaxMagnitude(ushort x, ushort y) => x > y ? x : y;
    public static ushort MinMagnitude(ushort x, ushort y) => x < y ? x : y;

    static ushort IAdditionOperators<ushort, ushort, ushort>.operator +(ushort left, ushort right) => (ushort)(left + right);
    static ushort ISubtractionOperators<ushort, ushort, ushort>.operator -(ushort left, ushort right) => (ushort)(left - right);
    static ushort IMultiplyOperators<ushort, ushort, ushort>.operator *(ushort left, ushort right) => (ushort)(left * right);
    static ushort IDivisionOperators<ushort, ushort, ushort>.operator /(ushort left, ushort right) => (ushort)(left / right);
    static ushort IModulusOperators<ushort, ushort, ushort>.operator %(ushort left, ushort right) => (ushort)(left % right);
    static ushort IIncrementOperators<ushort>.operator ++(ushort value) => (ushort)(value + 1);
    static ushort IDecrementOperators<ushort>.operator --(ushort value) => (ushort)(value - 1);
    static ushort IUnaryNegationOperators<ushort, ushort>.operator -(ushort value) => (ushort)(0 - value);
    static ushort IUnaryPlusOperators<ushort, ushort>.operator +(ushort value) => value;
    static bool IEqualityOperators<ushort, ushort, bool>.operator ==(ushort left, ushort right) => left == right;
    static bool IEqualityOperators<ushort, ushort, bool>.operator !=(ushort left, ushort right) => left != right;
    static bool IComparisonOperators<ushort, ushort, bool>.operator <(ushort left, ushort right) => left < right;
    static bool IComparisonOperators<ushort, ushort, bool>.operator <=(ushort left, ushort right) => left <= right;
    static bool IComparisonOperators<ushort, ushort, bool>.operator >(ushort left, ushort right) => left > right;
    static bool IComparisonOperators<ushort, ushort, bool>.operator >=(ushort left, ushort right) => left >= right;
    static ushort IBitwiseOperators<ushort, ushort, ushort>.operator &(ushort left, ushort right) => (ushort)(left & right);
    static ushort IBitwiseOperators<ushort, ushort, ushort>.operator |(ushort left, ushort right) => (ushort)(left | right);
    static ushort IBitwiseOperators<ushort, ushort, ushort>.operator ^(ushort left, ushort right) => (ushort)(left ^ right);
    static ushort IBitwiseOperators<ushort, ushort, ushort>.operator ~(ushort value) => (ushort)(~value);
    static ushort IShiftOperators<ushort, int, ushort>.operator <<(ushort value, int shiftAmount) => (ushort)(value << (shiftAmount & 15));
    static ushort IShiftOperators<ushort, int, ushort>.operator >>(ushort value, int shiftAmount) => (ushort)(value >> (shiftAmount & 15));
    static ushort IShiftOperators<ushort, int, ushort>.operator >>>(ushort value, int shiftAmount) => (ushort)((ushort)value >>> (shiftAmount & 15));
    static ushort IAdditionOperators<ushort, ushort, ushort>.operator checked +(ushort left, ushort right) => checked((ushort)(left + right));
    static ushort ISubtractionOperators<ushort, ushort, ushort>.operator checked -(ushort left, ushort right) => checked((ushort)(left - right));
    static ushort IMultiplyOperators<ushort, ushort, ushort>.operator checked *(ushort left, ushort right) => checked((ushort)(left * right));
    static ushort IIncrementOperators<ushort>.operator checked ++(ushort value) => checked((ushort)(value + 1));
    static ushort IDecrementOperators<ushort>.operator checked --(ushort value) => checked((ushort)(value - 1));
    static ushort IUnaryNegationOperators<ushort, ushort>.operator checked -(ushort value) => checked((ushort)(0 - value));
}
