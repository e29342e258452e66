namespace System.Text;

public class UnicodeEncoding : Encoding
{
    public const int CharSize = 2;

    private readonly bool _bigEndian;
    private readonly bool _preamble;

    public UnicodeEncoding() : this(false, true) { }

    public UnicodeEncoding(bool bigEndian, bool byteOrderMark) : base(bigEndian ? 5 : 2)
    {
        _bigEndian = bigEndian;
        _preamble = byteOrderMark;
    }

    public UnicodeEncoding(bool bigEndian, bool byteOrderMark, bool throwOnInvalidBytes) : base(bigEndian ? 5 : 2, throwOnInvalidBytes)
    {
        _bigEndian = bigEndian;
        _preamble = byteOrderMark;
    }

    public override string WebName => _bigEndian ? "utf-16BE" : "utf-16";
    public override string EncodingName => _bigEndian ? "Unicode (Big-Endian)" : "Unicode";
    public override int CodePage => _bigEndian ? 1201 : 1200;
    public override int GetMaxByteCount(int charCount) => (charCount + 1) * 2;
    public override int GetMaxCharCount(int byteCount) => (byteCount >> 1) + (byteCount & 1) + 1;
    public override byte[] GetPreamble() => !_preamble ? Array.Empty<byte>() : _bigEndian ? new byte[] { 0xFE, 0xFF } : new byte[] { 0xFF, 0xFE };
}
