using System.Text;
namespace System.IO;

public class StreamReader : TextReader
{
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly bool _detect;
    private Encoding _encoding;
    private StringReader _text;

    public StreamReader(Stream stream) : this(stream, null, true, -1, false) { }
    public StreamReader(Stream stream, bool detectEncodingFromByteOrderMarks) : this(stream, null, detectEncodingFromByteOrderMarks, -1, false) { }
    public StreamReader(Stream stream, Encoding encoding) : this(stream, encoding, true, -1, false) { }
    public StreamReader(Stream stream, Encoding encoding, bool detectEncodingFromByteOrderMarks) : this(stream, encoding, detectEncodingFromByteOrderMarks, -1, false) { }
    public StreamReader(Stream stream, Encoding encoding, bool detectEncodingFromByteOrderMarks, int bufferSize) : this(stream, encoding, detectEncodingFromByteOrderMarks, bufferSize, false) { }

    public StreamReader(Stream stream, Encoding encoding = null, bool detectEncodingFromByteOrderMarks = true, int bufferSize = -1, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream, "stream");
        if (!stream.CanRead) throw new ArgumentException("Stream was not readable.");
        _stream = stream;
        _encoding = encoding == null ? Encoding.UTF8 : encoding;
        _detect = detectEncodingFromByteOrderMarks;
        _leaveOpen = leaveOpen;
    }

    private static bool StartsWith(byte[] bytes, byte[] mark)
    {
        if (mark.Length == 0 || bytes.Length < mark.Length) return false;
        for (int i = 0; i < mark.Length; i++)
        {
            if (bytes[i] != mark[i]) return false;
        }
        return true;
    }

    private StringReader Text
    {
        get
        {
            if (_text == null)
            {
                MemoryStream all = new MemoryStream();
                _stream.CopyTo(all);
                byte[] bytes = all.ToArray();
                if (_detect)
                {
                    if (StartsWith(bytes, new byte[] { 0xEF, 0xBB, 0xBF })) _encoding = Encoding.UTF8;
                    else if (StartsWith(bytes, new byte[] { 0xFF, 0xFE, 0, 0 })) _encoding = Encoding.UTF32;
                    else if (StartsWith(bytes, new byte[] { 0xFF, 0xFE })) _encoding = Encoding.Unicode;
                    else if (StartsWith(bytes, new byte[] { 0xFE, 0xFF })) _encoding = Encoding.BigEndianUnicode;
                }
                int start = StartsWith(bytes, _encoding.GetPreamble()) ? _encoding.GetPreamble().Length : 0;
                _text = new StringReader(_encoding.GetString(bytes, start, bytes.Length - start));
            }
            return _text;
        }
    }

    public virtual Encoding CurrentEncoding => _encoding;
    public virtual Stream BaseStream => _stream;
    public bool EndOfStream => Text.Peek() < 0;
    public override int Peek() => Text.Peek();
    public override int Read() => Text.Read();
    public override string ReadLine() => Text.ReadLine();
    public override string ReadToEnd() => Text.ReadToEnd();

    protected override void Dispose(bool disposing)
    {
        if (!_leaveOpen) _stream.Dispose();
    }
}
