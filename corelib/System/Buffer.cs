namespace System;

public static class Buffer
{
    public static int ByteLength(Array array)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        int size = Array.PrimitiveSize(array);
        if (size == 0) throw new ArgumentException("Object must be an array of primitives.", "array");
        return size * array.Length;
    }

    public static void BlockCopy(Array src, int srcOffset, Array dst, int dstOffset, int count)
    {
        ArgumentNullException.ThrowIfNull(src, "src");
        ArgumentNullException.ThrowIfNull(dst, "dst");
        if (Array.PrimitiveSize(src) == 0) throw new ArgumentException("Object must be an array of primitives.", "src");
        if (Array.PrimitiveSize(dst) == 0) throw new ArgumentException("Object must be an array of primitives.", "dst");
        if (srcOffset < 0) throw new ArgumentOutOfRangeException("srcOffset", srcOffset, "srcOffset ('" + srcOffset.ToString() + "') must be a non-negative value.");
        if (dstOffset < 0) throw new ArgumentOutOfRangeException("dstOffset", dstOffset, "dstOffset ('" + dstOffset.ToString() + "') must be a non-negative value.");
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        if (ByteLength(src) - srcOffset < count || ByteLength(dst) - dstOffset < count) throw new ArgumentException("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.");
        Array.BlockCopyCore(src, srcOffset, dst, dstOffset, count);
    }

    public static byte GetByte(Array array, int index) => Array.GetByteAt(array, index);
    public static void SetByte(Array array, int index, byte value) => Array.SetByteAt(array, index, value);
}
