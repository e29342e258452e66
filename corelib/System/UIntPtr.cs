using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct UIntPtr : IComparable, IComparable<nuint>, IEquatable<nuint>, IBinaryInteger<nuint>, IMinMaxValue<nuint>, IUnsignedNumber<nuint>
{
    public static nuint MaxValue => unchecked((nuint)18446744073709551615UL);
    public static nuint MinValue => unchecked((nuint)(0));
    public static readonly nuint Zero;
    public static int Size => 8;
    public int ToInt32() => checked((int)this);
    public long ToInt64() => (long)this;

    public override string ToString() => Number.TextOf((ulong)this);
    public string ToString(string format) => format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 64);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((ulong)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((ulong)this) : Number.FormatUInt64(this, format, 64)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is nuint other && this == other;
    public bool Equals(nuint obj) => this == obj;
    public override int GetHashCode() => unchecked((int)this) ^ (int)(this >> 32);
    public int CompareTo(nuint value) => this < value ? -1 : this > value ? 1 : 0;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is nuint other) return CompareTo(other);
        throw new ArgumentException("Object must be of type UIntPtr.");
    }

    public static nuint Parse(string s) => (nuint)Number.ParseUnsignedOrThrow(s, NumberStyles.Integer, 18446744073709551615UL, "a UIntPtr");
    public static nuint Parse(string s, NumberStyles style) => (nuint)Number.ParseUnsignedOrThrow(s, style, 18446744073709551615UL, "a UIntPtr");
    public static nuint Parse(string s, IFormatProvider provider) => (nuint)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, 18446744073709551615UL, "a UIntPtr");
    public static nuint Parse(string s, NumberStyles style, IFormatProvider provider) => (nuint)Number.ParseUnsignedOrThrow(NumberLocale.Read(s, provider), style, 18446744073709551615UL, "a UIntPtr");
    public static nuint Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (nuint)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, 18446744073709551615UL, "a UIntPtr");
    public static nuint Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (nuint)Number.ParseUnsignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, 18446744073709551615UL, "a UIntPtr");
    public static bool TryParse(string s, out nuint result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out nuint result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out nuint result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out nuint result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out nuint result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out nuint result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        ulong parsed;
        if (s == null || Number.ParseUInt64(s, (int)style, 18446744073709551615UL, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (nuint)parsed;
        return true;
    }

    // Generic mathematics

    static nuint INumberBase<nuint>.One => 1;
    static nuint INumberBase<nuint>.Zero => 0;
    static int INumberBase<nuint>.Radix => 2;
    static nuint IAdditiveIdentity<nuint, nuint>.AdditiveIdentity => 0;
    static nuint IMultiplicativeIdentity<nuint, nuint>.MultiplicativeIdentity => 1;
    static nuint IMinMaxValue<nuint>.MinValue => MinValue;
    static nuint IMinMaxValue<nuint>.MaxValue => MaxValue;

    static AnyNumber INumberBase<nuint>.ToAny(nuint value) => new AnyNumber((Int128)value);
    static nuint INumberBase<nuint>.FromAny(AnyNumber value, int mode) => unchecked((nuint)value.ToInteger(MinValue, MaxValue, mode, 64, false));
    public static nuint CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((nuint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 64, false));
    public static nuint CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((nuint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 64, false));
    public static nuint CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((nuint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 64, false));
    public static nuint Abs(nuint value) => value;
    public static nuint Max(nuint x, nuint y) => x < y ? y : x;
    public static nuint Min(nuint x, nuint y) => x < y ? x : y;
    public static int Sign(nuint value) => value == 0 ? 0 : 1;

    public static nuint Clamp(nuint value, nuint min, nuint max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static nuint CopySign(nuint value, nuint sign) => value;
    public static bool IsEvenInteger(nuint value) => (value & 1) == 0;
    public static bool IsOddInteger(nuint value) => (value & 1) != 0;
    static bool INumberBase<nuint>.IsFinite(nuint value) => true;
    static bool INumberBase<nuint>.IsInfinity(nuint value) => false;
    static bool INumberBase<nuint>.IsInteger(nuint value) => true;
    static bool INumberBase<nuint>.IsNaN(nuint value) => false;
    static bool INumberBase<nuint>.IsNegative(nuint value) => false;
    static bool INumberBase<nuint>.IsPositive(nuint value) => true;
    static bool INumberBase<nuint>.IsZero(nuint value) => value == 0;
    public static bool IsPow2(nuint value) => value != 0 && (value & (value - 1)) == 0;
    public static nuint LeadingZeroCount(nuint value) => (nuint)(BitOperations.LeadingZeroCount((ulong)(ulong)value));
    public static nuint TrailingZeroCount(nuint value) => (nuint)(value == 0 ? 64 : BitOperations.TrailingZeroCount((ulong)(ulong)value));
    public static nuint PopCount(nuint value) => (nuint)BitOperations.PopCount((ulong)(ulong)value);
    public static nuint RotateLeft(nuint value, int rotateAmount) => (nuint)(((ulong)value << (rotateAmount & 63)) | ((ulong)value >> ((64 - rotateAmount) & 63)));
    public static nuint RotateRight(nuint value, int rotateAmount) => (nuint)(((ulong)value >> (rotateAmount & 63)) | ((ulong)value << ((64 - rotateAmount) & 63)));

    public static nuint Log2(nuint value)
    {

        return (nuint)BitOperations.Log2((ulong)(ulong)value);
    }

    public static (nuint Quotient, nuint Remainder) DivRem(nuint left, nuint right)
    {
        nuint quotient = (nuint)(left / right);
        return (quotient, (nuint)(left - quotient * right));
    }

    public static nuint MaxMagnitude(nuint x, nuint y) => x > y ? x : y;
    public static nuint MinMagnitude(nuint x, nuint y) => x < y ? x : y;

    static nuint IAdditionOperators<nuint, nuint, nuint>.operator +(nuint left, nuint right) => left + right;
    static nuint ISubtractionOperators<nuint, nuint, nuint>.operator -(nuint left, nuint right) => left - right;
    static nuint IMultiplyOperators<nuint, nuint, nuint>.operator *(nuint left, nuint right) => left * right;
    static nuint IDivisionOperators<nuint, nuint, nuint>.operator /(nuint left, nuint right) => left / right;
    static nuint IModulusOperators<nuint, nuint, nuint>.operator %(nuint left, nuint right) => left % right;
    static nuint IIncrementOperators<nuint>.operator ++(nuint value) => value + 1;
    static nuint IDecrementOperators<nuint>.operator --(nuint value) => value - 1;
    static nuint IUnaryNegationOperators<nuint, nuint>.operator -(nuint value) => (nuint)(0 - value);
    static nuint IUnaryPlusOperators<nuint, nuint>.operator +(nuint value) => value;
    static bool IEqualityOperators<nuint, nuint, bool>.operator ==(nuint left, nuint right) => left == right;
    static bool IEqualityOperators<nuint, nuint, bool>.operator !=(nuint left, nuint right) => left != right;
    static bool IComparisonOperators<nuint, nuint, bool>.operator <(nuint left, nuint right) => left < right;
    static bool IComparisonOperators<nuint, nuint, bool>.operator <=(nuint left, nuint right) => left <= right;
    static bool IComparisonOperators<nuint, nuint, bool>.operator >(nuint left, nuint right) => left > right;
    static bool IComparisonOperators<nuint, nuint, bool>.operator >=(nuint left, nuint right) => left >= right;
    static nuint IBitwiseOperators<nuint, nuint, nuint>.operator &(nuint left, nuint right) => left & right;
    static nuint IBitwiseOperators<nuint, nuint, nuint>.operator |(nuint left, nuint right) => left | right;
    static nuint IBitwiseOperators<nuint, nuint, nuint>.operator ^(nuint left, nuint right) => left ^ right;
    static nuint IBitwiseOperators<nuint, nuint, nuint>.operator ~(nuint value) => ~value;
    static nuint IShiftOperators<nuint, int, nuint>.operator <<(nuint value, int shiftAmount) => value << shiftAmount;
    static nuint IShiftOperators<nuint, int, nuint>.operator >>(nuint value, int shiftAmount) => value >> shiftAmount;
    static nuint IShiftOperators<nuint, int, nuint>.operator >>>(nuint value, int shiftAmount) => value >>> shiftAmount;
    static nuint IAdditionOperators<nuint, nuint, nuint>.operator checked +(nuint left, nuint right) => checked((nuint)(left + right));
    static nuint ISubtractionOperators<nuint, nuint, nuint>.operator checked -(nuint left, nuint right) => checked((nuint)(left - right));
    static nuint IMultiplyOperators<nuint, nuint, nuint>.operator checked *(nuint left, nuint right) => checked((nuint)(left * right));
    static nuint IIncrementOperators<nuint>.operator checked ++(nuint value) => checked((nuint)(value + 1));
    static nuint IDecrementOperators<nuint>.operator checked --(nuint value) => checked((nuint)(value - 1));
    static nuint IUnaryNegationOperators<nuint, nuint>.operator checked -(nuint value) => checked((nuint)(0 - value));
}
