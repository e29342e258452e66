namespace System.Buffers;

public sealed class ArrayBufferWriter<T> : IBufferWriter<T>
{
    private T[] _buffer;
    private int _index;

    public ArrayBufferWriter() { _buffer = Array.Empty<T>(); }

    public ArrayBufferWriter(int initialCapacity)
    {
        if (initialCapacity <= 0) throw new ArgumentException(null, "initialCapacity");
        _buffer = new T[initialCapacity];
    }

    public ReadOnlyMemory<T> WrittenMemory => new ReadOnlyMemory<T>(_buffer, 0, _index);
    public ReadOnlySpan<T> WrittenSpan => new ReadOnlySpan<T>(_buffer, 0, _index);
    public int WrittenCount => _index;
    public int Capacity => _buffer.Length;
    public int FreeCapacity => _buffer.Length - _index;

    public void Clear()
    {
        Array.Clear(_buffer, 0, _index);
        _index = 0;
    }

    public void ResetWrittenCount() => _index = 0;

    public void Advance(int count)
    {
        if (count < 0) throw new ArgumentException(null, "count");
        if (_index > _buffer.Length - count) throw new InvalidOperationException("Cannot advance past the end of the buffer, which has a size of " + _buffer.Length.ToString() + ".");
        _index += count;
    }

    private void Room(int sizeHint)
    {
        if (sizeHint < 0) throw new ArgumentException(null, "sizeHint");
        if (sizeHint == 0) sizeHint = 1;
        if (sizeHint > FreeCapacity)
        {
            int growth = Math.Max(sizeHint, _buffer.Length);
            if (_buffer.Length == 0) growth = Math.Max(growth, 256);
            Array.Resize(ref _buffer, _buffer.Length + growth);
        }
    }

    public Memory<T> GetMemory(int sizeHint = 0)
    {
        Room(sizeHint);
        return new Memory<T>(_buffer, _index, _buffer.Length - _index);
    }

    public Span<T> GetSpan(int sizeHint = 0)
    {
        Room(sizeHint);
        return new Span<T>(_buffer, _index, _buffer.Length - _index);
    }
}
