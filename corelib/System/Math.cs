using System.Numerics;
using Hoist.Runtime;
namespace System;

public static class Math
{
    public const double E = 2.7182818284590452354;
    public const double PI = 3.14159265358979323846;
    public const double Tau = 6.283185307179586477;

    [Native("Math.Sqrt")] public static extern double Sqrt(double d);
    [Native("Math.Cbrt")] public static extern double Cbrt(double d);
    [Native("Math.Exp")] public static extern double Exp(double d);
    [Native("Math.Exp2")] internal static extern double Exp2(double d);
    /// Natural logarithm.
    [Native("Math.Log")] public static extern double Log(double d);
    [Native("Math.Log2")] public static extern double Log2(double x);
    [Native("Math.Log10")] public static extern double Log10(double d);
    [Native("Math.Sin")] public static extern double Sin(double a);
    [Native("Math.Cos")] public static extern double Cos(double d);
    [Native("Math.Tan")] public static extern double Tan(double a);
    [Native("Math.Asin")] public static extern double Asin(double d);
    [Native("Math.Acos")] public static extern double Acos(double d);
    [Native("Math.Atan")] public static extern double Atan(double d);
    [Native("Math.Atan2")] public static extern double Atan2(double y, double x);
    [Native("Math.Sinh")] public static extern double Sinh(double value);
    [Native("Math.Cosh")] public static extern double Cosh(double value);
    [Native("Math.Tanh")] public static extern double Tanh(double value);
    [Native("Math.Asinh")] public static extern double Asinh(double d);
    [Native("Math.Acosh")] public static extern double Acosh(double d);
    [Native("Math.Atanh")] public static extern double Atanh(double d);
    /// C's pow: 1 for x == 1 or y == 0 even with NaN.
    [Native("Math.Pow")] public static extern double Pow(double x, double y);
    [Native("Math.Floor")] public static extern double Floor(double d);
    [Native("Math.Ceiling")] public static extern double Ceiling(double a);
    [Native("Math.Truncate")] public static extern double Truncate(double d);
    /// To nearest, ties to even.
    [Native("Math.Round")] public static extern double Round(double a);
    [Native("Math.Abs")] public static extern double Abs(double value);
    /// One rounding.
    [Native("Math.FusedMultiplyAdd")] public static extern double FusedMultiplyAdd(double x, double y, double z);
    /// C's remainder.
    [Native("Math.IEEERemainder")] public static extern double IEEERemainder(double x, double y);
    /// x * 2^n with one rounding.
    [Native("Math.ScaleB")] public static extern double ScaleB(double x, int n);
    [Native("Math.Hypot")] internal static extern double Hypot(double x, double y);
    /// High 64 bits of the 128-bit product.
    [Native("Math.MultiplyHigh")] internal static extern ulong MultiplyHigh(ulong a, ulong b);

    internal static double RootN(double x, int n)
    {
        if (n == 2) return Sqrt(x);
        if (n == 3) return Cbrt(x);
        if (n == 0) return double.NaN;
        if (x < 0) return (n & 1) == 0 ? double.NaN : -Pow(-x, 1.0 / n);
        return Pow(x, 1.0 / n);
    }

    internal static double SinPi(double x)
    {
        if (!double.IsFinite(x)) return double.NaN;
        double r = x % 2;
        if (r == 0 || r == 1 || r == -1) return CopySign(0, x);
        if (r == 0.5 || r == -1.5) return 1;
        if (r == -0.5 || r == 1.5) return -1;
        return Sin(r * PI);
    }

    internal static double CosPi(double x)
    {
        if (!double.IsFinite(x)) return double.NaN;
        double r = Abs(x % 2);
        if (r == 0.5 || r == 1.5) return 0;
        if (r == 0) return 1;
        if (r == 1) return -1;
        return Cos(r * PI);
    }

    public static float Abs(float value) => MathF.Abs(value);
    public static decimal Abs(decimal value) => decimal.Abs(value);

    public static int Abs(int value)
    {
        if (value >= 0) return value;
        if (value == int.MinValue) throw new OverflowException("Negating the minimum value of a twos complement number is invalid.");
        return -value;
    }

    public static long Abs(long value)
    {
        if (value >= 0) return value;
        if (value == long.MinValue) throw new OverflowException("Negating the minimum value of a twos complement number is invalid.");
        return -value;
    }

    public static short Abs(short value)
    {
        if (value >= 0) return value;
        if (value == short.MinValue) throw new OverflowException("Negating the minimum value of a twos complement number is invalid.");
        return (short)-value;
    }

    public static sbyte Abs(sbyte value)
    {
        if (value >= 0) return value;
        if (value == sbyte.MinValue) throw new OverflowException("Negating the minimum value of a twos complement number is invalid.");
        return (sbyte)-value;
    }

