namespace Hoist.Runtime;

/// Growing texts of the VM, by handle: for building strings without counted garbage. A handle is used by one interpolation at a time and given back by Take or Free.
internal static class TextBuffer
{
    /// An empty buffer.
    [Native("TextBuffer.Rent")] internal static extern int Rent();
    /// null appends nothing.
    [Native("TextBuffer.AppendString")] internal static extern void AppendString(int buffer, string text);
    [Native("TextBuffer.AppendSlice")] internal static extern void AppendSlice(int buffer, string text, int start, int length);
    [Native("TextBuffer.AppendSpan")] internal static extern void AppendSpan(int buffer, ref char first, int length);
    [Native("TextBuffer.AppendChar")] internal static extern void AppendChar(int buffer, char c);
    [Native("TextBuffer.AppendInt64")] internal static extern void AppendInt64(int buffer, long value);
    [Native("TextBuffer.AppendUInt64")] internal static extern void AppendUInt64(int buffer, ulong value);
    [Native("TextBuffer.AppendDouble")] internal static extern void AppendDouble(int buffer, double value);
    /// Padded with spaces to |width| units: on the left for width > 0, on the right for width < 0.
    [Native("TextBuffer.AppendAligned")] internal static extern void AppendAligned(int buffer, string text, int width);
    [Native("TextBuffer.Length")] internal static extern int Length(int buffer);
    /// Pads what was appended since `start` to |width| units.
    [Native("TextBuffer.Align")] internal static extern void Align(int buffer, int start, int width);
    /// `text` with every `oldValue` (ordinal, not empty) replaced.
    [Native("TextBuffer.AppendReplaced")] internal static extern void AppendReplaced(int buffer, string text, string oldValue, string newValue);
    /// Copies the text to destination from `index` on; fits.
    [Native("TextBuffer.CopyTo")] internal static extern void CopyTo(int buffer, char[] destination, int index);
    /// The text as a new string (counted; "" if empty); the buffer is given back.
    [Native("TextBuffer.Take")] internal static extern string Take(int buffer);
    [Native("TextBuffer.Free")] internal static extern void Free(int buffer);
}
