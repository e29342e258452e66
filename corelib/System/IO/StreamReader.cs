using System.Text;
namespace System.IO;

public class StreamReader : TextReader
{
    private readonly Stream _stream;
    private readonly Encoding _encoding;
    private StringReader _text;

    public StreamReader(Stream stream) : this(stream, Encoding.UTF8) { }

    public StreamReader(Stream stream, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(stream, "stream");
        _stream = stream;
        _encoding = encoding;
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
                int start = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
                _text = new StringReader(_encoding.GetString(bytes, start, bytes.Length - start));
            }
            return _text;
        }
    }

    public virtual Stream BaseStream => _stream;
    public bool EndOfStream => Text.Peek() < 0;
    public override int Peek() => Text.Peek();
    public override int Read() => Text.Read();
    public override string ReadLine() => Text.ReadLine();
    public override string ReadToEnd() => Text.ReadToEnd();
    protected override void Dispose(bool disposing) => _stream.Dispose();
}
