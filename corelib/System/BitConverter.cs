using Hoist.Runtime;
namespace System;

public static class BitConverter
{
    public static readonly bool IsLittleEndian = true;

    [Native("BitConverter.DoubleToInt64Bits")] public static extern long DoubleToInt64Bits(double value);
    [Native("BitConverter.Int64BitsToDouble")] public static extern double Int64BitsToDouble(long value);
    [Native("BitConverter.SingleToInt32Bits")] public static extern int SingleToInt32Bits(float value);
    [Native("BitConverter.Int32BitsToSingle")] public static extern float Int32BitsToSingle(int value);

    public static ulong DoubleToUInt64Bits(double value) => (ulong)DoubleToInt64Bits(value);
    public static double UInt64BitsToDouble(ulong value) => Int64BitsToDouble((long)value);
    public static uint SingleToUInt32Bits(float value) => (uint)SingleToInt32Bits(value);
    public static float UInt32BitsToSingle(uint value) => Int32BitsToSingle((int)value);
    public static short HalfToInt16Bits(Half value) => (short)value.Bits;
    public static ushort HalfToUInt16Bits(Half value) => value.Bits;
    public static Half Int16BitsToHalf(short value) => Half.FromBits((ushort)value);
    public static Half UInt16BitsToHalf(ushort value) => Half.FromBits(value);

    private static byte[] Bytes(ulong bits, int size)
    {
        byte[] result = new byte[size];
        for (int i = 0; i < size; i++) result[i] = (byte)(bits >> (8 * i));
        return result;
    }

    public static byte[] GetBytes(bool value) => Bytes(value ? 1UL : 0UL, 1);
    public static byte[] GetBytes(char value) => Bytes(value, 2);
    public static byte[] GetBytes(short value) => Bytes((ulong)value, 2);
    public static byte[] GetBytes(ushort value) => Bytes(value, 2);
    public static byte[] GetBytes(int value) => Bytes((ulong)value, 4);
    public static byte[] GetBytes(uint value) => Bytes(value, 4);
    public static byte[] GetBytes(long value) => Bytes((ulong)value, 8);
    public static byte[] GetBytes(ulong value) => Bytes(value, 8);
    public static byte[] GetBytes(float value) => Bytes((ulong)SingleToInt32Bits(value), 4);
    public static byte[] GetBytes(double value) => Bytes((ulong)DoubleToInt64Bits(value), 8);
    public static byte[] GetBytes(Half value) => Bytes(value.Bits, 2);

    private static ulong Read(byte[] value, int startIndex, int size)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        if ((uint)startIndex >= (uint)value.Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.");
        if (startIndex > value.Length - size) throw new ArgumentException("Destination array is not long enough to copy all the items in the collection. Check array index and length.", "value");
        ulong bits = 0;
        for (int i = size - 1; i >= 0; i--) bits = (bits << 8) | value[startIndex + i];
        return bits;
    }

    private static ulong Read(ReadOnlySpan<byte> value, int size)
    {
        if (value.Length < size) throw new ArgumentOutOfRangeException("value");
        ulong bits = 0;
        for (int i = size - 1; i >= 0; i--) bits = (bits << 8) | value[i];
        return bits;
    }

