using Hoist.Runtime;
namespace System.Text;

public abstract class Encoding
{
    /// kind: 0 UTF-8, 1 ASCII, 2 UTF-16 little endian, 3 Latin-1, 4 UTF-32 little endian, 5 UTF-16 big endian. Invalid text becomes U+FFFD (ASCII, Latin-1: '?').
    [Native("Encoding.Encode")] internal static extern byte[] Encode(int kind, string text);
    /// The units [start, start + length) of bytes as text; invalid bytes become U+FFFD.
    [Native("Encoding.Decode")] internal static extern string Decode(int kind, byte[] bytes, int start, int length);
    /// Number of bytes Encode would give.
    [Native("Encoding.CountBytes")] internal static extern int CountBytes(int kind, string text);

    private static Encoding s_utf8;
    private static Encoding s_ascii;
    private static Encoding s_unicode;
    private static Encoding s_latin1;
    private static Encoding s_utf32;
    private static Encoding s_bigEndianUnicode;

    private readonly int _kind;
    internal Encoding(int kind) { _kind = kind; }

    public static Encoding UTF8 => s_utf8 == null ? s_utf8 = new UTF8Encoding(true) : s_utf8;
    public static Encoding ASCII => s_ascii == null ? s_ascii = new ASCIIEncoding() : s_ascii;
    public static Encoding Unicode => s_unicode == null ? s_unicode = new UnicodeEncoding() : s_unicode;
    public static Encoding Latin1 => s_latin1 == null ? s_latin1 = new Latin1Encoding() : s_latin1;
    public static Encoding UTF32 => s_utf32 == null ? s_utf32 = new UTF32Encoding() : s_utf32;
    public static Encoding BigEndianUnicode => s_bigEndianUnicode == null ? s_bigEndianUnicode = new UnicodeEncoding(true) : s_bigEndianUnicode;
    public static Encoding Default => UTF8;

    public static Encoding GetEncoding(string name)
    {
        switch (name.ToLowerInvariant())
        {
            case "utf-8": return UTF8;
            case "us-ascii": case "ascii": return ASCII;
            case "utf-16": case "unicode": return Unicode;
            case "iso-8859-1": case "latin1": return Latin1;
            case "utf-32": return UTF32;
            default: throw new ArgumentException("'" + name + "' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.", "name");
        }
    }

    public abstract string WebName { get; }
    public abstract string EncodingName { get; }
    public virtual string BodyName => WebName;
    public virtual string HeaderName => WebName;
    public virtual byte[] GetPreamble() => Array.Empty<byte>();

    public virtual byte[] GetBytes(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        return Encode(_kind, s);
    }

    public virtual byte[] GetBytes(char[] chars) => Encode(_kind, new string(chars));
    public virtual byte[] GetBytes(char[] chars, int index, int count) => Encode(_kind, new string(chars, index, count));

    public virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        byte[] made = Encode(_kind, s.Substring(charIndex, charCount));
        if (made.Length > bytes.Length - byteIndex) throw new ArgumentException("The output byte buffer is too small to contain the encoded data, encoding codepage '65001' and fallback 'System.Text.EncoderReplacementFallback'.", "bytes");
        Array.Copy(made, 0, bytes, byteIndex, made.Length);
        return made.Length;
    }

    public virtual int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        byte[] made = Encode(_kind, Number.Text(chars));
        new ReadOnlySpan<byte>(made).CopyTo(bytes);
        return made.Length;
    }

    public virtual int GetByteCount(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "chars");
        return CountBytes(_kind, s);
    }

    public virtual int GetByteCount(char[] chars) => CountBytes(_kind, new string(chars));
    public virtual int GetByteCount(ReadOnlySpan<char> chars) => CountBytes(_kind, Number.Text(chars));

    public virtual string GetString(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes, "bytes");
        return Decode(_kind, bytes, 0, bytes.Length);
    }

    public virtual string GetString(byte[] bytes, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(bytes, "bytes");
        if (index < 0) throw new ArgumentOutOfRangeException("index", index, "index ('" + index.ToString() + "') must be a non-negative value.");
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        if (bytes.Length - index < count) throw new ArgumentOutOfRangeException("bytes", "Index and count must refer to a location within the buffer.");
        return Decode(_kind, bytes, index, count);
    }

    public virtual string GetString(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = Counters.NewUncountedArray<byte>(bytes.Length);
        bytes.CopyTo(new Span<byte>(copy));
        return Decode(_kind, copy, 0, copy.Length);
    }

    public virtual char[] GetChars(byte[] bytes) => GetString(bytes).ToCharArray();
    public virtual int GetCharCount(byte[] bytes) => GetString(bytes).Length;
    public virtual int GetMaxByteCount(int charCount) => (charCount + 1) * 3;
    public virtual int GetMaxCharCount(int byteCount) => byteCount + 1;
    public static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes) => dstEncoding.GetBytes(srcEncoding.GetString(bytes));
}
