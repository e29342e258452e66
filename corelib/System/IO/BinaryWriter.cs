using System.Text;
namespace System.IO;

public class BinaryWriter : IDisposable, IAsyncDisposable
{
    protected Stream OutStream;
    private readonly Encoding _encoding;
    private readonly bool _leaveOpen;

    public BinaryWriter(Stream output) : this(output, Encoding.UTF8, false) { }
    public BinaryWriter(Stream output, Encoding encoding) : this(output, encoding, false) { }

    public BinaryWriter(Stream output, Encoding encoding, bool leaveOpen)
    {
        ArgumentNullException.ThrowIfNull(output, "output");
        ArgumentNullException.ThrowIfNull(encoding, "encoding");
        OutStream = output;
        _encoding = encoding;
        _leaveOpen = leaveOpen;
    }

    public virtual Stream BaseStream => OutStream;
    public virtual void Close() => Dispose(true);
    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool disposing)
    {
        if (_leaveOpen) OutStream.Flush();
        else OutStream.Close();
    }

    public virtual System.Threading.Tasks.ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public virtual void Flush() => OutStream.Flush();
    public virtual long Seek(int offset, SeekOrigin origin) => OutStream.Seek(offset, origin);

    private void Bits(ulong value, int size)
    {
        for (int i = 0; i < size; i++) OutStream.WriteByte((byte)(value >> (8 * i)));
    }

    public virtual void Write(bool value) => OutStream.WriteByte(value ? (byte)1 : (byte)0);
    public virtual void Write(byte value) => OutStream.WriteByte(value);
    public virtual void Write(sbyte value) => OutStream.WriteByte((byte)value);

    public virtual void Write(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer, "buffer");
        OutStream.Write(buffer, 0, buffer.Length);
    }

    public virtual void Write(byte[] buffer, int index, int count) => OutStream.Write(buffer, index, count);
    public virtual void Write(ReadOnlySpan<byte> buffer) => OutStream.Write(buffer);

    public virtual void Write(char ch)
    {
        if (char.IsSurrogate(ch)) throw new ArgumentException("Unicode surrogate characters must be written out as pairs together in the same call, not individually. Consider passing in a character array instead.");
        Write(_encoding.GetBytes(ch.ToString()));
    }

    public virtual void Write(char[] chars) => Write(_encoding.GetBytes(chars));
    public virtual void Write(short value) => Bits((ulong)value, 2);
    public virtual void Write(ushort value) => Bits(value, 2);
    public virtual void Write(int value) => Bits((ulong)value, 4);
    public virtual void Write(uint value) => Bits(value, 4);
    public virtual void Write(long value) => Bits((ulong)value, 8);
    public virtual void Write(ulong value) => Bits(value, 8);
    public virtual void Write(float value) => Bits((ulong)BitConverter.SingleToInt32Bits(value), 4);
    public virtual void Write(double value) => Bits((ulong)BitConverter.DoubleToInt64Bits(value), 8);
    public virtual void Write(Half value) => Bits(BitConverter.HalfToUInt16Bits(value), 2);

    public virtual void Write(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        for (int i = 0; i < 4; i++) Write(bits[i]);
    }

    public virtual void Write(string value)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        byte[] bytes = _encoding.GetBytes(value);
        Write7BitEncodedInt(bytes.Length);
        Write(bytes);
    }

    public void Write7BitEncodedInt(int value)
    {
        uint rest = (uint)value;
        while (rest > 127)
        {
            OutStream.WriteByte((byte)(rest | 128));
            rest >>= 7;
        }
        OutStream.WriteByte((byte)rest);
    }

    public void Write7BitEncodedInt64(long value)
    {
        ulong rest = (ulong)value;
        while (rest > 127)
        {
            OutStream.WriteByte((byte)(rest | 128));
            rest >>= 7;
        }
        OutStream.WriteByte((byte)rest);
    }
}
