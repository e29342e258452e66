using System.Text;
using System.Threading.Tasks;
namespace System.IO;

public abstract class TextReader : IDisposable
{
    public static readonly TextReader Null = new StringReader("");
    protected TextReader() { }
    public virtual void Close() => Dispose();
    public void Dispose() => Dispose(true);
    protected virtual void Dispose(bool disposing) { }
    public virtual int Peek() => -1;
    public virtual int Read() => -1;

    public virtual int Read(char[] buffer, int index, int count)
    {
        int n = 0;
        while (n < count)
        {
            int c = Read();
            if (c < 0) break;
            buffer[index + n++] = (char)c;
        }
        return n;
    }

    public virtual int Read(Span<char> buffer)
    {
        int n = 0;
        while (n < buffer.Length)
        {
            int c = Read();
            if (c < 0) break;
            buffer[n++] = (char)c;
        }
        return n;
    }

    public virtual int ReadBlock(char[] buffer, int index, int count) => Read(buffer, index, count);

    public virtual string ReadToEnd()
    {
        StringBuilder text = new StringBuilder();
        for (int c = Read(); c >= 0; c = Read()) text.Append((char)c);
        return text.ToString();
    }

    public virtual string ReadLine()
    {
        StringBuilder text = new StringBuilder();
        while (true)
        {
            int c = Read();
            if (c < 0) break;
            if (c == '\r' || c == '\n')
            {
                if (c == '\r' && Peek() == '\n') Read();
                return text.ToString();
            }
            text.Append((char)c);
        }
        return text.Length > 0 ? text.ToString() : null;
    }

    public virtual Task<string> ReadLineAsync() => Task.FromResult(ReadLine());
    public virtual Task<string> ReadToEndAsync() => Task.FromResult(ReadToEnd());
    public virtual Task<int> ReadAsync(char[] buffer, int index, int count) => Task.FromResult(Read(buffer, index, count));
}
