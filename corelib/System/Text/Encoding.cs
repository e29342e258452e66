using Hoist.Runtime;
namespace System.Text;

/// What is no text, or has no bytes, goes to the fallbacks.
public abstract class Encoding : ICloneable
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
    private EncoderFallback _encoderFallback;
    private DecoderFallback _decoderFallback;

    internal Encoding(int kind)
    {
        _kind = kind;
        bool isUnicode = kind != 1 && kind != 3;
        _encoderFallback = isUnicode ? new EncoderReplacementFallback("\uFFFD") : EncoderFallback.ReplacementFallback;
        _decoderFallback = isUnicode ? new DecoderReplacementFallback("\uFFFD") : DecoderFallback.ReplacementFallback;
    }

    internal Encoding(int kind, bool throwOnInvalid) : this(kind)
    {
        if (!throwOnInvalid) return;
        _encoderFallback = EncoderFallback.ExceptionFallback;
        _decoderFallback = DecoderFallback.ExceptionFallback;
    }

    public static Encoding UTF8 => s_utf8 == null ? s_utf8 = new UTF8Encoding(true) : s_utf8;
    public static Encoding ASCII => s_ascii == null ? s_ascii = new ASCIIEncoding() : s_ascii;
    public static Encoding Unicode => s_unicode == null ? s_unicode = new UnicodeEncoding() : s_unicode;
    public static Encoding Latin1 => s_latin1 == null ? s_latin1 = new Latin1Encoding() : s_latin1;
    public static Encoding UTF32 => s_utf32 == null ? s_utf32 = new UTF32Encoding() : s_utf32;
    public static Encoding BigEndianUnicode => s_bigEndianUnicode == null ? s_bigEndianUnicode = new UnicodeEncoding(true, true) : s_bigEndianUnicode;
    public static Encoding Default => UTF8;

    public static Encoding GetEncoding(string name)
    {
        ArgumentNullException.ThrowIfNull(name, "name");
        switch (name.ToLowerInvariant())
        {
            case "utf-8": case "unicode-1-1-utf-8": case "unicode-2-0-utf-8": case "x-unicode-1-1-utf-8": case "x-unicode-2-0-utf-8": return UTF8;
            case "us-ascii": case "ascii": case "ansi_x3.4-1968": case "iso646-us": case "us": case "cp367": case "ibm367": return ASCII;
            case "utf-16": case "utf-16le": case "unicode": case "ucs-2": case "iso-10646-ucs-2": return Unicode;
            case "utf-16be": case "unicodefffe": return BigEndianUnicode;
            case "iso-8859-1": case "iso8859-1": case "iso_8859-1": case "latin1": case "l1": case "cp819": case "ibm819": return Latin1;
            case "utf-32": case "utf-32le": return UTF32;
            default: throw new ArgumentException("'" + name + "' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.", "name");
        }
    }

    public static Encoding GetEncoding(int codepage)
    {
        switch (codepage)
        {
            case 0: case 65001: return UTF8;
            case 20127: return ASCII;
            case 1200: return Unicode;
            case 1201: return BigEndianUnicode;
            case 28591: return Latin1;
            case 12000: return UTF32;
        }
        if (codepage < 0 || codepage > 65535) throw new ArgumentOutOfRangeException("codepage", "Valid values are between 0 and 65535, inclusive.");
        throw new NotSupportedException("No data is available for encoding " + codepage.ToString() + ". For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.");
    }

    public static Encoding GetEncoding(string name, EncoderFallback encoderFallback, DecoderFallback decoderFallback) => GetEncoding(name).With(encoderFallback, decoderFallback);
    public static Encoding GetEncoding(int codepage, EncoderFallback encoderFallback, DecoderFallback decoderFallback) => GetEncoding(codepage).With(encoderFallback, decoderFallback);

    private Encoding With(EncoderFallback encoderFallback, DecoderFallback decoderFallback)
    {
        ArgumentNullException.ThrowIfNull(encoderFallback, "encoderFallback");
        ArgumentNullException.ThrowIfNull(decoderFallback, "decoderFallback");
        Encoding copy = (Encoding)Clone();
        copy._encoderFallback = encoderFallback;
        copy._decoderFallback = decoderFallback;
        return copy;
    }

    public virtual object Clone() => MemberwiseClone();
    public EncoderFallback EncoderFallback => _encoderFallback;
    public DecoderFallback DecoderFallback => _decoderFallback;
    internal int Kind => _kind;
    public abstract string WebName { get; }
    public abstract string EncodingName { get; }
    public abstract int CodePage { get; }
    public virtual bool IsSingleByte => _kind == 1 || _kind == 3;
    public bool IsReadOnly => true;
    public virtual string BodyName => WebName;
    public virtual string HeaderName => WebName;
    public virtual byte[] GetPreamble() => Array.Empty<byte>();
    public virtual ReadOnlySpan<byte> Preamble => GetPreamble();

    // Text to bytes. All of it goes through Bytes.

    private byte[] Bytes(string text)
    {
        if (_encoderFallback.IsDefaultOf(_kind)) return Encode(_kind, text);
        int bad = FallbackSearch.FindUnencodable(_kind, text, 0, out int length);
        if (bad < 0) return Encode(_kind, text);
        StringBuilder replaced = new StringBuilder();
        int start = 0;
        while (bad >= 0)
        {
            replaced.Append(text, start, bad - start);
            replaced.Append(_encoderFallback.Replace(text, bad, length));
            start = bad + length;
            bad = FallbackSearch.FindUnencodable(_kind, text, start, out length);
        }
        return Encode(_kind, replaced.Append(text, start, text.Length - start).ToString());
    }

    public virtual byte[] GetBytes(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        return Bytes(s);
    }

    public virtual byte[] GetBytes(char[] chars)
    {
        ArgumentNullException.ThrowIfNull(chars, "chars");
        return Bytes(new string(chars));
    }

    public virtual byte[] GetBytes(char[] chars, int index, int count) => Bytes(new string(chars, index, count));
    public byte[] GetBytes(string s, int index, int count) => Bytes(s.Substring(index, count));
    public virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex) => Store(Bytes(s.Substring(charIndex, charCount)), bytes, byteIndex);
    public virtual int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => Store(Bytes(new string(chars, charIndex, charCount)), bytes, byteIndex);

    private int Store(byte[] made, byte[] bytes, int byteIndex)
    {
        if (made.Length > bytes.Length - byteIndex) throw TooSmall("bytes");
        Array.Copy(made, 0, bytes, byteIndex, made.Length);
        return made.Length;
    }

    private ArgumentException TooSmall(string name) => name == "bytes"
        ? new ArgumentException("The output byte buffer is too small to contain the encoded data, encoding codepage '" + CodePage.ToString() + "' and fallback '" + _encoderFallback.GetType() + "'.", name)
        : new ArgumentException("The output char buffer is too small to contain the decoded characters, encoding codepage '" + CodePage.ToString() + "' and fallback '" + _decoderFallback.GetType() + "'.", name);

    public virtual int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        if (!TryGetBytes(chars, bytes, out int written)) throw TooSmall("bytes");
        return written;
    }

    public virtual bool TryGetBytes(ReadOnlySpan<char> chars, Span<byte> bytes, out int bytesWritten)
    {
        byte[] made = Bytes(Number.Text(chars));
        bool fits = new ReadOnlySpan<byte>(made).TryCopyTo(bytes);
        bytesWritten = fits ? made.Length : 0;
        return fits;
    }

    private int CountOf(string text) => _encoderFallback.IsDefaultOf(_kind) ? CountBytes(_kind, text) : Bytes(text).Length;

    public virtual int GetByteCount(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        return CountOf(s);
    }

    public virtual int GetByteCount(char[] chars) => CountOf(new string(chars));
    public virtual int GetByteCount(char[] chars, int index, int count) => CountOf(new string(chars, index, count));
    public int GetByteCount(string s, int index, int count) => CountOf(s.Substring(index, count));
    public virtual int GetByteCount(ReadOnlySpan<char> chars) => CountOf(Number.Text(chars));

    // Bytes to text. All of it goes through Text.

    private string Text(byte[] bytes, int index, int count)
    {
        if (_decoderFallback.IsDefaultOf(_kind)) return Decode(_kind, bytes, index, count);
        int end = index + count;
        int bad = FallbackSearch.FindUndecodable(_kind, bytes, index, end, out int length);
        if (bad < 0) return Decode(_kind, bytes, index, count);
        StringBuilder replaced = new StringBuilder();
        int start = index;
        while (bad >= 0)
        {
            replaced.Append(Decode(_kind, bytes, start, bad - start));
            replaced.Append(_decoderFallback.Replace(bytes, bad, length, bad - index));
            start = bad + length;
            bad = FallbackSearch.FindUndecodable(_kind, bytes, start, end, out length);
        }
        return replaced.Append(Decode(_kind, bytes, start, end - start)).ToString();
    }

    private static void CheckRange(byte[] bytes, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(bytes, "bytes");
        if (index < 0) throw Throw.NegativeValue("index", index);
        if (count < 0) throw Throw.NegativeValue("count", count);
        if (bytes.Length - index < count) throw new ArgumentOutOfRangeException("bytes", "Index and count must refer to a location within the buffer.");
    }

    public virtual string GetString(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes, "bytes");
        return Text(bytes, 0, bytes.Length);
    }

    public virtual string GetString(byte[] bytes, int index, int count)
    {
        CheckRange(bytes, index, count);
        return Text(bytes, index, count);
    }

    public string GetString(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = Counters.NewUncountedArray<byte>(bytes.Length);
        bytes.CopyTo(new Span<byte>(copy));
        return Text(copy, 0, copy.Length);
    }

    public virtual char[] GetChars(byte[] bytes) => GetString(bytes).ToCharArray();
    public virtual char[] GetChars(byte[] bytes, int index, int count) => GetString(bytes, index, count).ToCharArray();

    public virtual int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        string text = GetString(bytes, byteIndex, byteCount);
        if (text.Length > chars.Length - charIndex) throw TooSmall("chars");
        text.CopyTo(0, chars, charIndex, text.Length);
        return text.Length;
    }

    public virtual int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (!TryGetChars(bytes, chars, out int written)) throw TooSmall("chars");
        return written;
    }

    public virtual bool TryGetChars(ReadOnlySpan<byte> bytes, Span<char> chars, out int charsWritten) => Number.CopyTo(GetString(bytes), chars, out charsWritten);
    public virtual int GetCharCount(byte[] bytes) => GetString(bytes).Length;
    public virtual int GetCharCount(byte[] bytes, int index, int count) => GetString(bytes, index, count).Length;
    public virtual int GetCharCount(ReadOnlySpan<byte> bytes) => GetString(bytes).Length;
    public abstract int GetMaxByteCount(int charCount);
    public abstract int GetMaxCharCount(int byteCount);
    public virtual Decoder GetDecoder() => new Decoder(this);

    public static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(srcEncoding, "srcEncoding");
        ArgumentNullException.ThrowIfNull(dstEncoding, "dstEncoding");
        ArgumentNullException.ThrowIfNull(bytes, "bytes");
        return dstEncoding.GetBytes(srcEncoding.GetString(bytes));
    }

    public static byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes, int index, int count) => dstEncoding.GetBytes(srcEncoding.GetString(bytes, index, count));

    public override bool Equals(object value) =>
        value is Encoding other && CodePage == other.CodePage && _encoderFallback.Equals(other._encoderFallback) && _decoderFallback.Equals(other._decoderFallback);

    public override int GetHashCode() => CodePage + _encoderFallback.GetHashCode() + _decoderFallback.GetHashCode();
}
