using System.Globalization;
using Hoist.Runtime;
namespace System.Numerics;

public readonly struct Complex : IEquatable<Complex>, IFormattable, INumberBase<Complex>, ISignedNumber<Complex>
{
    private readonly double m_real;
    private readonly double m_imaginary;

    public static readonly Complex Zero = new Complex(0, 0);
    public static readonly Complex One = new Complex(1, 0);
    public static readonly Complex ImaginaryOne = new Complex(0, 1);
    public static readonly Complex NaN = new Complex(double.NaN, double.NaN);
    public static readonly Complex Infinity = new Complex(double.PositiveInfinity, double.PositiveInfinity);

    public Complex(double real, double imaginary)
    {
        m_real = real;
        m_imaginary = imaginary;
    }

    public double Real => m_real;
    public double Imaginary => m_imaginary;
    public double Magnitude => Abs(this);
    public double Phase => Math.Atan2(m_imaginary, m_real);
    public static Complex FromPolarCoordinates(double magnitude, double phase) => new Complex(magnitude * Math.Cos(phase), magnitude * Math.Sin(phase));
    public static double Abs(Complex value) => Math.Hypot(value.m_real, value.m_imaginary);
    public static Complex Conjugate(Complex value) => new Complex(value.m_real, -value.m_imaginary);
    public static Complex Reciprocal(Complex value) => value.m_real == 0 && value.m_imaginary == 0 ? Zero : One / value;
    public static Complex Negate(Complex value) => -value;
    public static Complex Add(Complex left, Complex right) => left + right;
    public static Complex Subtract(Complex left, Complex right) => left - right;
    public static Complex Multiply(Complex left, Complex right) => left * right;
    public static Complex Divide(Complex dividend, Complex divisor) => dividend / divisor;

    public static Complex operator -(Complex value) => new Complex(-value.m_real, -value.m_imaginary);
    public static Complex operator +(Complex left, Complex right) => new Complex(left.m_real + right.m_real, left.m_imaginary + right.m_imaginary);
    public static Complex operator -(Complex left, Complex right) => new Complex(left.m_real - right.m_real, left.m_imaginary - right.m_imaginary);
    public static Complex operator *(Complex left, Complex right) => new Complex(left.m_real * right.m_real - left.m_imaginary * right.m_imaginary, left.m_imaginary * right.m_real + left.m_real * right.m_imaginary);

    public static Complex operator /(Complex left, Complex right)
    {
        double a = left.m_real;
        double b = left.m_imaginary;
        double c = right.m_real;
        double d = right.m_imaginary;
        if (Math.Abs(d) < Math.Abs(c))
        {
            double doc = d / c;
            return new Complex((a + b * doc) / (c + d * doc), (b - a * doc) / (c + d * doc));
        }
        double cod = c / d;
        return new Complex((b + a * cod) / (d + c * cod), (-a + b * cod) / (d + c * cod));
    }

    public static bool operator ==(Complex left, Complex right) => left.m_real == right.m_real && left.m_imaginary == right.m_imaginary;
    public static bool operator !=(Complex left, Complex right) => !(left == right);
    public static implicit operator Complex(int value) => new Complex(value, 0);
    public static implicit operator Complex(long value) => new Complex(value, 0);
    public static implicit operator Complex(float value) => new Complex(value, 0);
    public static implicit operator Complex(double value) => new Complex(value, 0);
    public static explicit operator Complex(decimal value) => new Complex((double)value, 0);
    public static explicit operator Complex(BigInteger value) => new Complex((double)value, 0);

    public static Complex Sqrt(Complex value)
    {
        if (value.m_imaginary == 0)
        {
            if (value.m_real < 0) return new Complex(0, Math.Sqrt(-value.m_real));
            return new Complex(Math.Sqrt(value.m_real), 0);
        }
        double magnitude = Abs(value);
        double real = Math.Sqrt((magnitude + Math.Abs(value.m_real)) * 0.5);
        if (value.m_real >= 0) return new Complex(real, value.m_imaginary / (2 * real));
        double imaginary = value.m_imaginary < 0 ? -real : real;
        return new Complex(Math.Abs(value.m_imaginary) / (2 * real), imaginary);
    }

    public static Complex Exp(Complex value)
    {
        double e = Math.Exp(value.m_real);
        return new Complex(e * Math.Cos(value.m_imaginary), e * Math.Sin(value.m_imaginary));
    }

    public static Complex Log(Complex value) => new Complex(Math.Log(Abs(value)), Math.Atan2(value.m_imaginary, value.m_real));
    public static Complex Log10(Complex value) => new Complex(Log(value).m_real * 0.43429448190325, Log(value).m_imaginary * 0.43429448190325);

    public static Complex Pow(Complex value, Complex power)
    {
        if (power == Zero) return One;
        if (value == Zero) return Zero;
        double rho = Abs(value);
        double theta = Math.Atan2(value.m_imaginary, value.m_real);
        double newRho = power.m_real * theta + power.m_imaginary * Math.Log(rho);
        double t = Math.Pow(rho, power.m_real) * Math.Pow(Math.E, -power.m_imaginary * theta);
        return new Complex(t * Math.Cos(newRho), t * Math.Sin(newRho));
    }

    public static Complex Pow(Complex value, double power) => Pow(value, new Complex(power, 0));
    public static Complex Sin(Complex value) => new Complex(Math.Sin(value.m_real) * Math.Cosh(value.m_imaginary), Math.Cos(value.m_real) * Math.Sinh(value.m_imaginary));
    public static Complex Cos(Complex value) => new Complex(Math.Cos(value.m_real) * Math.Cosh(value.m_imaginary), -Math.Sin(value.m_real) * Math.Sinh(value.m_imaginary));
    public static Complex Tan(Complex value) => Sin(value) / Cos(value);
    public static bool IsNaN(Complex value) => !IsInfinity(value) && !IsFinite(value);
    public static bool IsFinite(Complex value) => double.IsFinite(value.m_real) && double.IsFinite(value.m_imaginary);
    public static bool IsInfinity(Complex value) => double.IsInfinity(value.m_real) || double.IsInfinity(value.m_imaginary);
    public override bool Equals(object obj) => obj is Complex other && Equals(other);
    public bool Equals(Complex value) => m_real.Equals(value.m_real) && m_imaginary.Equals(value.m_imaginary);
    public override int GetHashCode() => HashCode.Combine(m_real, m_imaginary);
    public override string ToString() => "<" + m_real.ToString() + "; " + m_imaginary.ToString() + ">";
    public string ToString(string format) => "<" + m_real.ToString(format) + "; " + m_imaginary.ToString(format) + ">";
    public string ToString(IFormatProvider provider) => ToString();
    public string ToString(string format, IFormatProvider provider) => ToString(format);

    public static Complex operator +(Complex value) => value;
    public static Complex operator ++(Complex value) => value + One;
    public static Complex operator --(Complex value) => value - One;
    static Complex ISignedNumber<Complex>.NegativeOne => new Complex(-1, 0);
    static Complex INumberBase<Complex>.One => One;
    static Complex INumberBase<Complex>.Zero => Zero;
    static int INumberBase<Complex>.Radix => 2;
    static Complex IAdditiveIdentity<Complex, Complex>.AdditiveIdentity => Zero;
    static Complex IMultiplicativeIdentity<Complex, Complex>.MultiplicativeIdentity => One;
    static Complex INumberBase<Complex>.Abs(Complex value) => new Complex(Abs(value), 0);
    static AnyNumber INumberBase<Complex>.ToAny(Complex value) => value.m_imaginary == 0 ? new AnyNumber(value.m_real) : throw new OverflowException();
    static Complex INumberBase<Complex>.FromAny(AnyNumber value, int mode) => new Complex(value.ToDouble(), 0);
    public static bool IsInteger(Complex value) => value.m_imaginary == 0 && double.IsInteger(value.m_real);
    public static bool IsRealNumber(Complex value) => value.m_imaginary == 0 && double.IsRealNumber(value.m_real);
    public static bool IsEvenInteger(Complex value) => value.m_imaginary == 0 && double.IsEvenInteger(value.m_real);
    public static bool IsOddInteger(Complex value) => value.m_imaginary == 0 && double.IsOddInteger(value.m_real);
    public static bool IsNegative(Complex value) => value.m_imaginary == 0 && double.IsNegative(value.m_real);
    public static bool IsPositive(Complex value) => value.m_imaginary == 0 && double.IsPositive(value.m_real);
    static bool INumberBase<Complex>.IsZero(Complex value) => value.m_real == 0 && value.m_imaginary == 0;
    public static Complex MaxMagnitude(Complex x, Complex y) => Abs(x) >= Abs(y) ? x : y;
    public static Complex MinMagnitude(Complex x, Complex y) => Abs(x) <= Abs(y) ? x : y;

    public static Complex Parse(string s, NumberStyles style, IFormatProvider provider)
    {
        Complex result;
        if (!TryParse(s, style, provider, out result)) throw new OverflowException();
        return result;
    }

    public static Complex Parse(string s, IFormatProvider provider) => Parse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider);
    public static Complex Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(Number.Text(s), provider);
    public static bool TryParse(string s, IFormatProvider provider, out Complex result) => TryParse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider, out result);
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out Complex result) => TryParse(Number.Text(s), provider, out result);

    public static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out Complex result)
    {
        result = default;
        if (s == null) return false;
        int open = s.IndexOf('<');
        int middle = s.IndexOf(';');
        int close = s.IndexOf('>');
        if (open < 0 || middle < open || close < middle) return false;
        double real;
        double imaginary;
        if (!double.TryParse(s.Substring(open + 1, middle - open - 1), style, provider, out real)) return false;
        if (!double.TryParse(s.Substring(middle + 1, close - middle - 1), style, provider, out imaginary)) return false;
        result = new Complex(real, imaginary);
        return true;
    }

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider provider) => Number.CopyTo(ToString(Number.Text(format)), destination, out charsWritten);
}
