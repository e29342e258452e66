using System.Globalization;
using System.Numerics;
using Hoist.Runtime;
namespace System;

public readonly struct Half : IComparable, IComparable<Half>, IEquatable<Half>, ISpanFormattable, INumber<Half>, IMinMaxValue<Half>
{
    private readonly ushort _bits;

    private Half(ushort bits) { _bits = bits; }

    /// The exact value.
    [Native("Half.ToSingle")] private static extern float ToSingle(ushort bits);
    /// Rounds to nearest, ties to even.
    [Native("Half.FromDouble")] private static extern ushort FromDouble(double value);

    public static Half Epsilon => new Half(1);
    public static Half MaxValue => new Half(0x7BFF);
    public static Half MinValue => new Half(0xFBFF);
    public static Half NaN => new Half(0xFE00);
    public static Half PositiveInfinity => new Half(0x7C00);
    public static Half NegativeInfinity => new Half(0xFC00);
    public static Half NegativeZero => new Half(0x8000);
    public static Half One => new Half(0x3C00);
    public static Half NegativeOne => new Half(0xBC00);
    public static Half Zero => new Half(0);
    public static Half Pi => (Half)3.14159265f;
    public static Half E => (Half)2.71828183f;
    public static Half Tau => (Half)6.283185307f;
    internal ushort Bits => _bits;
    internal static Half FromBits(ushort bits) => new Half(bits);

    private float Value => ToSingle(_bits);

    public static explicit operator Half(float value) => new Half(FromDouble(value));
    public static explicit operator Half(double value) => new Half(FromDouble(value));
    public static explicit operator Half(int value) => new Half(FromDouble(value));
    public static explicit operator Half(long value) => new Half(FromDouble(value));
    public static implicit operator Half(byte value) => new Half(FromDouble(value));
    public static implicit operator Half(sbyte value) => new Half(FromDouble(value));
    public static explicit operator float(Half value) => value.Value;
    public static explicit operator double(Half value) => value.Value;
    public static explicit operator int(Half value) => (int)value.Value;
    public static explicit operator long(Half value) => (long)value.Value;
    public static explicit operator byte(Half value) => (byte)value.Value;

    public static Half operator +(Half left, Half right) => (Half)(left.Value + right.Value);
    public static Half operator -(Half left, Half right) => (Half)(left.Value - right.Value);
    public static Half operator *(Half left, Half right) => (Half)(left.Value * right.Value);
    public static Half operator /(Half left, Half right) => (Half)(left.Value / right.Value);
    public static Half operator %(Half left, Half right) => (Half)(left.Value % right.Value);
    public static Half operator +(Half value) => value;
    public static Half operator -(Half value) => new Half((ushort)(value._bits ^ 0x8000));
    public static Half operator ++(Half value) => (Half)(value.Value + 1);
    public static Half operator --(Half value) => (Half)(value.Value - 1);
    public static bool operator ==(Half left, Half right) => left.Value == right.Value;
    public static bool operator !=(Half left, Half right) => left.Value != right.Value;
    public static bool operator <(Half left, Half right) => left.Value < right.Value;
    public static bool operator <=(Half left, Half right) => left.Value <= right.Value;
    public static bool operator >(Half left, Half right) => left.Value > right.Value;
    public static bool operator >=(Half left, Half right) => left.Value >= right.Value;

    public override string ToString() => Number.FormatHalf(Value, null);
    public string ToString(string format) => Number.FormatHalf(Value, format);
    public string ToString(IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatHalf(Value, null) : NumberLocale.Exchange(ToString((string)null), null, provider);
    public string ToString(string format, IFormatProvider provider) => NumberLocale.IsPlain(provider) ? Number.FormatHalf(Value, format) : NumberLocale.Exchange(ToString(NumberLocale.Invariant(format, provider)), format, provider);
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider provider = null) => Number.CopyTo(ToString(Number.Text(format), provider), destination, out charsWritten);
    public override bool Equals(object obj) => obj is Half other && Equals(other);
    public bool Equals(Half other) => Value.Equals(other.Value);
    public override int GetHashCode() => Value.GetHashCode();
    public int CompareTo(Half other) => Value.CompareTo(other.Value);

    public int CompareTo(object value)
    {
        if (value == null) return 1;
        if (value is Half other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Half.");
    }

    public static Half Parse(string s) => (Half)double.Parse(s);
    public static Half Parse(string s, IFormatProvider provider) => (Half)double.Parse(s);
    public static Half Parse(string s, NumberStyles style, IFormatProvider provider) => (Half)double.Parse(s, style);
    public static Half Parse(ReadOnlySpan<char> s, IFormatProvider provider) => (Half)double.Parse(s);
    public static bool TryParse(string s, out Half result) => TryParse(s, NumberStyles.Float | NumberStyles.AllowThousands, null, out result);
    public static bool TryParse(string s, IFormatProvider provider, out Half result) => TryParse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out Half result) => TryParse(Number.Text(s), NumberStyles.Float | NumberStyles.AllowThousands, provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out Half result)
    {
        double value;
        bool done = double.TryParse(s, style, provider, out value);
        result = (Half)value;
        return done;
    }

    public static bool IsNaN(Half value) => float.IsNaN(value.Value);
    public static bool IsInfinity(Half value) => float.IsInfinity(value.Value);
    public static bool IsPositiveInfinity(Half value) => value._bits == 0x7C00;
    public static bool IsNegativeInfinity(Half value) => value._bits == 0xFC00;
    public static bool IsFinite(Half value) => float.IsFinite(value.Value);
    public static bool IsNegative(Half value) => (value._bits & 0x8000) != 0;
    public static bool IsPositive(Half value) => (value._bits & 0x8000) == 0;
    public static bool IsInteger(Half value) => float.IsInteger(value.Value);
    public static bool IsEvenInteger(Half value) => float.IsEvenInteger(value.Value);
    public static bool IsOddInteger(Half value) => float.IsOddInteger(value.Value);
    public static bool IsZero(Half value) => value.Value == 0;
    public static Half Abs(Half value) => new Half((ushort)(value._bits & 0x7FFF));
    public static Half Max(Half x, Half y) => (Half)Math.Max(x.Value, y.Value);
    public static Half Min(Half x, Half y) => (Half)Math.Min(x.Value, y.Value);
    public static Half Sqrt(Half x) => (Half)MathF.Sqrt(x.Value);
    public static Half MaxMagnitude(Half x, Half y) => (Half)MathF.MaxMagnitude(x.Value, y.Value);
    public static Half MinMagnitude(Half x, Half y) => (Half)MathF.MinMagnitude(x.Value, y.Value);
    static int INumberBase<Half>.Radix => 2;
    static Half IAdditiveIdentity<Half, Half>.AdditiveIdentity => Zero;
    static Half IMultiplicativeIdentity<Half, Half>.MultiplicativeIdentity => One;
    static AnyNumber INumberBase<Half>.ToAny(Half value) => new AnyNumber((double)value.Value);
    static Half INumberBase<Half>.FromAny(AnyNumber value, int mode) => (Half)value.ToDouble();
}
