// Encodings: bytes, fallbacks, pieces.
using System;
using System.Text;

static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
static void T(string label, Func<object> f)
{
    try { Console.WriteLine(label + " -> " + f()); }
    catch (Exception e) { Console.WriteLine(label + " -> " + e.GetType().Name + ": " + e.Message); }
}

string text = "aé€😀";
foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.ASCII, Encoding.Latin1 })
{
    byte[] bytes = encoding.GetBytes(text);
    Console.WriteLine(encoding.WebName + " " + encoding.EncodingName + " " + encoding.CodePage + " " + encoding.IsSingleByte + " " + Hex(bytes) + " " + encoding.GetByteCount(text) + " "
        + encoding.GetString(bytes) + " " + encoding.GetCharCount(bytes) + " " + encoding.GetMaxByteCount(3) + " " + encoding.GetMaxCharCount(3) + " " + Hex(encoding.GetPreamble()));
}
T("lone surrogate", () => Hex(Encoding.UTF8.GetBytes("a\ud800b")));
T("bad bytes", () => Encoding.UTF8.GetString(new byte[] { 0x41, 0xFF, 0xC3, 0x41, 0xE2, 0x82, 0x41 }).Replace('\uFFFD', '#'));
T("ascii", () => Encoding.ASCII.GetString(new byte[] { 65, 200 }));
T("strict bytes", () => new UTF8Encoding(false, true).GetString(new byte[] { 0x41, 0xFF }));
T("strict text", () => { try { return new UTF8Encoding(false, true).GetBytes("ab\ud800"); } catch (EncoderFallbackException e) { return e.Index + " " + (int)e.CharUnknown; } });
T("replacement", () => Encoding.GetEncoding("us-ascii", new EncoderReplacementFallback("[?]"), new DecoderExceptionFallback()).GetString(Encoding.GetEncoding("us-ascii", new EncoderReplacementFallback("[?]"), new DecoderExceptionFallback()).GetBytes("né")));
T("span", () => { Span<byte> b = stackalloc byte[8]; int n = Encoding.UTF8.GetBytes("é1".AsSpan(), b); Span<char> c = stackalloc char[4]; int m = Encoding.UTF8.GetChars(b[..n], c); return n + " " + m + " " + c[..m].ToString() + " " + Encoding.UTF8.TryGetBytes("long text".AsSpan(), b, out int w) + w; });
T("ranges", () => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes("hello"), 1, 3) + Hex(Encoding.UTF8.GetBytes("hello".ToCharArray(), 3, 2)) + new string(Encoding.ASCII.GetChars(new byte[] { 72, 105 })));
T("convert", () => Hex(Encoding.Convert(Encoding.UTF8, Encoding.Unicode, new byte[] { 0xC3, 0xA9 })));
T("by name", () => Encoding.GetEncoding("UTF-8").WebName + Encoding.GetEncoding(1200).WebName + Encoding.GetEncoding("iso-8859-1").CodePage);
T("no such", () => Encoding.GetEncoding("klingon"));
T("decoder", () =>
{
    Decoder decoder = Encoding.UTF8.GetDecoder();
    byte[] bytes = Encoding.UTF8.GetBytes(text);
    char[] chars = new char[8];
    string result = "";
    foreach (byte b in bytes)
    {
        int n = decoder.GetChars(new[] { b }, 0, 1, chars, 0);
        result += n + ":" + new string(chars, 0, n) + " ";
    }
    return result;
});
T("base64", () => Convert.ToBase64String(new byte[] { 1, 2, 3, 4 }) + " " + Convert.ToBase64String(new byte[60], Base64FormattingOptions.InsertLineBreaks).Replace("\r\n", "|") + " " + Hex(Convert.FromBase64String(" AQ ID ")) + " " + Convert.TryFromBase64String("!!", new byte[4], out int n) + n);
