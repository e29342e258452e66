namespace System.Text;

public class UTF32Encoding : Encoding
{
    public UTF32Encoding() : base(4) { }
    public override string WebName => "utf-32";
    public override string EncodingName => "Unicode (UTF-32)";
    public override int CodePage => 12000;
    public override int GetMaxByteCount(int charCount) => (charCount + 1) * 4;
    public override int GetMaxCharCount(int byteCount) => byteCount / 2 + 2;
    public override byte[] GetPreamble() => new byte[] { 0xFF, 0xFE, 0, 0 };
}
