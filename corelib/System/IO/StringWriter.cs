using System.Text;
namespace System.IO;

public class StringWriter : TextWriter
{
    private readonly StringBuilder _text;
    private readonly IFormatProvider _provider;
    private bool _closed;

    public StringWriter() : this(new StringBuilder(), null) { }
    public StringWriter(IFormatProvider formatProvider) : this(new StringBuilder(), formatProvider) { }
    public StringWriter(StringBuilder sb) : this(sb, null) { }

    public StringWriter(StringBuilder sb, IFormatProvider formatProvider)
    {
        ArgumentNullException.ThrowIfNull(sb, "sb");
        _text = sb;
        _provider = formatProvider;
    }

    public override Encoding Encoding => Encoding.Unicode;
    public override IFormatProvider FormatProvider => _provider;
    protected override void Dispose(bool disposing) { _closed = true; }
    public virtual StringBuilder GetStringBuilder() => _text;

    private void Check()
    {
        if (_closed) throw new ObjectDisposedException(null, "Cannot write to a closed TextWriter.");
    }

    public override void Write(char value)
    {
        Check();
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check();
        _text.Append(buffer, index, count);
    }

    public override void Write(string value)
    {
        Check();
        _text.Append(value);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check();
        _text.Append(buffer);
    }

    public override string ToString() => _text.ToString();
}
