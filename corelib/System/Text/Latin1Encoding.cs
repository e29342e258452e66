namespace System.Text;

internal class Latin1Encoding : Encoding
{
    public Latin1Encoding() : base(3) { }
    public override string WebName => "iso-8859-1";
    public override string EncodingName => "Western European (ISO)";
    public override int CodePage => 28591;
    public override int GetMaxByteCount(int charCount) => charCount + 1;
    public override int GetMaxCharCount(int byteCount) => byteCount;
}
