using System;
namespace System.Text;

/// Decodes piece by piece: bytes that only begin a character wait for the next piece.
public class Decoder
{
    private readonly Encoding _encoding;
    private byte[] _waiting = Array.Empty<byte>();

    internal Decoder(Encoding encoding) { _encoding = encoding; }

    public void Reset() => _waiting = Array.Empty<byte>();

    private string Decode(ReadOnlySpan<byte> bytes, bool flush, bool keep)
    {
        byte[] all = new byte[_waiting.Length + bytes.Length];
        _waiting.CopyTo(all, 0);
        bytes.CopyTo(all.AsSpan(_waiting.Length));
        int end = all.Length;
        if (!flush)
        {
            // The longest character has four bytes.
            for (int at = Math.Max(0, all.Length - 4); at < all.Length; at++)
            {
                if (_encoding.Kind == 0 && (all[at] & 0xC0) == 0x80) continue;
                if ((_encoding.Kind == 2 || _encoding.Kind == 5) && at % 2 != 0) continue;
                if (_encoding.Kind == 4 && at % 4 != 0) continue;
                FallbackSearch.IsCharacter(_encoding.Kind, all, at, all.Length, out _, out bool cut);
                if (!cut) continue;
                end = at;
                break;
            }
        }
        if (keep) _waiting = end == all.Length ? Array.Empty<byte>() : all.AsSpan(end).ToArray();
        return _encoding.GetString(all, 0, end);
    }

    public virtual int GetCharCount(byte[] bytes, int index, int count) => Decode(bytes.AsSpan(index, count), false, false).Length;
    public virtual int GetCharCount(ReadOnlySpan<byte> bytes, bool flush) => Decode(bytes, flush, false).Length;
    public virtual int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => GetChars(bytes, byteIndex, byteCount, chars, charIndex, false);

    public virtual int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, bool flush) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex), flush);

    public virtual int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars, bool flush)
    {
        string text = Decode(bytes, flush, false);
        if (text.Length > chars.Length) throw new ArgumentException("The output char buffer is too small to contain the decoded characters, encoding codepage '" + _encoding.CodePage.ToString() + "' and fallback '" + _encoding.DecoderFallback.GetType() + "'.", "chars");
        text = Decode(bytes, flush, true);
        text.AsSpan().CopyTo(chars);
        return text.Length;
    }
}
