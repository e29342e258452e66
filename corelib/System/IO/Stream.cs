using System.Threading;
using System.Threading.Tasks;
namespace System.IO;

public abstract class Stream : IDisposable, IAsyncDisposable
{
    public static readonly Stream Null = new MemoryStream();
    public abstract bool CanRead { get; }
    public abstract bool CanSeek { get; }
    public abstract bool CanWrite { get; }
    public virtual bool CanTimeout => false;
    public abstract long Length { get; }
    public abstract long Position { get; set; }
    public abstract void Flush();
    public abstract int Read(byte[] buffer, int offset, int count);
    public abstract long Seek(long offset, SeekOrigin origin);
    public abstract void SetLength(long value);
    public abstract void Write(byte[] buffer, int offset, int count);
    protected virtual void Dispose(bool disposing) { }
    public virtual void Close() => Dispose(true);
    public void Dispose() => Close();

    public virtual ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public virtual int ReadByte()
    {
        byte[] one = new byte[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    public virtual void WriteByte(byte value) => Write(new byte[] { value }, 0, 1);

    public virtual int Read(Span<byte> buffer)
    {
        byte[] copy = new byte[buffer.Length];
        int n = Read(copy, 0, copy.Length);
        new ReadOnlySpan<byte>(copy, 0, n).CopyTo(buffer);
        return n;
    }

    public virtual void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);
    public void CopyTo(Stream destination) => CopyTo(destination, 81920);

    public virtual void CopyTo(Stream destination, int bufferSize)
    {
        byte[] buffer = new byte[bufferSize];
        int n;
        while ((n = Read(buffer, 0, buffer.Length)) > 0) destination.Write(buffer, 0, n);
    }

    public Task<int> ReadAsync(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None);
    public virtual Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));
    public virtual ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new ValueTask<int>(Read(buffer.Span));
    public Task WriteAsync(byte[] buffer, int offset, int count) => WriteAsync(buffer, offset, count, CancellationToken.None);

    public virtual Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    public virtual ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return default;
    }

    public Task FlushAsync() => FlushAsync(CancellationToken.None);

    public virtual Task FlushAsync(CancellationToken cancellationToken)
    {
        Flush();
        return Task.CompletedTask;
    }

    public Task CopyToAsync(Stream destination)
    {
        CopyTo(destination);
        return Task.CompletedTask;
    }
}
