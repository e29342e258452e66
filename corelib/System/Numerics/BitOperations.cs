using Hoist.Runtime;
namespace System.Numerics;

public static class BitOperations
{
    [Native("BitOperations.LeadingZeroCount/uint")] public static extern int LeadingZeroCount(uint value);
    [Native("BitOperations.LeadingZeroCount/ulong")] public static extern int LeadingZeroCount(ulong value);
    /// Width of the type for 0.
    [Native("BitOperations.TrailingZeroCount/uint")] public static extern int TrailingZeroCount(uint value);
    [Native("BitOperations.TrailingZeroCount/ulong")] public static extern int TrailingZeroCount(ulong value);
    [Native("BitOperations.PopCount/uint")] public static extern int PopCount(uint value);
    [Native("BitOperations.PopCount/ulong")] public static extern int PopCount(ulong value);

    public static int TrailingZeroCount(int value) => TrailingZeroCount((uint)value);
    public static int TrailingZeroCount(long value) => TrailingZeroCount((ulong)value);
    public static int LeadingZeroCount(nuint value) => LeadingZeroCount((ulong)value);
    public static int TrailingZeroCount(nint value) => TrailingZeroCount((ulong)value);
    public static int PopCount(nuint value) => PopCount((ulong)value);
    public static int Log2(uint value) => 31 - LeadingZeroCount(value | 1);
    public static int Log2(ulong value) => 63 - LeadingZeroCount(value | 1);
    public static bool IsPow2(int value) => value > 0 && (value & (value - 1)) == 0;
    public static bool IsPow2(uint value) => value != 0 && (value & (value - 1)) == 0;
    public static bool IsPow2(long value) => value > 0 && (value & (value - 1)) == 0;
    public static bool IsPow2(ulong value) => value != 0 && (value & (value - 1)) == 0;
    public static uint RotateLeft(uint value, int offset) => (value << offset) | (value >> (32 - offset));
    public static ulong RotateLeft(ulong value, int offset) => (value << offset) | (value >> (64 - offset));
    public static uint RotateRight(uint value, int offset) => (value >> offset) | (value << (32 - offset));
    public static ulong RotateRight(ulong value, int offset) => (value >> offset) | (value << (64 - offset));
    public static uint RoundUpToPowerOf2(uint value) => value <= 1 ? value : (uint)(0x1_0000_0000UL >> LeadingZeroCount(value - 1));
    public static ulong RoundUpToPowerOf2(ulong value)
    {
        if (value <= 1) return value;
        int shift = 64 - LeadingZeroCount(value - 1);
        return shift == 64 ? 0 : 1UL << shift;
    }
}
