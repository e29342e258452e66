namespace System.Buffers;

public static class BuffersExtensions
{
    public static void Write<T>(this IBufferWriter<T> writer, ReadOnlySpan<T> value)
    {
        Span<T> room = writer.GetSpan(value.Length);
        value.CopyTo(room);
        writer.Advance(value.Length);
    }
}
