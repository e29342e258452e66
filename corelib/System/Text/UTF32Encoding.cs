namespace System.Text;

public class UTF32Encoding : Encoding
{
    public UTF32Encoding() : base(4) { }
    public override string WebName => "utf-32";
    public override string EncodingName => "Unicode (UTF-32)";
}
