namespace System.Text;

public class ASCIIEncoding : Encoding
{
    public ASCIIEncoding() : base(1) { }
    public override string WebName => "us-ascii";
    public override string EncodingName => "US-ASCII";
    public override int CodePage => 20127;
    public override int GetMaxByteCount(int charCount) => charCount + 1;
    public override int GetMaxCharCount(int byteCount) => byteCount;
}
