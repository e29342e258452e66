using System.Text;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.IO;

public abstract class TextWriter : IDisposable, IAsyncDisposable
{
    public static readonly TextWriter Null = new NullWriter();
    protected char[] CoreNewLine = new char[] { '\n' };
    private string _newLine = "\n";

    protected TextWriter() { }
    protected TextWriter(IFormatProvider formatProvider) { }

    public virtual string NewLine
    {
        get => _newLine;
        set
        {
            _newLine = value == null ? "\n" : value;
            CoreNewLine = _newLine.ToCharArray();
        }
    }

    public abstract Encoding Encoding { get; }
    public virtual IFormatProvider FormatProvider => null;
    public virtual void Close() => Dispose();
    protected virtual void Dispose(bool disposing) { }
    public void Dispose() => Dispose(true);

    public virtual ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public virtual void Flush() { }
    public virtual void Write(char value) { }

    public virtual void Write(char[] buffer)
    {
        if (buffer != null) Write(buffer, 0, buffer.Length);
    }

    public virtual void Write(char[] buffer, int index, int count)
    {
        for (int i = 0; i < count; i++) Write(buffer[index + i]);
    }

    public virtual void Write(ReadOnlySpan<char> buffer)
    {
        for (int i = 0; i < buffer.Length; i++) Write(buffer[i]);
    }

    public virtual void Write(string value)
    {
        if (value != null)
            for (int i = 0; i < value.Length; i++) Write(value[i]);
    }

    public virtual void Write(bool value) => Write(value ? "True" : "False");
    public virtual void Write(int value) => Write(value.ToString());
    public virtual void Write(uint value) => Write(value.ToString());
    public virtual void Write(long value) => Write(value.ToString());
    public virtual void Write(ulong value) => Write(value.ToString());
    public virtual void Write(float value) => Write(value.ToString());
    public virtual void Write(double value) => Write(value.ToString());
    public virtual void Write(decimal value) => Write(value.ToString());

    public virtual void Write(object value)
    {
        if (value == null) return;
        if (value is IFormattable formattable) Write(formattable.ToString(null, FormatProvider));
        else Write(value.ToString());
    }

    public virtual void Write(StringBuilder value)
    {
        if (value != null) Write(value.ToString());
    }

    public virtual void Write(string format, object arg0) => Write(string.Format(FormatProvider, format, arg0));
    public virtual void Write(string format, object arg0, object arg1) => Write(string.Format(FormatProvider, format, arg0, arg1));
    public virtual void Write(string format, object arg0, object arg1, object arg2) => Write(string.Format(FormatProvider, format, arg0, arg1, arg2));
    public virtual void Write(string format, params object[] arg) => Write(string.Format(FormatProvider, format, arg));
    public virtual void WriteLine() => Write(_newLine);

    public virtual void WriteLine(char value)
    {
        Write(value);
        WriteLine();
    }

    public virtual void WriteLine(char[] buffer)
    {
        Write(buffer);
        WriteLine();
    }

    public virtual void WriteLine(string value)
    {
        if (value != null) Write(value);
        Write(_newLine);
    }

    public virtual void WriteLine(bool value) => WriteLine(value ? "True" : "False");
    public virtual void WriteLine(int value) => WriteLine(value.ToString());
    public virtual void WriteLine(uint value) => WriteLine(value.ToString());
    public virtual void WriteLine(long value) => WriteLine(value.ToString());
    public virtual void WriteLine(ulong value) => WriteLine(value.ToString());
    public virtual void WriteLine(float value) => WriteLine(value.ToString());
    public virtual void WriteLine(double value) => WriteLine(value.ToString());
    public virtual void WriteLine(decimal value) => WriteLine(value.ToString());
    public virtual void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

    public virtual void WriteLine(object value)
    {
        if (value == null) WriteLine();
        else if (value is IFormattable formattable) WriteLine(formattable.ToString(null, FormatProvider));
        else WriteLine(value.ToString());
    }

    public virtual void WriteLine(StringBuilder value) => WriteLine(value == null ? "" : value.ToString());
    public virtual void WriteLine(string format, object arg0) => WriteLine(string.Format(FormatProvider, format, arg0));
    public virtual void WriteLine(string format, object arg0, object arg1) => WriteLine(string.Format(FormatProvider, format, arg0, arg1));
    public virtual void WriteLine(string format, object arg0, object arg1, object arg2) => WriteLine(string.Format(FormatProvider, format, arg0, arg1, arg2));
    public virtual void WriteLine(string format, params object[] arg) => WriteLine(string.Format(FormatProvider, format, arg));

    public virtual Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public virtual Task WriteAsync(string value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public virtual Task WriteLineAsync(string value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public virtual Task WriteLineAsync(char value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public virtual Task WriteLineAsync()
    {
        WriteLine();
        return Task.CompletedTask;
    }

    public virtual Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
    }

    public static TextWriter Synchronized(TextWriter writer) => writer;

    private sealed class NullWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.Unicode;
        public override void Write(string value) { }
    }
}
