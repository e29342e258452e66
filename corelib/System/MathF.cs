using System.Numerics;
using Hoist.Runtime;
namespace System;

public static class MathF
{
    public const float E = 2.71828183f;
    public const float PI = 3.14159265f;
    public const float Tau = 6.283185307f;

    [Native("MathF.Sqrt")] public static extern float Sqrt(float x);
    [Native("MathF.Cbrt")] public static extern float Cbrt(float x);
    [Native("MathF.Exp")] public static extern float Exp(float x);
    [Native("MathF.Log")] public static extern float Log(float x);
    [Native("MathF.Log2")] public static extern float Log2(float x);
    [Native("MathF.Log10")] public static extern float Log10(float x);
    [Native("MathF.Sin")] public static extern float Sin(float x);
    [Native("MathF.Cos")] public static extern float Cos(float x);
    [Native("MathF.Tan")] public static extern float Tan(float x);
    [Native("MathF.Asin")] public static extern float Asin(float x);
    [Native("MathF.Acos")] public static extern float Acos(float x);
    [Native("MathF.Atan")] public static extern float Atan(float x);
    [Native("MathF.Atan2")] public static extern float Atan2(float y, float x);
    [Native("MathF.Sinh")] public static extern float Sinh(float x);
    [Native("MathF.Cosh")] public static extern float Cosh(float x);
    [Native("MathF.Tanh")] public static extern float Tanh(float x);
    [Native("MathF.Asinh")] public static extern float Asinh(float x);
    [Native("MathF.Acosh")] public static extern float Acosh(float x);
    [Native("MathF.Atanh")] public static extern float Atanh(float x);
    [Native("MathF.Pow")] public static extern float Pow(float x, float y);
    [Native("MathF.Abs")] public static extern float Abs(float x);
    [Native("MathF.IEEERemainder")] public static extern float IEEERemainder(float x, float y);
    [Native("MathF.FusedMultiplyAdd")] public static extern float FusedMultiplyAdd(float x, float y, float z);

    public static float Floor(float x) => (float)Math.Floor(x);
    public static float Ceiling(float x) => (float)Math.Ceiling(x);
    public static float Truncate(float x) => (float)Math.Truncate(x);
    public static float Round(float x) => (float)Math.Round((double)x);
    public static float Round(float x, int digits) => Round(x, digits, MidpointRounding.ToEven);

    public static float Round(float x, MidpointRounding mode)
    {
        if (mode == MidpointRounding.AwayFromZero) return Truncate(x + CopySign(0.49999997f, x));
        return (float)Math.Round((double)x, mode);
    }

    public static float Round(float x, int digits, MidpointRounding mode)
    {
        if ((uint)digits > 6) throw new ArgumentOutOfRangeException("digits", "Rounding digits must be between 0 and 6, inclusive.");
        if ((uint)(int)mode > 4) throw new ArgumentException("The value '" + ((int)mode).ToString() + "' is not valid for this usage of the type MidpointRounding.", "mode");
        if (Abs(x) >= 1e8f) return x;
        float power = 1;
        for (int i = 0; i < digits; i++) power *= 10;
        return Round(x * power, mode) / power;
    }

    public static float Log(float x, float y)
    {
        if (x != x) return x;
        if (y != y) return y;
        if (y == 1) return float.NaN;
        if (x != 1 && (y == 0 || float.IsPositiveInfinity(y))) return float.NaN;
        return Log(x) / Log(y);
    }

    public static float Max(float x, float y) => Math.Max(x, y);
    public static float Min(float x, float y) => Math.Min(x, y);
    public static float MaxMagnitude(float x, float y) => (float)Math.MaxMagnitude(x, y);
    public static float MinMagnitude(float x, float y) => (float)Math.MinMagnitude(x, y);
    public static int Sign(float x) => Math.Sign((double)x);
    public static float CopySign(float x, float y) => BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(x) & int.MaxValue) | (BitConverter.SingleToInt32Bits(y) & int.MinValue));
    public static float ScaleB(float x, int n) => (float)Math.ScaleB(x, n);
    public static int ILogB(float x) => Math.ILogB(x);
    public static (float Sin, float Cos) SinCos(float x) => (Sin(x), Cos(x));
    public static float ReciprocalEstimate(float x) => 1f / x;
    public static float ReciprocalSqrtEstimate(float x) => 1f / Sqrt(x);

    public static float BitIncrement(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        if (x != x || x == float.PositiveInfinity) return x;
        if (bits == int.MinValue) return float.Epsilon;
        return BitConverter.Int32BitsToSingle(bits < 0 ? bits - 1 : bits + 1);
    }

    public static float BitDecrement(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        if (x != x || x == float.NegativeInfinity) return x;
        if (bits == 0) return -float.Epsilon;
        return BitConverter.Int32BitsToSingle(bits < 0 ? bits + 1 : bits - 1);
    }
}
