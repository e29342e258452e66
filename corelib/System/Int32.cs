using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Int32 : IComparable, IComparable<int>, IEquatable<int>, IConvertible, IBinaryInteger<int>, IMinMaxValue<int>, ISignedNumber<int>
{
    public const int MaxValue = 2147483647;
    public const int MinValue = -2147483648;

    public override string ToString() => Number.TextOf((long)this);
    public string ToString(string format) => format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 32);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((long)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 32)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is int other && this == other;
    public bool Equals(int obj) => this == obj;
    public override int GetHashCode() => this;
    public int CompareTo(int value) => this < value ? -1 : this > value ? 1 : 0;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is int other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Int32.");
    }

    public static int Parse(string s) => (int)Number.ParseSignedOrThrow(s, NumberStyles.Integer, -2147483648, 2147483647, 32, "an Int32");
    public static int Parse(string s, NumberStyles style) => (int)Number.ParseSignedOrThrow(s, style, -2147483648, 2147483647, 32, "an Int32");
    public static int Parse(string s, IFormatProvider provider) => (int)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, -2147483648, 2147483647, 32, "an Int32");
    public static int Parse(string s, NumberStyles style, IFormatProvider provider) => (int)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), style, -2147483648, 2147483647, 32, "an Int32");
    public static int Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (int)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, -2147483648, 2147483647, 32, "an Int32");
    public static int Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (int)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, -2147483648, 2147483647, 32, "an Int32");
    public static bool TryParse(string s, out int result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out int result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out int result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out int result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out int result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out int result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        long parsed;
        if (s == null || Number.ParseSigned(s, style, -2147483648, 2147483647, 32, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (int)parsed;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.Int32;
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
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Int32' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    // Generic mathematics

    static int INumberBase<int>.One => 1;
    static int INumberBase<int>.Zero => 0;
    static int INumberBase<int>.Radix => 2;
    static int IAdditiveIdentity<int, int>.AdditiveIdentity => 0;
    static int IMultiplicativeIdentity<int, int>.MultiplicativeIdentity => 1;
    static int IMinMaxValue<int>.MinValue => MinValue;
    static int IMinMaxValue<int>.MaxValue => MaxValue;
    static int ISignedNumber<int>.NegativeOne => -1;
    static AnyNumber INumberBase<int>.ToAny(int value) => new AnyNumber((Int128)value);
    static int INumberBase<int>.FromAny(AnyNumber value, int mode) => unchecked((int)value.ToInteger(MinValue, MaxValue, mode, 32, true));
    public static int CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((int)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 32, true));
    public static int CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((int)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 32, true));
    public static int CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((int)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 32, true));
    public static int Abs(int value) => Math.Abs(value);
    public static int Max(int x, int y) => x < y ? y : x;
    public static int Min(int x, int y) => x < y ? x : y;
    public static int Sign(int value) => value < 0 ? -1 : value == 0 ? 0 : 1;

    public static int Clamp(int value, int min, int max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static int CopySign(int value, int sign) => (int)(value < 0 != sign < 0 ? checked((int)(-value)) : value);
    public static bool IsEvenInteger(int value) => (value & 1) == 0;
    public static bool IsOddInteger(int value) => (value & 1) != 0;
    static bool INumberBase<int>.IsFinite(int value) => true;
    static bool INumberBase<int>.IsInfinity(int value) => false;
    static bool INumberBase<int>.IsInteger(int value) => true;
    static bool INumberBase<int>.IsNaN(int value) => false;
    public static bool IsNegative(int value) => value < 0;
    public static bool IsPositive(int value) => value >= 0;
    static bool INumberBase<int>.IsZero(int value) => value == 0;
    public static bool IsPow2(int value) => value > 0 && (value & (value - 1)) == 0;
    public static int LeadingZeroCount(int value) => (int)(BitOperations.LeadingZeroCount((uint)(uint)value));
    public static int TrailingZeroCount(int value) => (int)(value == 0 ? 32 : BitOperations.TrailingZeroCount((uint)(uint)value));
    public static int PopCount(int value) => (int)BitOperations.PopCount((uint)(uint)value);
    public static int RotateLeft(int value, int rotateAmount) => (int)(((uint)value << (rotateAmount & 31)) | ((uint)value >> ((32 - rotateAmount) & 31)));
    public static int RotateRight(int value, int rotateAmount) => (int)(((uint)value >> (rotateAmount & 31)) | ((uint)value << ((32 - rotateAmount) & 31)));

    public static int Log2(int value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
        return (int)BitOperations.Log2((uint)(uint)value);
    }

    public static (int Quotient, int Remainder) DivRem(int left, int right)
    {
        int quotient = (int)(left / right);
        return (quotient, (int)(left - quotient * right));
    }

    private static ulong AbsOf(int value) => value < 0 ? unchecked((ulong)(-(long)value)) : (ulong)value;
    public static int MaxMagnitude(int x, int y) => (int)((AbsOf(x) > AbsOf(y)) ? x : (AbsOf(x) < AbsOf(y)) ? y : (x < 0 ? y : x));
    public static int MinMagnitude(int x, int y) => (int)((AbsOf(x) < AbsOf(y)) ? x : (AbsOf(x) > AbsOf(y)) ? y : (x < 0 ? x : y));
    public static long BigMul(int left, int right) => (long)left * right;
    static int IAdditionOperators<int, int, int>.operator +(int left, int right) => left + right;
    static int ISubtractionOperators<int, int, int>.operator -(int left, int right) => left - right;
    static int IMultiplyOperators<int, int, int>.operator *(int left, int right) => left * right;
    static int IDivisionOperators<int, int, int>.operator /(int left, int right) => left / right;
    static int IModulusOperators<int, int, int>.operator %(int left, int right) => left % right;
    static int IIncrementOperators<int>.operator ++(int value) => value + 1;
    static int IDecrementOperators<int>.operator --(int value) => value - 1;
    static int IUnaryNegationOperators<int, int>.operator -(int value) => -value;
    static int IUnaryPlusOperators<int, int>.operator +(int value) => value;
    static bool IEqualityOperators<int, int, bool>.operator ==(int left, int right) => left == right;
    static bool IEqualityOperators<int, int, bool>.operator !=(int left, int right) => left != right;
    static bool IComparisonOperators<int, int, bool>.operator <(int left, int right) => left < right;
    static bool IComparisonOperators<int, int, bool>.operator <=(int left, int right) => left <= right;
    static bool IComparisonOperators<int, int, bool>.operator >(int left, int right) => left > right;
    static bool IComparisonOperators<int, int, bool>.operator >=(int left, int right) => left >= right;
    static int IBitwiseOperators<int, int, int>.operator &(int left, int right) => left & right;
    static int IBitwiseOperators<int, int, int>.operator |(int left, int right) => left | right;
    static int IBitwiseOperators<int, int, int>.operator ^(int left, int right) => left ^ right;
    static int IBitwiseOperators<int, int, int>.operator ~(int value) => ~value;
    static int IShiftOperators<int, int, int>.operator <<(int value, int shiftAmount) => value << shiftAmount;
    static int IShiftOperators<int, int, int>.operator >>(int value, int shiftAmount) => value >> shiftAmount;
    static int IShiftOperators<int, int, int>.operator >>>(int value, int shiftAmount) => value >>> shiftAmount;
    static int IAdditionOperators<int, int, int>.operator checked +(int left, int right) => checked((int)(left + right));
    static int ISubtractionOperators<int, int, int>.operator checked -(int left, int right) => checked((int)(left - right));
    static int IMultiplyOperators<int, int, int>.operator checked *(int left, int right) => checked((int)(left * right));
    static int IIncrementOperators<int>.operator checked ++(int value) => checked((int)(value + 1));
    static int IDecrementOperators<int>.operator checked --(int value) => checked((int)(value - 1));
    static int IUnaryNegationOperators<int, int>.operator checked -(int value) => checked(-value);
}
