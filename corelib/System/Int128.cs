using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Int128 : IComparable, IComparable<Int128>, IEquatable<Int128>, IBinaryInteger<Int128>, IMinMaxValue<Int128>, ISignedNumber<Int128>
{
    private readonly ulong _lower;
    private readonly ulong _upper;

    public Int128(ulong upper, ulong lower)
    {
        _lower = lower;
        _upper = upper;
    }

    internal ulong Lower => _lower;
    internal ulong Upper => _upper;

    // Natives take and give the two words (lower, upper) as a value of two slots.

    /// Product modulo 2^128.
    [Native("Int128.Multiply")] private static extern Int128 MultiplyCore(Int128 a, Int128 b);
    /// Whether the product does not fit.
    [Native("Int128.MultiplyOverflows")] private static extern bool MultiplyOverflows(Int128 a, Int128 b);
    /// DivideByZeroException; OverflowException for MinValue / -1.
    [Native("Int128.Divide")] private static extern Int128 DivideCore(Int128 a, Int128 b);
    [Native("Int128.Remainder")] private static extern Int128 RemainderCore(Int128 a, Int128 b);
    /// Nearest double, float.
    [Native("Int128.ToDouble")] private static extern double ToDoubleCore(Int128 value);
    [Native("Int128.ToSingle")] private static extern float ToSingleCore(Int128 value);
    /// Truncated and saturated; NaN gives 0.
    [Native("Int128.FromDouble")] private static extern Int128 FromDoubleCore(double value);

    public static Int128 MaxValue => new Int128(0x7FFF_FFFF_FFFF_FFFFUL, ulong.MaxValue);
    public static Int128 MinValue => new Int128(0x8000_0000_0000_0000UL, 0UL);
    public static Int128 One => new Int128(0UL, 1UL);
    public static Int128 Zero => default;
    public static Int128 NegativeOne => new Int128(ulong.MaxValue, ulong.MaxValue);

    public override string ToString() => Number.FormatInt128(_lower, _upper, true, null);
    public string ToString(string format) => Number.FormatInt128(_lower, _upper, true, format);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatInt128(_lower, _upper, true, null) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatInt128(_lower, _upper, true, format) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is Int128 other && this == other;
    public bool Equals(Int128 other) => this == other;
    public override int GetHashCode() => HashCode.Combine(_lower, _upper);
    public int CompareTo(Int128 value) => this < value ? -1 : this > value ? 1 : 0;

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is Int128 other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Int128.");
    }

    public static Int128 Parse(string s) => Parse(s, NumberStyles.Integer, null);
    public static Int128 Parse(string s, NumberStyles style) => Parse(s, style, null);
    public static Int128 Parse(string s, IFormatProvider provider) => Parse(s, NumberStyles.Integer, provider);
    public static Int128 Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(Number.Text(s), NumberStyles.Integer, provider);

    public static Int128 Parse(string s, NumberStyles style, IFormatProvider provider)
    {
        s = NumberLocale.Read(s, provider);
        if (s == null) throw new ArgumentNullException("s");
        Number.CheckIntegerStyle(style);
        ulong low;
        ulong high;
        int status = Number.ParseInt128(s, (int)style, true, out low, out high);
        if (status == 1) throw Number.NotInFormat(s);
        if (status == 2) throw Number.Overflow("an Int128");
        return new Int128(high, low);
    }

    public static bool TryParse(string s, out Int128 result) => TryParse(s, NumberStyles.Integer, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out Int128 result) => TryParse(s, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out Int128 result) => TryParse(Number.Text(s), NumberStyles.Integer, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out Int128 result)
    {
        s = NumberLocale.Read(s, provider);
        Number.CheckIntegerStyle(style);
        ulong low = 0;
        ulong high = 0;
        bool done = s != null && Number.ParseInt128(s, (int)style, true, out low, out high) == 0;
        result = done ? new Int128(high, low) : default;
        return done;
    }

    public static implicit operator Int128(byte value) => new Int128(0UL, unchecked((ulong)value));
    public static explicit operator byte(Int128 value) => unchecked((byte)value._lower);
    public static explicit operator checked byte(Int128 value) => (long)value._upper != ((long)value._lower >> 63) || (long)value._lower < 0 || (long)value._lower > 255 ? throw new OverflowException() : unchecked((byte)value._lower);
    public static implicit operator Int128(sbyte value) => new Int128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator sbyte(Int128 value) => unchecked((sbyte)value._lower);
    public static explicit operator checked sbyte(Int128 value) => (long)value._upper != ((long)value._lower >> 63) || (long)value._lower < -128 || (long)value._lower > 127 ? throw new OverflowException() : unchecked((sbyte)value._lower);
    public static implicit operator Int128(short value) => new Int128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator short(Int128 value) => unchecked((short)value._lower);
    public static explicit operator checked short(Int128 value) => (long)value._upper != ((long)value._lower >> 63) || (long)value._lower < -32768 || (long)value._lower > 32767 ? throw new OverflowException() : unchecked((short)value._lower);
    public static implicit operator Int128(ushort value) => new Int128(0UL, unchecked((ulong)value));
    public static explicit operator ushort(Int128 value) => unchecked((ushort)value._lower);
    public static explicit operator checked ushort(Int128 value) => (long)value._upper != ((long)value._lower >> 63) || (long)value._lower < 0 || (long)value._lower > 65535 ? throw new OverflowException() : unchecked((ushort)value._lower);
    public static implicit operator Int128(char value) => new Int128(0UL, unchecked((ulong)value));
    public static explicit operator char(Int128 value) => unchecked((char)value._lower);
    public static explicit operator checked char(Int128 value) => (long)value._upper != ((long)value._lower >> 63) || (long)value._lower < 0 || (long)value._lower > 65535 ? throw new OverflowException() : unchecked((char)value._lower);
    public static implicit operator Int128(int value) => new Int128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator int(Int128 value) => unchecked((int)value._lower);
    public static explicit operator checked int(Int128 value) => (long)value._upper != ((long)value._lower >> 63) || (long)value._lower < int.MinValue || (long)value._lower > int.MaxValue ? throw new OverflowException() : unchecked((int)value._lower);
    public static implicit operator Int128(uint value) => new Int128(0UL, unchecked((ulong)value));
    public static explicit operator uint(Int128 value) => unchecked((uint)value._lower);
    public static explicit operator checked uint(Int128 value) => (long)value._upper != ((long)value._lower >> 63) || (long)value._lower < 0 || (long)value._lower > uint.MaxValue ? throw new OverflowException() : unchecked((uint)value._lower);
    public static implicit operator Int128(long value) => new Int128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator long(Int128 value) => unchecked((long)value._lower);
    public static explicit operator checked long(Int128 value) => (long)value._upper != ((long)value._lower >> 63) ? throw new OverflowException() : unchecked((long)value._lower);
    public static implicit operator Int128(ulong value) => new Int128(0UL, unchecked((ulong)value));
    public static explicit operator ulong(Int128 value) => unchecked((ulong)value._lower);
    public static explicit operator checked ulong(Int128 value) => value._upper != 0 ? throw new OverflowException() : unchecked((ulong)value._lower);
    public static implicit operator Int128(nint value) => new Int128(value < 0 ? ulong.MaxValue : 0UL, unchecked((ulong)(long)value));
    public static explicit operator nint(Int128 value) => unchecked((nint)value._lower);
    public static explicit operator checked nint(Int128 value) => (long)value._upper != ((long)value._lower >> 63) ? throw new OverflowException() : unchecked((nint)value._lower);
    public static implicit operator Int128(nuint value) => new Int128(0UL, unchecked((ulong)value));
    public static explicit operator nuint(Int128 value) => unchecked((nuint)value._lower);
    public static explicit operator checked nuint(Int128 value) => value._upper != 0 ? throw new OverflowException() : unchecked((nuint)value._lower);

    public static explicit operator UInt128(Int128 value) => new UInt128(value._upper, value._lower);
    public static explicit operator checked UInt128(Int128 value) => (long)value._upper < 0 ? throw new OverflowException() : new UInt128(value._upper, value._lower);
    public static explicit operator double(Int128 value) => ToDoubleCore(value);
    public static explicit operator float(Int128 value) => ToSingleCore(value);
    public static explicit operator Half(Int128 value) => (Half)ToDoubleCore(value);
    public static explicit operator Int128(double value) => FromDoubleCore(value);
    public static explicit operator Int128(float value) => FromDoubleCore(value);

    public static explicit operator checked Int128(double value)
    {
        if (!(value >= -170141183460469231731687303715884105728.0 && value < 170141183460469231731687303715884105728.0)) throw new OverflowException();
        return FromDoubleCore(value);
    }

    public static explicit operator decimal(Int128 value)
    {
        if ((long)value._upper < 0) return -(decimal)(UInt128)(-value);
        if (value._upper > uint.MaxValue) throw Number.Overflow("a Decimal");
        return new decimal((int)value._lower, (int)(value._lower >> 32), (int)value._upper, false, 0);
    }

    public static explicit operator Int128(decimal value)
    {
        value = decimal.Truncate(value);
        int[] bits = decimal.GetBits(value);
        Int128 result = new Int128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return bits[3] < 0 ? -result : result;
    }

    public static Int128 operator +(Int128 left, Int128 right)
    {
        ulong lower = unchecked(left._lower + right._lower);
        ulong carry = lower < left._lower ? 1UL : 0UL;
        return new Int128(unchecked(left._upper + right._upper + carry), lower);
    }

    public static Int128 operator checked +(Int128 left, Int128 right)
    {
        Int128 sum = unchecked(left + right);
        if (((left._upper ^ sum._upper) & (right._upper ^ sum._upper) & 0x8000_0000_0000_0000UL) != 0) throw new OverflowException();
        return sum;
    }

    public static Int128 operator -(Int128 left, Int128 right)
    {
        ulong lower = unchecked(left._lower - right._lower);
        ulong borrow = left._lower < right._lower ? 1UL : 0UL;
        return new Int128(unchecked(left._upper - right._upper - borrow), lower);
    }

    public static Int128 operator checked -(Int128 left, Int128 right)
    {
        Int128 difference = unchecked(left - right);
        if (((left._upper ^ right._upper) & (left._upper ^ difference._upper) & 0x8000_0000_0000_0000UL) != 0) throw new OverflowException();
        return difference;
    }

    public static Int128 operator *(Int128 left, Int128 right) => MultiplyCore(left, right);

    public static Int128 operator checked *(Int128 left, Int128 right)
    {
        if (MultiplyOverflows(left, right)) throw new OverflowException();
        return MultiplyCore(left, right);
    }

    public static Int128 operator /(Int128 left, Int128 right) => DivideCore(left, right);
    public static Int128 operator %(Int128 left, Int128 right) => RemainderCore(left, right);
    public static Int128 operator +(Int128 value) => value;
    public static Int128 operator -(Int128 value) => default(Int128) - value;
    public static Int128 operator checked -(Int128 value) => checked(default(Int128) - value);
    public static Int128 operator ~(Int128 value) => new Int128(~value._upper, ~value._lower);
    public static Int128 operator ++(Int128 value) => value + One;
    public static Int128 operator --(Int128 value) => value - One;
    public static Int128 operator &(Int128 left, Int128 right) => new Int128(left._upper & right._upper, left._lower & right._lower);
    public static Int128 operator |(Int128 left, Int128 right) => new Int128(left._upper | right._upper, left._lower | right._lower);
    public static Int128 operator ^(Int128 left, Int128 right) => new Int128(left._upper ^ right._upper, left._lower ^ right._lower);

    public static Int128 operator <<(Int128 value, int shiftAmount)
    {
        shiftAmount &= 127;
        if (shiftAmount == 0) return value;
        if (shiftAmount >= 64) return new Int128(value._lower << (shiftAmount - 64), 0UL);
        return new Int128((value._upper << shiftAmount) | (value._lower >> (64 - shiftAmount)), value._lower << shiftAmount);
    }

    public static Int128 operator >>(Int128 value, int shiftAmount)
    {
        shiftAmount &= 127;
        if (shiftAmount == 0) return value;
        ulong fill = (ulong)((long)value._upper >> 63);
        if (shiftAmount >= 64) return new Int128(fill, (ulong)((long)value._upper >> (shiftAmount - 64)));
        return new Int128((ulong)((long)value._upper >> shiftAmount), (value._lower >> shiftAmount) | (value._upper << (64 - shiftAmount)));
    }

    public static Int128 operator >>>(Int128 value, int shiftAmount)
    {
        shiftAmount &= 127;
        if (shiftAmount == 0) return value;
        if (shiftAmount >= 64) return new Int128(0UL, value._upper >> (shiftAmount - 64));
        return new Int128(value._upper >> shiftAmount, (value._lower >> shiftAmount) | (value._upper << (64 - shiftAmount)));
    }

    public static bool operator ==(Int128 left, Int128 right) => left._lower == right._lower && left._upper == right._upper;
    public static bool operator !=(Int128 left, Int128 right) => left._lower != right._lower || left._upper != right._upper;
    public static bool operator <(Int128 left, Int128 right) => (long)left._upper < (long)right._upper || (left._upper == right._upper && left._lower < right._lower);
    public static bool operator >(Int128 left, Int128 right) => right < left;
    public static bool operator <=(Int128 left, Int128 right) => !(right < left);
    public static bool operator >=(Int128 left, Int128 right) => !(left < right);

    static int INumberBase<Int128>.Radix => 2;
    static Int128 IAdditiveIdentity<Int128, Int128>.AdditiveIdentity => default;
    static Int128 IMultiplicativeIdentity<Int128, Int128>.MultiplicativeIdentity => One;
    static AnyNumber INumberBase<Int128>.ToAny(Int128 value) => new AnyNumber(value);
    static Int128 INumberBase<Int128>.FromAny(AnyNumber value, int mode) => FromAnyCore(value, mode);
    public static Int128 CreateChecked<TOther>(TOther value) where TOther : INumberBase<TOther> => FromAnyCore(TOther.ToAny(value), 0);
    public static Int128 CreateSaturating<TOther>(TOther value) where TOther : INumberBase<TOther> => FromAnyCore(TOther.ToAny(value), 1);
    public static Int128 CreateTruncating<TOther>(TOther value) where TOther : INumberBase<TOther> => FromAnyCore(TOther.ToAny(value), 2);

    private static Int128 FromAnyCore(AnyNumber value, int mode)
    {
        return value.ToInteger(MinValue, MaxValue, mode, 128, true);
    }

    public static Int128 Abs(Int128 value)
    {
        if (value >= default(Int128)) return value;
        if (value == MinValue) throw new OverflowException("Negating the minimum value of a twos complement number is invalid.");
        return -value;
    }

    public static Int128 Max(Int128 x, Int128 y) => x >= y ? x : y;
    public static Int128 Min(Int128 x, Int128 y) => x <= y ? x : y;
    public static int Sign(Int128 value) => (long)value._upper < 0 ? -1 : value == default(Int128) ? 0 : 1;
    public static Int128 MaxMagnitude(Int128 x, Int128 y) => Abs(x) > Abs(y) ? x : Abs(x) < Abs(y) ? y : IsNegative(x) ? y : x;
    public static Int128 MinMagnitude(Int128 x, Int128 y) => Abs(x) < Abs(y) ? x : Abs(x) > Abs(y) ? y : IsNegative(x) ? x : y;

    public static Int128 Clamp(Int128 value, Int128 min, Int128 max)
    {
        if (min > max) throw new ArgumentException("'" + min.ToString() + "' cannot be greater than " + max.ToString() + ".");
        return value < min ? min : value > max ? max : value;
    }

    public static Int128 CopySign(Int128 value, Int128 sign) => IsNegative(value) != IsNegative(sign) ? -value : value;
    public static bool IsEvenInteger(Int128 value) => (value._lower & 1) == 0;
    public static bool IsOddInteger(Int128 value) => (value._lower & 1) != 0;
    public static bool IsNegative(Int128 value) => (long)value._upper < 0;
    public static bool IsPositive(Int128 value) => (long)value._upper >= 0;
    static bool INumberBase<Int128>.IsFinite(Int128 value) => true;
    static bool INumberBase<Int128>.IsInfinity(Int128 value) => false;
    static bool INumberBase<Int128>.IsInteger(Int128 value) => true;
    static bool INumberBase<Int128>.IsNaN(Int128 value) => false;
    static bool INumberBase<Int128>.IsZero(Int128 value) => value == default(Int128);
    public static bool IsPow2(Int128 value) => BitOperations.PopCount(value._lower) + BitOperations.PopCount(value._upper) == 1 && (long)value._upper >= 0;
    private static int Zeros(Int128 value) => value._upper != 0 ? BitOperations.LeadingZeroCount(value._upper) : 64 + BitOperations.LeadingZeroCount(value._lower);
    public static Int128 LeadingZeroCount(Int128 value) => new Int128(0UL, (ulong)Zeros(value));
    public static Int128 TrailingZeroCount(Int128 value) => new Int128(0UL, (ulong)(value._lower != 0 ? BitOperations.TrailingZeroCount(value._lower) : 64 + BitOperations.TrailingZeroCount(value._upper)));
    public static Int128 PopCount(Int128 value) => new Int128(0UL, (ulong)(BitOperations.PopCount(value._lower) + BitOperations.PopCount(value._upper)));

    public static Int128 Log2(Int128 value)
    {
        if ((long)value._upper < 0) throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
        return value == default(Int128) ? default(Int128) : new Int128(0UL, (ulong)(127 - Zeros(value)));
    }

    public static Int128 RotateLeft(Int128 value, int rotateAmount) => (value << rotateAmount) | (value >>> (128 - rotateAmount));
    public static Int128 RotateRight(Int128 value, int rotateAmount) => (value >>> rotateAmount) | (value << (128 - rotateAmount));

    public static (Int128 Quotient, Int128 Remainder) DivRem(Int128 left, Int128 right)
    {
        Int128 quotient = left / right;
        return (quotient, left - quotient * right);
    }
}
