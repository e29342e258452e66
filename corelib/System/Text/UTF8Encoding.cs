namespace System.Text;

public class UTF8Encoding : Encoding
{
    private readonly bool _preamble;
    public UTF8Encoding() : base(0) { }
    public UTF8Encoding(bool encoderShouldEmitUTF8Identifier) : base(0) { _preamble = encoderShouldEmitUTF8Identifier; }
    public UTF8Encoding(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes) : base(0, throwOnInvalidBytes) { _preamble = encoderShouldEmitUTF8Identifier; }
    public override string WebName => "utf-8";
    public override string EncodingName => "Unicode (UTF-8)";
    public override int CodePage => 65001;
    public override int GetMaxByteCount(int charCount) => (charCount + 1) * 3;
    public override int GetMaxCharCount(int byteCount) => byteCount + 1;
    public override byte[] GetPreamble() => _preamble ? new byte[] { 0xEF, 0xBB, 0xBF } : Array.Empty<byte>();
}