    public static int Max(int val1, int val2) => val1 >= val2 ? val1 : val2;
    public static long Max(long val1, long val2) => val1 >= val2 ? val1 : val2;
    public static uint Max(uint val1, uint val2) => val1 >= val2 ? val1 : val2;
    public static ulong Max(ulong val1, ulong val2) => val1 >= val2 ? val1 : val2;
    public static short Max(short val1, short val2) => val1 >= val2 ? val1 : val2;
    public static ushort Max(ushort val1, ushort val2) => val1 >= val2 ? val1 : val2;
    public static byte Max(byte val1, byte val2) => val1 >= val2 ? val1 : val2;
    public static sbyte Max(sbyte val1, sbyte val2) => val1 >= val2 ? val1 : val2;
    public static nint Max(nint val1, nint val2) => val1 >= val2 ? val1 : val2;
    public static decimal Max(decimal val1, decimal val2) => decimal.Max(val1, val2);
    public static float Max(float val1, float val2) => val1 != val2 ? (val1 != val1 ? val1 : val2 < val1 ? val1 : val2) : float.IsNegative(val2) ? val1 : val2;
    public static double Max(double val1, double val2) => val1 != val2 ? (val1 != val1 ? val1 : val2 < val1 ? val1 : val2) : double.IsNegative(val2) ? val1 : val2;
    public static int Min(int val1, int val2) => val1 <= val2 ? val1 : val2;
    public static long Min(long val1, long val2) => val1 <= val2 ? val1 : val2;
    public static uint Min(uint val1, uint val2) => val1 <= val2 ? val1 : val2;
    public static ulong Min(ulong val1, ulong val2) => val1 <= val2 ? val1 : val2;
    public static short Min(short val1, short val2) => val1 <= val2 ? val1 : val2;
    public static ushort Min(ushort val1, ushort val2) => val1 <= val2 ? val1 : val2;
    public static byte Min(byte val1, byte val2) => val1 <= val2 ? val1 : val2;
    public static sbyte Min(sbyte val1, sbyte val2) => val1 <= val2 ? val1 : val2;
    public static nint Min(nint val1, nint val2) => val1 <= val2 ? val1 : val2;
    public static decimal Min(decimal val1, decimal val2) => decimal.Min(val1, val2);
    public static float Min(float val1, float val2) => val1 != val2 ? (val1 != val1 ? val1 : val1 < val2 ? val1 : val2) : float.IsNegative(val1) ? val1 : val2;
    public static double Min(double val1, double val2) => val1 != val2 ? (val1 != val1 ? val1 : val1 < val2 ? val1 : val2) : double.IsNegative(val1) ? val1 : val2;

    public static double MaxMagnitude(double x, double y)
    {
        double ax = Abs(x);
        double ay = Abs(y);
        if (ax > ay || ax != ax) return x;
        if (ax == ay) return double.IsNegative(x) ? y : x;
        return y;
    }

    public static double MinMagnitude(double x, double y)
    {
        double ax = Abs(x);
        double ay = Abs(y);
        if (ax < ay || ax != ax) return x;
        if (ax == ay) return double.IsNegative(x) ? x : y;
        return y;
    }

    private static Exception MinMax(object min, object max) => new ArgumentException("'" + min + "' cannot be greater than " + max + ".");

