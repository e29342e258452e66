namespace System.IO;

public class MemoryStream : Stream
{
    private byte[] _buffer;
    private int _position;
    private int _length;
    private readonly bool _expandable;
    private readonly bool _writable;
    private bool _open = true;

    public MemoryStream() : this(0) { }

    public MemoryStream(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        _buffer = capacity == 0 ? Array.Empty<byte>() : new byte[capacity];
        _expandable = true;
        _writable = true;
    }

    public MemoryStream(byte[] buffer) : this(buffer, true) { }

    public MemoryStream(byte[] buffer, bool writable)
    {
        ArgumentNullException.ThrowIfNull(buffer, "buffer");
        _buffer = buffer;
        _length = buffer.Length;
        _writable = writable;
    }

    public override bool CanRead => _open;
    public override bool CanSeek => _open;
    public override bool CanWrite => _open && _writable;

    private void Check()
    {
        if (!_open) throw new ObjectDisposedException(null, "Cannot access a closed Stream.");
    }

    public override long Length
    {
        get
        {
            Check();
            return _length;
        }
    }

    public override long Position
    {
        get
        {
            Check();
            return _position;
        }
        set
        {
            Check();
            if (value < 0) throw new ArgumentOutOfRangeException("value", value, "value ('" + value.ToString() + "') must be a non-negative value.");
            _position = (int)value;
        }
    }

    public virtual int Capacity
    {
        get => _buffer.Length;
        set
        {
            if (value < _length) throw new ArgumentOutOfRangeException("value", "capacity was less than the current size.");
            if (value != _buffer.Length) Array.Resize(ref _buffer, value);
        }
    }

    public virtual byte[] GetBuffer() => _buffer;

    public virtual byte[] ToArray()
    {
        if (_length == 0) return Array.Empty<byte>();
        byte[] copy = new byte[_length];
        Array.Copy(_buffer, 0, copy, 0, _length);
        return copy;
    }

    protected override void Dispose(bool disposing) { _open = false; }
    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Check();
        int n = Math.Min(_length - _position, count);
        if (n <= 0) return 0;
        Array.Copy(_buffer, _position, buffer, offset, n);
        _position += n;
        return n;
    }

    public override int ReadByte()
    {
        Check();
        return _position >= _length ? -1 : _buffer[_position++];
    }

    private void Room(int needed)
    {
        if (needed <= _buffer.Length) return;
        if (!_expandable) throw new NotSupportedException("Memory stream is not expandable.");
        int size = Math.Max(needed, 256);
        if (size < _buffer.Length * 2) size = _buffer.Length * 2;
        Array.Resize(ref _buffer, size);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Check();
        if (!_writable) throw new NotSupportedException("Stream does not support writing.");
        Room(_position + count);
        Array.Copy(buffer, offset, _buffer, _position, count);
        _position += count;
        if (_position > _length) _length = _position;
    }

    public override void WriteByte(byte value)
    {
        Check();
        if (!_writable) throw new NotSupportedException("Stream does not support writing.");
        Room(_position + 1);
        _buffer[_position++] = value;
        if (_position > _length) _length = _position;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        Check();
        long target = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : _length);
        if (target < 0) throw new IOException("An attempt was made to move the position before the beginning of the stream.");
        _position = (int)target;
        return target;
    }

    public override void SetLength(long value)
    {
        Room((int)value);
        _length = (int)value;
        if (_position > _length) _position = _length;
    }

    public virtual void WriteTo(Stream stream) => stream.Write(_buffer, 0, _length);
}
