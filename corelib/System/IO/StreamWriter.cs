using System.Text;
namespace System.IO;

public class StreamWriter : TextWriter
{
    private readonly Stream _stream;
    private readonly Encoding _encoding;
    private readonly bool _leaveOpen;
    private readonly StringBuilder _pending = new StringBuilder();
    private bool _begun;

    public StreamWriter(Stream stream) : this(stream, null) { }

    public StreamWriter(Stream stream, Encoding encoding = null, int bufferSize = -1, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream, "stream");
        _stream = stream;
        if (!stream.CanWrite) throw new ArgumentException("Stream was not writable.");
        _encoding = encoding == null ? new UTF8Encoding(false, true) : encoding;
        _leaveOpen = leaveOpen;
        // The encoding's mark stands at the start of a stream only.
        _begun = stream.CanSeek && stream.Position > 0;
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
        if (!_begun)
        {
            _begun = true;
            byte[] mark = _encoding.GetPreamble();
            if (mark.Length > 0) _stream.Write(mark, 0, mark.Length);
        }
        byte[] bytes = _encoding.GetBytes(_pending.ToString());
        _pending.Clear();
        if (bytes.Length > 0) _stream.Write(bytes, 0, bytes.Length);
        _stream.Flush();
    }

    protected override void Dispose(bool disposing)
    {
        if (_stream.CanWrite) Flush();
        if (!_leaveOpen) _stream.Dispose();
    }
}