    public static bool ToBoolean(byte[] value, int startIndex) => Read(value, startIndex, 1) != 0;
    public static char ToChar(byte[] value, int startIndex) => (char)Read(value, startIndex, 2);
    public static short ToInt16(byte[] value, int startIndex) => (short)Read(value, startIndex, 2);
    public static ushort ToUInt16(byte[] value, int startIndex) => (ushort)Read(value, startIndex, 2);
    public static int ToInt32(byte[] value, int startIndex) => (int)Read(value, startIndex, 4);
    public static uint ToUInt32(byte[] value, int startIndex) => (uint)Read(value, startIndex, 4);
    public static long ToInt64(byte[] value, int startIndex) => (long)Read(value, startIndex, 8);
    public static ulong ToUInt64(byte[] value, int startIndex) => Read(value, startIndex, 8);
    public static float ToSingle(byte[] value, int startIndex) => Int32BitsToSingle((int)Read(value, startIndex, 4));
    public static double ToDouble(byte[] value, int startIndex) => Int64BitsToDouble((long)Read(value, startIndex, 8));
    public static short ToInt16(ReadOnlySpan<byte> value) => (short)Read(value, 2);
    public static int ToInt32(ReadOnlySpan<byte> value) => (int)Read(value, 4);
    public static uint ToUInt32(ReadOnlySpan<byte> value) => (uint)Read(value, 4);
    public static long ToInt64(ReadOnlySpan<byte> value) => (long)Read(value, 8);
    public static ulong ToUInt64(ReadOnlySpan<byte> value) => Read(value, 8);
    public static double ToDouble(ReadOnlySpan<byte> value) => Int64BitsToDouble((long)Read(value, 8));
    public static string ToString(byte[] value) => ToString(value, 0, value.Length);
    public static string ToString(byte[] value, int startIndex) => ToString(value, startIndex, value.Length - startIndex);

    public static string ToString(byte[] value, int startIndex, int length)
    {
        if (length == 0) return "";
        char[] text = Counters.NewUncountedArray<char>(length * 3 - 1);
        for (int i = 0; i < length; i++)
        {
            byte b = value[startIndex + i];
            text[3 * i] = "0123456789ABCDEF"[b >> 4];
            text[3 * i + 1] = "0123456789ABCDEF"[b & 15];
            if (i < length - 1) text[3 * i + 2] = '-';
        }
        return string.FromChars(text, 0, text.Length);
    }

    public static bool ToBoolean(ReadOnlySpan<byte> value) => Read(value, 1) != 0;
    public static char ToChar(ReadOnlySpan<byte> value) => (char)Read(value, 2);
    public static ushort ToUInt16(ReadOnlySpan<byte> value) => (ushort)Read(value, 2);
    public static float ToSingle(ReadOnlySpan<byte> value) => Int32BitsToSingle((int)Read(value, 4));
    public static Half ToHalf(ReadOnlySpan<byte> value) => Half.FromBits((ushort)Read(value, 2));
    public static Half ToHalf(byte[] value, int startIndex) => Half.FromBits((ushort)Read(value, startIndex, 2));
    public static Int128 ToInt128(byte[] value, int startIndex) => new Int128(Read(value, startIndex + 8, 8), Read(value, startIndex, 8));
    public static UInt128 ToUInt128(byte[] value, int startIndex) => new UInt128(Read(value, startIndex + 8, 8), Read(value, startIndex, 8));

    private static bool TryWrite(Span<byte> destination, ulong bits, int size)
    {
        if (destination.Length < size) return false;
        for (int i = 0; i < size; i++) destination[i] = (byte)(bits >> (8 * i));
        return true;
    }

    public static bool TryWriteBytes(Span<byte> destination, bool value) => TryWrite(destination, value ? 1UL : 0UL, 1);
    public static bool TryWriteBytes(Span<byte> destination, char value) => TryWrite(destination, value, 2);
    public static bool TryWriteBytes(Span<byte> destination, short value) => TryWrite(destination, (ulong)value, 2);
    public static bool TryWriteBytes(Span<byte> destination, ushort value) => TryWrite(destination, value, 2);
    public static bool TryWriteBytes(Span<byte> destination, int value) => TryWrite(destination, (ulong)value, 4);
    public static bool TryWriteBytes(Span<byte> destination, uint value) => TryWrite(destination, value, 4);
    public static bool TryWriteBytes(Span<byte> destination, long value) => TryWrite(destination, (ulong)value, 8);
    public static bool TryWriteBytes(Span<byte> destination, ulong value) => TryWrite(destination, value, 8);
    public static bool TryWriteBytes(Span<byte> destination, float value) => TryWrite(destination, (ulong)SingleToInt32Bits(value), 4);
    public static bool TryWriteBytes(Span<byte> destination, double value) => TryWrite(destination, (ulong)DoubleToInt64Bits(value), 8);
}
