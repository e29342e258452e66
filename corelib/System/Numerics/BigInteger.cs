using System.Globalization;
using Hoist.Runtime;
namespace System.Numerics;

/// A long when it fits, else two's complement bytes, little endian, shortest.
[NetFields("int sign; object bits")]
public readonly struct BigInteger : ISpanFormattable, IComparable, IComparable<BigInteger>, IEquatable<BigInteger>, IBinaryInteger<BigInteger>, ISignedNumber<BigInteger>
{
    private readonly long _small;
    private readonly byte[] _big;

    [Native("BigInteger.Add")] private static extern byte[] AddBytes(byte[] a, byte[] b);
    [Native("BigInteger.Subtract")] private static extern byte[] SubtractBytes(byte[] a, byte[] b);
    [Native("BigInteger.Multiply")] private static extern byte[] MultiplyBytes(byte[] a, byte[] b);
    /// DivideByZeroException.
    [Native("BigInteger.Divide")] private static extern byte[] DivideBytes(byte[] a, byte[] b);
    [Native("BigInteger.Remainder")] private static extern byte[] RemainderBytes(byte[] a, byte[] b);
    [Native("BigInteger.And")] private static extern byte[] AndBytes(byte[] a, byte[] b);
    [Native("BigInteger.Or")] private static extern byte[] OrBytes(byte[] a, byte[] b);
    [Native("BigInteger.Xor")] private static extern byte[] XorBytes(byte[] a, byte[] b);
    [Native("BigInteger.Negate")] private static extern byte[] NegateBytes(byte[] a);
    [Native("BigInteger.ShiftLeft")] private static extern byte[] ShiftLeftBytes(byte[] a, int count);
    /// Rounds down.
    [Native("BigInteger.ShiftRight")] private static extern byte[] ShiftRightBytes(byte[] a, int count);
    [Native("BigInteger.Pow")] private static extern byte[] PowBytes(byte[] a, int exponent);
    [Native("BigInteger.ModPow")] private static extern byte[] ModPowBytes(byte[] value, byte[] exponent, byte[] modulus);
    [Native("BigInteger.GreatestCommonDivisor")] private static extern byte[] GcdBytes(byte[] a, byte[] b);
    [Native("BigInteger.Compare")] private static extern int CompareBytes(byte[] a, byte[] b);
    /// The whole part.
    [Native("BigInteger.FromDouble")] private static extern byte[] FromDouble(double value);

    private BigInteger(long small, byte[] big)
    {
        _small = small;
        _big = big;
    }

    public BigInteger(int value) : this((long)value, null) { }
    public BigInteger(uint value) : this((long)value, null) { }
    public BigInteger(long value) : this(value, null) { }
    public BigInteger(ulong value) { this = value; }
    public BigInteger(float value) : this((double)value) { }

    public BigInteger(double value)
    {
        if (double.IsInfinity(value)) throw new OverflowException("BigInteger cannot represent infinity.");
        if (double.IsNaN(value)) throw new OverflowException("The value is not a number.");
        this = value > -9e18 && value < 9e18 ? new BigInteger((long)value, null) : Wrap(FromDouble(value));
    }

    public BigInteger(decimal value)
    {
        int[] bits = decimal.GetBits(decimal.Truncate(value));
        BigInteger magnitude = new BigInteger((ulong)(uint)bits[0] | ((ulong)(uint)bits[1] << 32)) + (new BigInteger((uint)bits[2]) << 64);
        this = bits[3] < 0 ? -magnitude : magnitude;
    }

    public BigInteger(byte[] value) : this(new ReadOnlySpan<byte>(value == null ? throw new ArgumentNullException("value") : value)) { }

    public BigInteger(ReadOnlySpan<byte> value, bool isUnsigned = false, bool isBigEndian = false)
    {
        byte[] bytes = new byte[value.Length + (isUnsigned ? 1 : 0)];
        for (int i = 0; i < value.Length; i++) bytes[i] = value[isBigEndian ? value.Length - 1 - i : i];
        int length = bytes.Length;
        while (length > 1 && ((bytes[length - 1] == 0 && bytes[length - 2] < 128) || (bytes[length - 1] == 255 && bytes[length - 2] >= 128))) length--;
        Array.Resize(ref bytes, length);
        this = Wrap(bytes);
    }

    private static BigInteger Wrap(byte[] bytes)
    {
        int length = bytes.Length;
        if (length > 8) return new BigInteger(0, bytes);
        long value = length > 0 && bytes[length - 1] >= 128 ? -1 : 0;
        for (int i = length - 1; i >= 0; i--) value = (value << 8) | bytes[i];
        return new BigInteger(value, null);
    }

    private byte[] Bytes
    {
        get
        {
            if (_big != null) return _big;
            byte[] bytes = new byte[8];
            for (int i = 0; i < 8; i++) bytes[i] = (byte)(_small >> (8 * i));
            return bytes;
        }
    }

    private long LowBits()
    {
        long value = 0;
        for (int i = 7; i >= 0; i--) value = (value << 8) | _big[i];
        return value;
    }

    public static BigInteger Zero => default;
    public static BigInteger One => new BigInteger(1, null);
    public static BigInteger MinusOne => new BigInteger(-1, null);
    static BigInteger ISignedNumber<BigInteger>.NegativeOne => new BigInteger(-1, null);
    public int Sign => _big != null ? (_big[_big.Length - 1] >= 128 ? -1 : 1) : _small < 0 ? -1 : _small > 0 ? 1 : 0;
    public bool IsZero => _big == null && _small == 0;
    public bool IsOne => _big == null && _small == 1;
    public bool IsEven => _big != null ? (_big[0] & 1) == 0 : (_small & 1) == 0;
    public bool IsPowerOfTwo => Sign > 0 && (this & (this - One)).IsZero;

    public static BigInteger operator +(BigInteger left, BigInteger right)
    {
        if (left._big == null && right._big == null)
        {
            long sum = unchecked(left._small + right._small);
            if (((left._small ^ sum) & (right._small ^ sum)) >= 0) return new BigInteger(sum, null);
        }
        return Wrap(AddBytes(left.Bytes, right.Bytes));
    }

    public static BigInteger operator -(BigInteger left, BigInteger right)
    {
        if (left._big == null && right._big == null)
        {
            long difference = unchecked(left._small - right._small);
            if (((left._small ^ right._small) & (left._small ^ difference)) >= 0) return new BigInteger(difference, null);
        }
        return Wrap(SubtractBytes(left.Bytes, right.Bytes));
    }

    public static BigInteger operator *(BigInteger left, BigInteger right)
    {
        if (left._big == null && right._big == null)
        {
            long low;
            long high = Math.BigMul(left._small, right._small, out low);
            if (high == low >> 63) return new BigInteger(low, null);
        }
        return Wrap(MultiplyBytes(left.Bytes, right.Bytes));
    }

    public static BigInteger operator /(BigInteger dividend, BigInteger divisor)
    {
        if (dividend._big == null && divisor._big == null && !(dividend._small == long.MinValue && divisor._small == -1)) return new BigInteger(dividend._small / divisor._small, null);
        return Wrap(DivideBytes(dividend.Bytes, divisor.Bytes));
    }

    public static BigInteger operator %(BigInteger dividend, BigInteger divisor)
    {
        if (dividend._big == null && divisor._big == null && divisor._small != -1) return new BigInteger(dividend._small % divisor._small, null);
        return Wrap(RemainderBytes(dividend.Bytes, divisor.Bytes));
    }

    public static BigInteger operator +(BigInteger value) => value;
    public static BigInteger operator -(BigInteger value) => value._big == null && value._small != long.MinValue ? new BigInteger(-value._small, null) : Wrap(NegateBytes(value.Bytes));
    public static BigInteger operator ++(BigInteger value) => value + One;
    public static BigInteger operator --(BigInteger value) => value - One;
    public static BigInteger operator ~(BigInteger value) => -(value + One);
    public static BigInteger operator &(BigInteger left, BigInteger right) => left._big == null && right._big == null ? new BigInteger(left._small & right._small, null) : Wrap(AndBytes(left.Bytes, right.Bytes));
    public static BigInteger operator |(BigInteger left, BigInteger right) => left._big == null && right._big == null ? new BigInteger(left._small | right._small, null) : Wrap(OrBytes(left.Bytes, right.Bytes));
    public static BigInteger operator ^(BigInteger left, BigInteger right) => left._big == null && right._big == null ? new BigInteger(left._small ^ right._small, null) : Wrap(XorBytes(left.Bytes, right.Bytes));

    public static BigInteger operator <<(BigInteger value, int shift)
    {
        if (shift < 0) return value >> -shift;
        return Wrap(ShiftLeftBytes(value.Bytes, shift));
    }

    public static BigInteger operator >>(BigInteger value, int shift)
    {
        if (shift < 0) return value << -shift;
        if (value._big == null) return new BigInteger(shift > 63 ? value._small >> 63 : value._small >> shift, null);
        return Wrap(ShiftRightBytes(value._big, shift));
    }

    /// As .NET: a negative number's bits fill whole 32-bit words.
    public static BigInteger operator >>>(BigInteger value, int shift)
    {
        if (value.Sign >= 0 || shift <= 0) return value >> shift;
        int words = (int)((value.GetBitLength() + 32) / 32);
        BigInteger bits = value + (One << (32 * words));
        return bits >> shift;
    }

    public static bool operator ==(BigInteger left, BigInteger right) => left.Equals(right);
    public static bool operator !=(BigInteger left, BigInteger right) => !left.Equals(right);
    public static bool operator <(BigInteger left, BigInteger right) => left.CompareTo(right) < 0;
    public static bool operator <=(BigInteger left, BigInteger right) => left.CompareTo(right) <= 0;
    public static bool operator >(BigInteger left, BigInteger right) => left.CompareTo(right) > 0;
    public static bool operator >=(BigInteger left, BigInteger right) => left.CompareTo(right) >= 0;

    public static implicit operator BigInteger(byte value) => new BigInteger((long)value);
    public static implicit operator BigInteger(sbyte value) => new BigInteger((long)value);
    public static implicit operator BigInteger(short value) => new BigInteger((long)value);
    public static implicit operator BigInteger(ushort value) => new BigInteger((long)value);
    public static implicit operator BigInteger(char value) => new BigInteger((long)value);
    public static implicit operator BigInteger(int value) => new BigInteger((long)value);
    public static implicit operator BigInteger(uint value) => new BigInteger((long)value);
    public static implicit operator BigInteger(long value) => new BigInteger((long)value);
    public static implicit operator BigInteger(ulong value) => value <= long.MaxValue ? new BigInteger((long)value) : Wrap(new byte[] { (byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24), (byte)(value >> 32), (byte)(value >> 40), (byte)(value >> 48), (byte)(value >> 56), 0 });
    public static implicit operator BigInteger(nint value) => new BigInteger((long)value);
    public static implicit operator BigInteger(nuint value) => value <= long.MaxValue ? new BigInteger((long)value) : Wrap(new byte[] { (byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24), (byte)(value >> 32), (byte)(value >> 40), (byte)(value >> 48), (byte)(value >> 56), 0 });
    public static explicit operator byte(BigInteger value) => value._big != null || value._small < 0 || value._small > 255 ? throw new OverflowException() : (byte)value._small;
    public static explicit operator sbyte(BigInteger value) => value._big != null || value._small < -128 || value._small > 127 ? throw new OverflowException() : (sbyte)value._small;
    public static explicit operator short(BigInteger value) => value._big != null || value._small < -32768 || value._small > 32767 ? throw new OverflowException() : (short)value._small;
    public static explicit operator ushort(BigInteger value) => value._big != null || value._small < 0 || value._small > 65535 ? throw new OverflowException() : (ushort)value._small;
    public static explicit operator char(BigInteger value) => value._big != null || value._small < 0 || value._small > 65535 ? throw new OverflowException() : (char)value._small;
    public static explicit operator int(BigInteger value) => value._big != null || value._small < int.MinValue || value._small > int.MaxValue ? throw new OverflowException() : (int)value._small;
    public static explicit operator uint(BigInteger value) => value._big != null || value._small < 0 || value._small > uint.MaxValue ? throw new OverflowException() : (uint)value._small;
    public static explicit operator long(BigInteger value) => value._big != null || value._small < long.MinValue || value._small > long.MaxValue ? throw new OverflowException() : (long)value._small;

    public static explicit operator ulong(BigInteger value)
    {
        if (value._big == null)
        {
            if (value._small < 0) throw new OverflowException();
            return (ulong)value._small;
        }
        if (value._big.Length != 9 || value._big[8] != 0) throw new OverflowException();
        return (ulong)(ulong)value.LowBits();
    }

    public static explicit operator nint(BigInteger value) => value._big != null || value._small < long.MinValue || value._small > long.MaxValue ? throw new OverflowException() : (nint)value._small;

    public static explicit operator nuint(BigInteger value)
    {
        if (value._big == null)
        {
            if (value._small < 0) throw new OverflowException();
            return (nuint)value._small;
        }
        if (value._big.Length != 9 || value._big[8] != 0) throw new OverflowException();
        return (nuint)(ulong)value.LowBits();
    }
    public static explicit operator BigInteger(float value) => new BigInteger((double)value);
    public static explicit operator BigInteger(double value) => new BigInteger(value);
    public static explicit operator BigInteger(decimal value) => new BigInteger(value);
    public static implicit operator BigInteger(Int128 value) => ((BigInteger)(long)(value >> 64) << 64) + (BigInteger)unchecked((ulong)value);
    public static implicit operator BigInteger(UInt128 value) => ((BigInteger)(ulong)(value >> 64) << 64) + (BigInteger)unchecked((ulong)value);
    public static explicit operator Int128(BigInteger value) => value < (BigInteger)Int128.MinValue || value > (BigInteger)Int128.MaxValue ? throw Number.Overflow("an Int128") : new Int128((ulong)((value >> 64) & ulong.MaxValue), (ulong)(value & ulong.MaxValue));
    public static explicit operator UInt128(BigInteger value) => value.Sign < 0 || value > (BigInteger)UInt128.MaxValue ? throw Number.Overflow("a UInt128") : new UInt128((ulong)(value >> 64), (ulong)(value & ulong.MaxValue));
    /// The 53 leading bits; what lies below them does not count.
    public static explicit operator double(BigInteger value)
    {
        if (value._big == null) return value._small;
        BigInteger magnitude = Abs(value);
        long bits = magnitude.GetBitLength();
        if (bits > 1024) return value.Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        ulong leading = (ulong)(magnitude >> (int)(bits - 64));
        double result = Math.ScaleB((double)(leading & ~0x7FFUL), (int)(bits - 64));
        return value.Sign < 0 ? -result : result;
    }

    public static explicit operator float(BigInteger value) => (float)(double)value;

    public static explicit operator decimal(BigInteger value)
    {
        if (value._big == null) return value._small;
        BigInteger magnitude = Abs(value);
        if (magnitude >> 96 != Zero) throw Number.Overflow("a Decimal");
        return new decimal((int)(uint)(magnitude & uint.MaxValue), (int)(uint)((magnitude >> 32) & uint.MaxValue), (int)(uint)(magnitude >> 64), value.Sign < 0, 0);
    }

    public static BigInteger Add(BigInteger left, BigInteger right) => left + right;
    public static BigInteger Subtract(BigInteger left, BigInteger right) => left - right;
    public static BigInteger Multiply(BigInteger left, BigInteger right) => left * right;
    public static BigInteger Divide(BigInteger dividend, BigInteger divisor) => dividend / divisor;
    public static BigInteger Remainder(BigInteger dividend, BigInteger divisor) => dividend % divisor;
    public static BigInteger Negate(BigInteger value) => -value;
    public static BigInteger Abs(BigInteger value) => value.Sign < 0 ? -value : value;
    public static BigInteger Max(BigInteger left, BigInteger right) => left < right ? right : left;
    public static BigInteger Min(BigInteger left, BigInteger right) => left <= right ? left : right;
    public static int Compare(BigInteger left, BigInteger right) => left.CompareTo(right);
    public static BigInteger GreatestCommonDivisor(BigInteger left, BigInteger right) => Wrap(GcdBytes(left.Bytes, right.Bytes));

    public static BigInteger DivRem(BigInteger dividend, BigInteger divisor, out BigInteger remainder)
    {
        BigInteger quotient = dividend / divisor;
        remainder = dividend - quotient * divisor;
        return quotient;
    }

    public static (BigInteger Quotient, BigInteger Remainder) DivRem(BigInteger left, BigInteger right)
    {
        BigInteger quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static BigInteger Pow(BigInteger value, int exponent)
    {
        if (exponent < 0) throw new ArgumentOutOfRangeException("exponent", exponent, "exponent ('" + exponent.ToString() + "') must be a non-negative value.");
        return Wrap(PowBytes(value.Bytes, exponent));
    }

    public static BigInteger ModPow(BigInteger value, BigInteger exponent, BigInteger modulus)
    {
        if (exponent.Sign < 0) throw new ArgumentOutOfRangeException("exponent", "The number must be greater than or equal to zero.");
        return Wrap(ModPowBytes(value.Bytes, exponent.Bytes, modulus.Bytes));
    }

    public static double Log(BigInteger value) => Log(value, Math.E);

    /// From the 64 leading bits.
    public static double Log(BigInteger value, double baseValue)
    {
        if (value.Sign < 0 || baseValue == 1) return double.NaN;
        if (double.IsPositiveInfinity(baseValue)) return value.IsOne ? 0 : double.NaN;
        if (baseValue == 0 && !value.IsOne) return double.NaN;
        if (value._big == null && value._small <= int.MaxValue) return Math.Log(value._small, baseValue);
        long bits = value.GetBitLength();
        ulong leading = bits >= 64 ? (ulong)(value >> (int)(bits - 64)) : (ulong)value._small << (int)(64 - bits);
        return Math.Log(leading, baseValue) + (bits - 64) / Math.Log(baseValue, 2);
    }

    public static double Log10(BigInteger value) => Log(value, 10);

    public static BigInteger Log2(BigInteger value)
    {
        if (value.Sign < 0) throw new ArgumentOutOfRangeException("value", "Non-negative number required.");
        return value.IsZero ? Zero : value.GetBitLength() - 1;
    }

    /// Bits without the sign.
    public long GetBitLength()
    {
        byte[] bytes = Bytes;
        int length = bytes.Length;
        bool negative = bytes[length - 1] >= 128;
        byte fill = negative ? (byte)255 : (byte)0;
        while (length > 0 && bytes[length - 1] == fill) length--;
        if (length == 0) return 0;
        int top = negative ? (byte)~bytes[length - 1] : bytes[length - 1];
        return 8L * (length - 1) + 32 - BitOperations.LeadingZeroCount((uint)top);
    }

    public int GetByteCount(bool isUnsigned = false) => ToByteArray(isUnsigned, false).Length;
    public byte[] ToByteArray() => ToByteArray(false, false);

    public byte[] ToByteArray(bool isUnsigned = false, bool isBigEndian = false)
    {
        byte[] bytes = Bytes;
        int length = bytes.Length;
        if (isUnsigned && Sign < 0) throw new OverflowException("Negative values do not have an unsigned representation.");
        while (length > 1 && ((bytes[length - 1] == 0 && (isUnsigned || bytes[length - 2] < 128)) || (bytes[length - 1] == 255 && bytes[length - 2] >= 128))) length--;
        byte[] result = new byte[length];
        for (int i = 0; i < length; i++) result[i] = bytes[isBigEndian ? length - 1 - i : i];
        return result;
    }

    public static BigInteger PopCount(BigInteger value)
    {
        int count = 0;
        byte[] bytes = value.Bytes;
        int length = value.Sign < 0 ? (bytes.Length + 3) / 4 * 4 : bytes.Length;
        if (value._big == null && value._small < 0 && value._small >= int.MinValue) length = 4;
        for (int i = 0; i < length; i++) count += BitOperations.PopCount((uint)(i < bytes.Length ? bytes[i] : 255));
        return count;
    }

    public static BigInteger TrailingZeroCount(BigInteger value)
    {
        if (value.IsZero) return 32;
        byte[] bytes = value.Bytes;
        int i = 0;
        while (bytes[i] == 0) i++;
        return 8 * i + BitOperations.TrailingZeroCount((uint)bytes[i]);
    }

    public static BigInteger LeadingZeroCount(BigInteger value)
    {
        if (value.Sign < 0) return 0;
        long bits = value.GetBitLength();
        return bits == 0 ? 32 : (32 - bits % 32) % 32;
    }

    public static BigInteger RotateLeft(BigInteger value, int rotateAmount) => value << rotateAmount;
    public static BigInteger RotateRight(BigInteger value, int rotateAmount) => value >> rotateAmount;
    public static bool IsPow2(BigInteger value) => value.IsPowerOfTwo;
    public static bool IsEvenInteger(BigInteger value) => value.IsEven;
    public static bool IsOddInteger(BigInteger value) => !value.IsEven;
    public static bool IsNegative(BigInteger value) => value.Sign < 0;
    public static bool IsPositive(BigInteger value) => value.Sign >= 0;
    static bool INumberBase<BigInteger>.IsFinite(BigInteger value) => true;
    static bool INumberBase<BigInteger>.IsInfinity(BigInteger value) => false;
    static bool INumberBase<BigInteger>.IsInteger(BigInteger value) => true;
    static bool INumberBase<BigInteger>.IsNaN(BigInteger value) => false;
    static bool INumberBase<BigInteger>.IsZero(BigInteger value) => value.IsZero;
    static int INumberBase<BigInteger>.Radix => 2;
    static BigInteger IAdditiveIdentity<BigInteger, BigInteger>.AdditiveIdentity => Zero;
    static BigInteger IMultiplicativeIdentity<BigInteger, BigInteger>.MultiplicativeIdentity => One;
    public static BigInteger MaxMagnitude(BigInteger x, BigInteger y) => Abs(x) > Abs(y) ? x : Abs(x) < Abs(y) ? y : IsNegative(x) ? y : x;
    public static BigInteger MinMagnitude(BigInteger x, BigInteger y) => Abs(x) < Abs(y) ? x : Abs(x) > Abs(y) ? y : IsNegative(x) ? x : y;
    public static BigInteger Clamp(BigInteger value, BigInteger min, BigInteger max) => value < min ? min : value > max ? max : value;
    public static BigInteger CopySign(BigInteger value, BigInteger sign) => IsNegative(value) != IsNegative(sign) ? -value : value;
    static AnyNumber INumberBase<BigInteger>.ToAny(BigInteger value) => new AnyNumber((Int128)value);

    static BigInteger INumberBase<BigInteger>.FromAny(AnyNumber value, int mode)
    {
        if (value.Kind == 1) return new BigInteger(value.Float);
        if (value.Kind == 2) return new BigInteger(value.Decimal);
        return value.IsHuge ? (BigInteger)unchecked((UInt128)value.Integer) : (BigInteger)value.Integer;
    }

    public int CompareTo(BigInteger other) => _big == null && other._big == null ? _small.CompareTo(other._small) : CompareBytes(Bytes, other.Bytes);
    public int CompareTo(long other) => CompareTo((BigInteger)other);
    public int CompareTo(ulong other) => CompareTo((BigInteger)other);

    public int CompareTo(object obj)
    {
        if (obj == null) return 1;
        if (obj is BigInteger other) return CompareTo(other);
        throw new ArgumentException("The parameter must be a BigInteger.", "obj");
    }

    public override bool Equals(object obj) => obj is BigInteger other && Equals(other);
    public bool Equals(BigInteger other) => _big == null ? other._big == null && _small == other._small : other._big != null && CompareBytes(_big, other._big) == 0;
    public bool Equals(long other) => _big == null && _small == other;
    public bool Equals(ulong other) => Equals((BigInteger)other);

    public override int GetHashCode()
    {
        if (_big == null) return _small.GetHashCode();
        int hash = 17;
        for (int i = 0; i < _big.Length; i++) hash = unchecked(hash * 31 + _big[i]);
        return hash;
    }

    public override string ToString() => _big == null ? Number.TextOf(_small) : Number.FormatBigInteger(_big, null);
    public string ToString(string format) => Number.FormatBigInteger(ToByteArray(), format);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? ToString() : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatBigInteger(ToByteArray(), format) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);

    public static BigInteger Parse(string value) => Parse(value, NumberStyles.Integer, null);
    public static BigInteger Parse(string value, NumberStyles style) => Parse(value, style, null);
    public static BigInteger Parse(string value, IFormatProvider provider) => Parse(value, NumberStyles.Integer, provider);
    public static BigInteger Parse(ReadOnlySpan<char> value, IFormatProvider provider) => Parse(Number.Text(value), NumberStyles.Integer, provider);

    public static BigInteger Parse(string value, NumberStyles style, IFormatProvider provider)
    {
        value = NumberLocale.Read(value, provider);
        if (value == null) throw new ArgumentNullException("value");
        byte[] bytes = Number.ParseBigInteger(value, (int)style);
        if (bytes == null) throw new FormatException("The value could not be parsed.");
        return Wrap(bytes);
    }

    public static bool TryParse(string value, out BigInteger result) => TryParse(value, NumberStyles.Integer, null, out result);
    public static bool TryParse(string value, IFormatProvider provider, out BigInteger result) => TryParse(value, NumberStyles.Integer, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> value, out BigInteger result) => TryParse(Number.Text(value), NumberStyles.Integer, null, out result);
    public static bool TryParse(ReadOnlySpan<char> value, IFormatProvider provider, out BigInteger result) => TryParse(Number.Text(value), NumberStyles.Integer, provider, out result);

    public static bool TryParse(string value, NumberStyles style, IFormatProvider provider, out BigInteger result)
    {
        value = NumberLocale.Read(value, provider);
        byte[] bytes = value == null ? null : Number.ParseBigInteger(value, (int)style);
        result = bytes == null ? default : Wrap(bytes);
        return bytes != null;
    }
}
