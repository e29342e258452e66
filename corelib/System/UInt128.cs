using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct UInt128 : IComparable, IComparable<UInt128>, IEquatable<UInt128>, IBinaryInteger<UInt128>, IMinMaxValue<UInt128>, IUnsignedNumber<UInt128>
{
    private readonly ulong _lower;
    private readonly ulong _upper;

    public UInt128(ulong upper, ulong lower)
    {
        _lower = lower;
        _upper = upper;
    }

    internal ulong Lower => _lower;
    internal ulong Upper => _upper;

    // Natives take and give the two words (lower, upper) as a value of two slots.

    /// Product modulo 2^128.
    [Native("UInt128.Multiply")] private static extern UInt128 MultiplyCore(UInt128 a, UInt128 b);
    /// Whether the product does not fit.
    [Native("UInt128.MultiplyOverflows")] private static extern bool MultiplyOverflows(UInt128 a, UInt128 b);
    /// DivideByZeroException.
    [Native("UInt128.Divide")] private static extern UInt128 DivideCore(UInt128 a, UInt128 b);
    [Native("UInt128.Remainder")] private static extern UInt128 RemainderCore(UInt128 a, UInt128 b);
    /// Nearest double, float.
    [Native("UInt128.ToDouble")] private static extern double ToDoubleCore(UInt128 value);
    [Native("UInt128.ToSingle")] private static extern float ToSingleCore(UInt128 value);
    /// Truncated and saturated; NaN gives 0.
    [Native("UInt128.FromDouble")] private static extern UInt128 FromDoubleCore(double value);

    public static UInt128 MaxValue => new UInt128(ulong.MaxValue, ulong.MaxValue);
    public static UInt128 MinValue => new UInt128(0UL, 0UL);
    public static UInt128 One => new UInt128(0UL, 1UL);
    public static UInt128 Zero => default;

    public override string ToString() => Number.FormatInt128(_lower, _upper, false, null);
    public string ToString(string format) => Number.FormatInt128(_lower, _upper, false, format);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatInt128(_lower, _upper, false, null) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatInt128(_lower, _upper, false, format) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is UInt128 other && this == other;
    public bool Equals(UInt128 other) => this == other;
    public override int GetHashCode() => HashCode.Combine(_lower, _upper);
    public int CompareTo(UInt128 value) => this < value ? -1 : this > value ? 1 : 0;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is UInt128 other) return CompareTo(other);
        throw new ArgumentException("Object must be of type UInt128.");
    }

    public static UInt128 Parse(string s) => Parse(s, NumberStyles.Integer, null);
    public static UInt128 Parse(string s, NumberStyles style) => Parse(s, style, null);
    public static UInt128 Parse(string s, IFormatProvider provider) => Parse(s, NumberStyles.Integer, provider);
    public static UInt128 Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(Number.Text(s), NumberStyles.Integer, provider);

    public static UInt128 Parse(string s, NumberStyles style, IFormatProvider provider)
    {
        s = NumberLocale.Read(s, provider);
        if (s == null) throw new ArgumentNullException("s");
        Number.CheckIntegerStyle(style);
        ulong low;
        ulong high;
        int status = Number.ParseInt128(s, (int)style, false, out low, out high);
        if (status == 1) throw Number.NotInFormat(s);
        if (status == 2) throw Number.Overflow("a UInt128");
        return new UInt128(high, low);
    }

    public static bool TryParse(string s, out UInt128 result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out UInt128 result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out UInt128 result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out UInt128 result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        ulong low = 0;
        ulong high = 0;
        bool done = s != null && Number.ParseInt128(s, (int)style, false, out low, out high) == 0;
        result = done ? new UInt128(high, low) : default;
        return done;
    }

    public static implicit operator UInt128(byte value) => new UInt128(0UL, unchecked((ulong)value));
    public static explicit operator byte(UInt128 value) => unchecked((byte)value._lower);
    public static explicit operator checked byte(UInt128 value) => value._upper != 0 || value._lower > 255 ? throw new OverflowException() : unchecked((byte)value._lower);
    public static explicit operator UInt128(sbyte value) => new UInt128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator checked UInt128(sbyte value) => value < 0 ? throw new OverflowException() : new UInt128(0UL, (ulong)value);
    public static explicit operator sbyte(UInt128 value) => unchecked((sbyte)value._lower);
    public static explicit operator checked sbyte(UInt128 value) => value._upper != 0 || value._lower > 127 ? throw new OverflowException() : unchecked((sbyte)value._lower);
    public static explicit operator UInt128(short value) => new UInt128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator checked UInt128(short value) => value < 0 ? throw new OverflowException() : new UInt128(0UL, (ulong)value);
    public static explicit operator short(UInt128 value) => unchecked((short)value._lower);
    public static explicit operator checked short(UInt128 value) => value._upper != 0 || value._lower > 32767 ? throw new OverflowException() : unchecked((short)value._lower);
    public static implicit operator UInt128(ushort value) => new UInt128(0UL, unchecked((ulong)value));
    public static explicit operator ushort(UInt128 value) => unchecked((ushort)value._lower);
    public static explicit operator checked ushort(UInt128 value) => value._upper != 0 || value._lower > 65535 ? throw new OverflowException() : unchecked((ushort)value._lower);
    public static implicit operator UInt128(char value) => new UInt128(0UL, unchecked((ulong)value));
    public static explicit operator char(UInt128 value) => unchecked((char)value._lower);
    public static explicit operator checked char(UInt128 value) => value._upper != 0 || value._lower > 65535 ? throw new OverflowException() : unchecked((char)value._lower);
    public static explicit operator UInt128(int value) => new UInt128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator checked UInt128(int value) => value < 0 ? throw new OverflowException() : new UInt128(0UL, (ulong)value);
    public static explicit operator int(UInt128 value) => unchecked((int)value._lower);
    public static explicit operator checked int(UInt128 value) => value._upper != 0 || value._lower > int.MaxValue ? throw new OverflowException() : unchecked((int)value._lower);
    public static implicit operator UInt128(uint value) => new UInt128(0UL, unchecked((ulong)value));
    public static explicit operator uint(UInt128 value) => unchecked((uint)value._lower);
    public static explicit operator checked uint(UInt128 value) => value._upper != 0 || value._lower > uint.MaxValue ? throw new OverflowException() : unchecked((uint)value._lower);
    public static explicit operator UInt128(long value) => new UInt128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator checked UInt128(long value) => value < 0 ? throw new OverflowException() : new UInt128(0UL, (ulong)value);
    public static explicit operator long(UInt128 value) => unchecked((long)value._lower);
    public static explicit operator checked long(UInt128 value) => value._upper != 0 || (long)value._lower < 0 ? throw new OverflowException() : unchecked((long)value._lower);
    public static implicit operator UInt128(ulong value) => new UInt128(0UL, unchecked((ulong)value));
    public static explicit operator ulong(UInt128 value) => unchecked((ulong)value._lower);
    public static explicit operator checked ulong(UInt128 value) => value._upper != 0 ? throw new OverflowException() : unchecked((ulong)value._lower);
    public static explicit operator UInt128(nint value) => new UInt128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator checked UInt128(nint value) => value < 0 ? throw new OverflowException() : new UInt128(0UL, (ulong)value);
    public static explicit operator nint(UInt128 value) => unchecked((nint)value._lower);
    public static explicit operator checked nint(UInt128 value) => value._upper != 0 || (long)value._lower < 0 ? throw new OverflowException() : unchecked((nint)value._lower);
    public static implicit operator UInt128(nuint value) => new UInt128(0UL, unchecked((ulong)value));
    public static explicit operator nuint(UInt128 value) => unchecked((nuint)value._lower);
    public static explicit operator checked nuint(UInt128 value) => value._upper != 0 ? throw new OverflowException() : unchecked((nuint)value._lower);

    public static explicit operator Int128(UInt128 value) => new Int128(value._upper, value._lower);
    public static explicit operator checked Int128(UInt128 value) => (long)value._upper < 0 ? throw new OverflowException() : new Int128(value._upper, value._lower);
    public static explicit operator double(UInt128 value) => ToDoubleCore(value);
    public static explicit operator float(UInt128 value) => ToSingleCore(value);
    public static explicit operator Half(UInt128 value) => (Half)ToDoubleCore(value);
    public static explicit operator UInt128(double value) => FromDoubleCore(value);
    public static explicit operator UInt128(float value) => FromDoubleCore(value);

    public static explicit operator checked UInt128(double value)
    {
        if (!(value > -1.0 && value < 340282366920938463463374607431768211456.0)) throw new OverflowException();
        return FromDoubleCore(value);
    }

    public static explicit operator decimal(UInt128 value)
    {

        if (value._upper > uint.MaxValue) throw Number.Overflow("a Decimal");
        return new decimal((int)value._lower, (int)(value._lower >> 32), (int)value._upper, false, 0);
    }

    public static explicit operator UInt128(decimal value)
    {
        value = decimal.Truncate(value);
        int[] bits = decimal.GetBits(value);
        UInt128 result = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return bits[3] < 0 ? (result == 0 ? result : throw new OverflowException()) : result;
    }

    public static UInt128 operator +(UInt128 left, UInt128 right)
    {
        ulong lower = unchecked(left._lower + right._lower);
        ulong carry = lower < left._lower ? 1UL : 0UL;
        return new UInt128(unchecked(left._upper + right._upper + carry), lower);
    }

    public static UInt128 operator checked +(UInt128 left, UInt128 right)
    {
        UInt128 sum = unchecked(left + right);
        if (sum < left) throw new OverflowException();
        return sum;
    }

    public static UInt128 operator -(UInt128 left, UInt128 right)
    {
        ulong lower = unchecked(left._lower - right._lower);
        ulong borrow = left._lower < right._lower ? 1UL : 0UL;
        return new UInt128(unchecked(left._upper - right._upper - borrow), lower);
    }

    public static UInt128 operator checked -(UInt128 left, UInt128 right)
    {
        UInt128 difference = unchecked(left - right);
        if (left < right) throw new OverflowException();
        return difference;
    }

    public static UInt128 operator *(UInt128 left, UInt128 right) => MultiplyCore(left, right);

    public static UInt128 operator checked *(UInt128 left, UInt128 right)
    {
        if (MultiplyOverflows(left, right)) throw new OverflowException();
        return MultiplyCore(left, right);
    }

    public static UInt128 operator /(UInt128 left, UInt128 right) => DivideCore(left, right);
    public static UInt128 operator %(UInt128 left, UInt128 right) => RemainderCore(left, right);
    public static UInt128 operator +(UInt128 value) => value;
    public static UInt128 operator -(UInt128 value) => default(UInt128) - value;
    public static UInt128 operator checked -(UInt128 value) => checked(default(UInt128) - value);
    public static UInt128 operator ~(UInt128 value) => new UInt128(~value._upper, ~value._lower);
    public static UInt128 operator ++(UInt128 value) => value + One;
    public static UInt128 operator --(UInt128 value) => value - One;
    public static UInt128 operator &(UInt128 left, UInt128 right) => new UInt128(left._upper & right._upper, left._lower & right._lower);
    public static UInt128 operator |(UInt128 left, UInt128 right) => new UInt128(left._upper | right._upper, left._lower | right._lower);
    public static UInt128 operator ^(UInt128 left, UInt128 right) => new UInt128(left._upper ^ right._upper, left._lower ^ right._lower);

    public static UInt128 operator <<(UInt128 value, int shiftAmount)
    {
        shiftAmount &= 127;
        if (shiftAmount == 0) return value;
        if (shiftAmount >= 64) return new UInt128(value._lower << (shiftAmount - 64), 0UL);
        return new UInt128((value._upper << shiftAmount) | (value._lower >> (64 - shiftAmount)), value._lower << shiftAmount);
    }

    public static UInt128 operator >>(UInt128 value, int shiftAmount)
    {
        return value >>> shiftAmount;
    }

    public static UInt128 operator >>>(UInt128 value, int shiftAmount)
    {
        shiftAmount &= 127;
        if (shiftAmount == 0) return value;
        if (shiftAmount >= 64) return new UInt128(0UL, value._upper >> (shiftAmount - 64));
        return new UInt128(value._upper >> shiftAmount, (value._lower >> shiftAmount) | (value._upper << (64 - shiftAmount)));
    }

    public static bool operator ==(UInt128 left, UInt128 right) => left._lower == right._lower && left._upper == right._upper;
    public static bool operator !=(UInt128 left, UInt128 right) => left._lower != right._lower || left._upper != right._upper;
    public static bool operator <(UInt128 left, UInt128 right) => left._upper < right._upper || (left._upper == right._upper && left._lower < right._lower);
    public static bool operator >(UInt128 left, UInt128 right) => right < left;
    public static bool operator <=(UInt128 left, UInt128 right) => !(right < left);
    public static bool operator >=(UInt128 left, UInt128 right) => !(left < right);

    static int INumberBase<UInt128>.Radix => 2;
    static UInt128 IAdditiveIdentity<UInt128, UInt128>.AdditiveIdentity => default;
    static UInt128 IMultiplicativeIdentity<UInt128, UInt128>.MultiplicativeIdentity => One;
    static AnyNumber INumberBase<UInt128>.ToAny(UInt128 value) => new AnyNumber(value);
    static UInt128 INumberBase<UInt128>.FromAny(AnyNumber value, int mode) => FromAnyCore(value, mode);
    public static UInt128 CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => FromAnyCore(TOther.ToAny(value), 0);
    public static UInt128 CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => FromAnyCore(TOther.ToAny(value), 1);
    public static UInt128 CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => FromAnyCore(TOther.ToAny(value), 2);

    private static UInt128 FromAnyCore(AnyNumber value, int mode)
    {
        if (value.Kind == 1)
        {
            if (mode == 0 && !(value.Float > -1.0 && value.Float < 340282366920938463463374607431768211456.0)) throw new OverflowException();
            return FromDoubleCore(value.Float);
        }
        Int128 whole = value.Kind == 2 ? (Int128)value.Decimal : value.Integer;
        if (!value.IsHuge && whole < 0 && mode != 2)
        {
            if (mode == 0) throw new OverflowException();
            return default;
        }
        return unchecked((UInt128)whole);
    }

    public static UInt128 Abs(UInt128 value)
    {
        return value;
    }

    public static UInt128 Max(UInt128 x, UInt128 y) => x >= y ? x : y;
    public static UInt128 Min(UInt128 x, UInt128 y) => x <= y ? x : y;
    public static int Sign(UInt128 value) => value == default(UInt128) ? 0 : 1;
    public static UInt128 MaxMagnitude(UInt128 x, UInt128 y) => Abs(x) > Abs(y) ? x : Abs(x) < Abs(y) ? y : IsNegative(x) ? y : x;
    public static UInt128 MinMagnitude(UInt128 x, UInt128 y) => Abs(x) < Abs(y) ? x : Abs(x) > Abs(y) ? y : IsNegative(x) ? x : y;

    public static UInt128 Clamp(UInt128 value, UInt128 min, UInt128 max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static UInt128 CopySign(UInt128 value, UInt128 sign) => IsNegative(value) != IsNegative(sign) ? -value : value;
    public static bool IsEvenInteger(UInt128 value) => (value._lower & 1) == 0;
    public static bool IsOddInteger(UInt128 value) => (value._lower & 1) != 0;
    public static bool IsNegative(UInt128 value) => false;
    public static bool IsPositive(UInt128 value) => true;
    static bool INumberBase<UInt128>.IsFinite(UInt128 value) => true;
    static bool INumberBase<UInt128>.IsInfinity(UInt128 value) => false;
    static bool INumberBase<UInt128>.IsInteger(UInt128 value) => true;
    static bool INumberBase<UInt128>.IsNaN(UInt128 value) => false;
    static bool INumberBase<UInt128>.IsZero(UInt128 value) => value == default(UInt128);
    public static bool IsPow2(UInt128 value) => BitOperations.PopCount(value._lower) + BitOperations.PopCount(value._upper) == 1;
    private static int Zeros(UInt128 value) => value._upper != 0 ? BitOperations.LeadingZeroCount(value._upper) : 64 + BitOperations.LeadingZeroCount(value._lower);
    public static UInt128 LeadingZeroCount(UInt128 value) => new UInt128(0UL, (ulong)Zeros(value));
    public static UInt128 TrailingZeroCount(UInt128 value) => new UInt128(0UL, (ulong)(value._lower != 0 ? BitOperations.TrailingZeroCount(value._lower) : 64 + BitOperations.TrailingZeroCount(value._upper)));
    public static UInt128 PopCount(UInt128 value) => new UInt128(0UL, (ulong)(BitOperations.PopCount(value._lower) + BitOperations.PopCount(value._upper)));

    public static UInt128 Log2(UInt128 value)
    {

        return value == default(UInt128) ? default(UInt128) : new UInt128(0UL, (ulong)(127 - Zeros(value)));
    }

    public static UInt128 RotateLeft(UInt128 value, int rotateAmount) => (value << rotateAmount) | (value >>> (128 - rotateAmount));
    public static UInt128 RotateRight(UInt128 value, int rotateAmount) => (value >>> rotateAmount) | (value << (128 - rotateAmount));

    public static (UInt128 Quotient, UInt128 Remainder) DivRem(UInt128 left, UInt128 right)
    {
        UInt128 quotient = left / right;
        return (quotient, left - quotient * right);
    }
}