    public static int Clamp(int value, int min, int max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static long Clamp(long value, long min, long max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static uint Clamp(uint value, uint min, uint max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static ulong Clamp(ulong value, ulong min, ulong max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static short Clamp(short value, short min, short max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static ushort Clamp(ushort value, ushort min, ushort max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static byte Clamp(byte value, byte min, byte max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static decimal Clamp(decimal value, decimal min, decimal max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static float Clamp(float value, float min, float max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static double Clamp(double value, double min, double max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static nint Clamp(nint value, nint min, nint max)
    {
        if (min > max) throw MinMax(min, max);
        if (value < min) return min;
        if (value > max) return max;
        return value;
    }

    public static int Sign(int value) => value < 0 ? -1 : value > 0 ? 1 : 0;
    public static int Sign(long value) => value < 0 ? -1 : value > 0 ? 1 : 0;
    public static int Sign(short value) => value < 0 ? -1 : value > 0 ? 1 : 0;
    public static int Sign(sbyte value) => value < 0 ? -1 : value > 0 ? 1 : 0;
    public static int Sign(nint value) => value < 0 ? -1 : value > 0 ? 1 : 0;
    public static int Sign(decimal value) => decimal.Sign(value);

    public static int Sign(float value) => Sign((double)value);

    public static int Sign(double value)
    {
        if (value < 0) return -1;
        if (value > 0) return 1;
        if (value == 0) return 0;
        throw new ArithmeticException("Function does not accept floating point Not-a-Number values.");
    }

    public static double CopySign(double x, double y) => BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(x) & long.MaxValue) | (BitConverter.DoubleToInt64Bits(y) & long.MinValue));

    public static double Log(double a, double newBase)
    {
        if (a != a) return a;
        if (newBase != newBase) return newBase;
        if (newBase == 1) return double.NaN;
        if (a != 1 && (newBase == 0 || double.IsPositiveInfinity(newBase))) return double.NaN;
        return Log(a) / Log(newBase);
    }

    public static (double Sin, double Cos) SinCos(double x) => (Sin(x), Cos(x));
    public static double ReciprocalEstimate(double d) => 1.0 / d;
    public static double ReciprocalSqrtEstimate(double d) => 1.0 / Sqrt(d);

    public static int ILogB(double x)
    {
        if (x != x) return int.MaxValue;
        long bits = BitConverter.DoubleToInt64Bits(x) & long.MaxValue;
        if (bits == 0) return int.MinValue;
        int exponent = (int)(bits >> 52);
        if (exponent == 0x7FF) return int.MaxValue;
        if (exponent == 0) return -1011 - BitOperations.LeadingZeroCount((ulong)bits);
        return exponent - 1023;
    }

    public static double BitIncrement(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        if (x != x || x == double.PositiveInfinity) return x;
        if (bits == long.MinValue) return double.Epsilon;
        return BitConverter.Int64BitsToDouble(bits < 0 ? bits - 1 : bits + 1);
    }

    public static double BitDecrement(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        if (x != x || x == double.NegativeInfinity) return x;
        if (bits == 0) return -double.Epsilon;
        return BitConverter.Int64BitsToDouble(bits < 0 ? bits + 1 : bits - 1);
    }

    public static decimal Floor(decimal d) => decimal.Floor(d);
    public static decimal Ceiling(decimal d) => decimal.Ceiling(d);
    public static decimal Truncate(decimal d) => decimal.Truncate(d);
    public static decimal Round(decimal d) => decimal.Round(d);
    public static decimal Round(decimal d, int decimals) => decimal.Round(d, decimals);
    public static decimal Round(decimal d, MidpointRounding mode) => decimal.Round(d, mode);
    public static decimal Round(decimal d, int decimals, MidpointRounding mode) => decimal.Round(d, decimals, mode);
    public static double Round(double value, int digits) => Round(value, digits, MidpointRounding.ToEven);

    public static double Round(double value, MidpointRounding mode)
    {
        switch (mode)
        {
            case MidpointRounding.ToEven: return Round(value);
            case MidpointRounding.AwayFromZero: return Truncate(value + CopySign(0.49999999999999994, value));
            case MidpointRounding.ToZero: return Truncate(value);
            case MidpointRounding.ToNegativeInfinity: return Floor(value);
            case MidpointRounding.ToPositiveInfinity: return Ceiling(value);
            default: throw new ArgumentException("The value '" + ((int)mode).ToString() + "' is not valid for this usage of the type MidpointRounding.", "mode");
        }
    }

    public static double Round(double value, int digits, MidpointRounding mode)
    {
        if ((uint)digits > 15) throw new ArgumentOutOfRangeException("digits", "Rounding digits must be between 0 and 15, inclusive.");
        if ((uint)(int)mode > 4) throw new ArgumentException("The value '" + ((int)mode).ToString() + "' is not valid for this usage of the type MidpointRounding.", "mode");
        if (Abs(value) >= 1e16) return value;
        double power = 1;
        for (int i = 0; i < digits; i++) power *= 10;
        return Round(value * power, mode) / power;
    }

    public static int DivRem(int a, int b, out int result)
    {
        int quotient = a / b;
        result = a - quotient * b;
        return quotient;
    }

    public static long DivRem(long a, long b, out long result)
    {
        long quotient = a / b;
        result = a - quotient * b;
        return quotient;
    }

    public static (int Quotient, int Remainder) DivRem(int left, int right) => (left / right, left % right);
    public static (long Quotient, long Remainder) DivRem(long left, long right) => (left / right, left % right);
    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right) => (left / right, left % right);
    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right) => (left / right, left % right);
    public static (short Quotient, short Remainder) DivRem(short left, short right) => ((short)(left / right), (short)(left % right));
    public static (byte Quotient, byte Remainder) DivRem(byte left, byte right) => ((byte)(left / right), (byte)(left % right));
    public static long BigMul(int a, int b) => (long)a * b;
    public static ulong BigMul(uint a, uint b) => (ulong)a * b;

    public static ulong BigMul(ulong a, ulong b, out ulong low)
    {
        low = unchecked(a * b);
        return MultiplyHigh(a, b);
    }

    public static long BigMul(long a, long b, out long low)
    {
        ulong high = MultiplyHigh((ulong)a, (ulong)b);
        low = unchecked(a * b);
        return unchecked((long)high - ((a >> 63) & b) - ((b >> 63) & a));
    }

    public static Int128 BigMul(long a, long b) => (Int128)a * b;
    public static UInt128 BigMul(ulong a, ulong b) => (UInt128)a * b;
}
