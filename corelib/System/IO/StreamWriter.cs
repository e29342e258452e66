using System.Text;
namespace System.IO;

public class StreamWriter : TextWriter
{
    private readonly Stream _stream;
    private readonly Encoding _encoding;
    private readonly bool _leaveOpen;
    private readonly StringBuilder _pending = new StringBuilder();

    public StreamWriter(Stream stream) : this(stream, Encoding.UTF8) { }

    public StreamWriter(Stream stream, Encoding encoding = null, int bufferSize = -1, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream, "stream");
        _stream = stream;
        _encoding = encoding == null ? Encoding.UTF8 : encoding;
        _leaveOpen = leaveOpen;
    }

    public virtual bool AutoFlush { get; set; }
    public virtual Stream BaseStream => _stream;
    public override Encoding Encoding => _encoding;

    public override void Write(char value)
    {
        _pending.Append(value);
        if (AutoFlush) Flush();
    }

    public override void Write(string value)
    {
        _pending.Append(value);
        if (AutoFlush) Flush();
    }

    public override void Flush()
    {
        byte[] bytes = _encoding.GetBytes(_pending.ToString());
        _pending.Clear();
        _stream.Write(bytes, 0, bytes.Length);
        _stream.Flush();
    }

    protected override void Dispose(bool disposing)
    {
        if (_stream.CanWrite) Flush();
        if (!_leaveOpen) _stream.Dispose();
    }
}
