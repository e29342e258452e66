using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct IntPtr : IComparable, IComparable<nint>, IEquatable<nint>, IBinaryInteger<nint>, IMinMaxValue<nint>, ISignedNumber<nint>
{
    public static nint MaxValue => unchecked((nint)9223372036854775807L);
    public static nint MinValue => unchecked((nint)(-9223372036854775808L));
    public static readonly nint Zero;
    public static int Size => 8;
    public int ToInt32() => checked((int)this);
    public long ToInt64() => (long)this;

    public override string ToString() => Number.TextOf((long)this);
    public string ToString(string format) => format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 64);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.TextOf((long)this) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? (format == null ? Number.TextOf((long)this) : Number.FormatInt64(this, format, 64)) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is nint other && this == other;
    public bool Equals(nint obj) => this == obj;
    public override int GetHashCode() => unchecked((int)this) ^ (int)(this >> 32);
    public int CompareTo(nint value) => this < value ? -1 : this > value ? 1 : 0;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is nint other) return CompareTo(other);
        throw new ArgumentException("Object must be of type IntPtr.");
    }

    public static nint Parse(string s) => (nint)Number.ParseSignedOrThrow(s, NumberStyles.Integer, -9223372036854775808L, 9223372036854775807L, 64, "an IntPtr");
    public static nint Parse(string s, NumberStyles style) => (nint)Number.ParseSignedOrThrow(s, style, -9223372036854775808L, 9223372036854775807L, 64, "an IntPtr");
    public static nint Parse(string s, IFormatProvider provider) => (nint)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), NumberStyles.Integer, -9223372036854775808L, 9223372036854775807L, 64, "an IntPtr");
    public static nint Parse(string s, NumberStyles style, IFormatProvider provider) => (nint)Number.ParseSignedOrThrow(NumberLocale.Read(s, provider), style, -9223372036854775808L, 9223372036854775807L, 64, "an IntPtr");
    public static nint Parse(ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider provider = null) => (nint)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), style, -9223372036854775808L, 9223372036854775807L, 64, "an IntPtr");
    public static nint Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (nint)Number.ParseSignedOrThrow(NumberLocale.Read(Number.Text(s), provider), NumberStyles.Integer, -9223372036854775808L, 9223372036854775807L, 64, "an IntPtr");
    public static bool TryParse(string s, out nint result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out nint result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, out nint result) => TryParse(Number.Text(s), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out nint result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider provider, out nint result) => TryParse(Number.Text(s), style, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out nint result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        long parsed;
        if (s == null || Number.ParseSigned(s, style, -9223372036854775808L, 9223372036854775807L, 64, out parsed) != 0)
        {
            result = 0;
            return false;
        }
        result = (nint)parsed;
        return true;
    }

    // Generic mathematics

    static nint INumberBase<nint>.One => 1;
    static nint INumberBase<nint>.Zero => 0;
    static int INumberBase<nint>.Radix => 2;
    static nint IAdditiveIdentity<nint, nint>.AdditiveIdentity => 0;
    static nint IMultiplicativeIdentity<nint, nint>.MultiplicativeIdentity => 1;
    static nint IMinMaxValue<nint>.MinValue => MinValue;
    static nint IMinMaxValue<nint>.MaxValue => MaxValue;
    static nint ISignedNumber<nint>.NegativeOne => -1;
    static AnyNumber INumberBase<nint>.ToAny(nint value) => new AnyNumber((Int128)value);
    static nint INumberBase<nint>.FromAny(AnyNumber value, int mode) => unchecked((nint)value.ToInteger(MinValue, MaxValue, mode, 64, true));
    public static nint CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((nint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 0, 64, true));
    public static nint CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((nint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 1, 64, true));
    public static nint CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => unchecked((nint)TOther.ToAny(value).ToInteger(MinValue, MaxValue, 2, 64, true));
    public static nint Abs(nint value) => value < 0 ? (nint)Math.Abs((long)value) : value;
    public static nint Max(nint x, nint y) => x < y ? y : x;
    public static nint Min(nint x, nint y) => x < y ? x : y;
    public static int Sign(nint value) => value < 0 ? -1 : value == 0 ? 0 : 1;

    public static nint Clamp(nint value, nint min, nint max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static nint CopySign(nint value, nint sign) => (nint)(value < 0 != sign < 0 ? checked((nint)(-value)) : value);
    public static bool IsEvenInteger(nint value) => (value & 1) == 0;
    public static bool IsOddInteger(nint value) => (value & 1) != 0;
    static bool INumberBase<nint>.IsFinite(nint value) => true;
    static bool INumberBase<nint>.IsInfinity(nint value) => false;
    static bool INumberBase<nint>.IsInteger(nint value) => true;
    static bool INumberBase<nint>.IsNaN(nint value) => false;
    public static bool IsNegative(nint value) => value < 0;
    public static bool IsPositive(nint value) => value >= 0;
    static bool INumberBase<nint>.IsZero(nint value) => value == 0;
    public static bool IsPow2(nint value) => value > 0 && (value & (value - 1)) == 0;
    public static nint LeadingZeroCount(nint value) => (nint)(BitOperations.LeadingZeroCount((ulong)(ulong)value));
    public static nint TrailingZeroCount(nint value) => (nint)(value == 0 ? 64 : BitOperations.TrailingZeroCount((ulong)(ulong)value));
    public static nint PopCount(nint value) => (nint)BitOperations.PopCount((ulong)(ulong)value);
    public static nint RotateLeft(nint value, int rotateAmount) => (nint)(((ulong)value << (rotateAmount & 63)) | ((ulong)value >> ((64 - rotateAmount) & 63)));
    public static nint RotateRight(nint value, int rotateAmount) => (nint)(((ulong)value >> (rotateAmount & 63)) | ((ulong)value << ((64 - rotateAmount) & 63)));

    public static nint Log2(nint value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
        return (nint)BitOperations.Log2((ulong)(ulong)value);
    }

    public static (nint Quotient, nint Remainder) DivRem(nint left, nint right)
    {
        nint quotient = (nint)(left / right);
        return (quotient, (nint)(left - quotient * right));
    }

    private static ulong AbsOf(nint value) => value < 0 ? unchecked((ulong)(-(long)value)) : (ulong)value;
    public static nint MaxMagnitude(nint x, nint y) => (nint)((AbsOf(x) > AbsOf(y)) ? x : (AbsOf(x) < AbsOf(y)) ? y : (x < 0 ? y : x));
    public static nint MinMagnitude(nint x, nint y) => (nint)((AbsOf(x) < AbsOf(y)) ? x : (AbsOf(x) > AbsOf(y)) ? y : (x < 0 ? x : y));

    static nint IAdditionOperators<nint, nint, nint>.operator +(nint left, nint right) => left + right;
    static nint ISubtractionOperators<nint, nint, nint>.operator -(nint left, nint right) => left - right;
    static nint IMultiplyOperators<nint, nint, nint>.operator *(nint left, nint right) => left * right;
    static nint IDivisionOperators<nint, nint, nint>.operator /(nint left, nint right) => left / right;
    static nint IModulusOperators<nint, nint, nint>.operator %(nint left, nint right) => left % right;
    static nint IIncrementOperators<nint>.operator ++(nint value) => value + 1;
    static nint IDecrementOperators<nint>.operator --(nint value) => value - 1;
    static nint IUnaryNegationOperators<nint, nint>.operator -(nint value) => -value;
    static nint IUnaryPlusOperators<nint, nint>.operator +(nint value) => value;
    static bool IEqualityOperators<nint, nint, bool>.operator ==(nint left, nint right) => left == right;
    static bool IEqualityOperators<nint, nint, bool>.operator !=(nint left, nint right) => left != right;
    static bool IComparisonOperators<nint, nint, bool>.operator <(nint left, nint right) => left < right;
    static bool IComparisonOperators<nint, nint, bool>.operator <=(nint left, nint right) => left <= right;
    static bool IComparisonOperators<nint, nint, bool>.operator >(nint left, nint right) => left > right;
    static bool IComparisonOperators<nint, nint, bool>.operator >=(nint left, nint right) => left >= right;
    static nint IBitwiseOperators<nint, nint, nint>.operator &(nint left, nint right) => left & right;
    static nint IBitwiseOperators<nint, nint, nint>.operator |(nint left, nint right) => left | right;
    static nint IBitwiseOperators<nint, nint, nint>.operator ^(nint left, nint right) => left ^ right;
    static nint IBitwiseOperators<nint, nint, nint>.operator ~(nint value) => ~value;
    static nint IShiftOperators<nint, int, nint>.operator <<(nint value, int shiftAmount) => value << shiftAmount;
    static nint IShiftOperators<nint, int, nint>.operator >>(nint value, int shiftAmount) => value >> shiftAmount;
    static nint IShiftOperators<nint, int, nint>.operator >>>(nint value, int shiftAmount) => value >>> shiftAmount;
    static nint IAdditionOperators<nint, nint, nint>.operator checked +(nint left, nint right) => checked((nint)(left + right));
    static nint ISubtractionOperators<nint, nint, nint>.operator checked -(nint left, nint right) => checked((nint)(left - right));
    static nint IMultiplyOperators<nint, nint, nint>.operator checked *(nint left, nint right) => checked((nint)(left * right));
    static nint IIncrementOperators<nint>.operator checked ++(nint value) => checked((nint)(value + 1));
    static nint IDecrementOperators<nint>.operator checked --(nint value) => checked((nint)(value - 1));
    static nint IUnaryNegationOperators<nint, nint>.operator checked -(nint value) => checked(-value);
}
