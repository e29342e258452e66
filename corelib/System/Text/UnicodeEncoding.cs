namespace System.Text;

public class UnicodeEncoding : Encoding
{
    private readonly bool _bigEndian;
    public UnicodeEncoding() : base(2) { }
    internal UnicodeEncoding(bool bigEndian) : base(bigEndian ? 5 : 2) { _bigEndian = bigEndian; }
    public override string WebName => _bigEndian ? "utf-16BE" : "utf-16";
    public override string EncodingName => _bigEndian ? "Unicode (Big-Endian)" : "Unicode";
    public override byte[] GetPreamble() => _bigEndian ? new byte[] { 0xFE, 0xFF } : new byte[] { 0xFF, 0xFE };
}
