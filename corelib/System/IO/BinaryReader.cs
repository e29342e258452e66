using System.Text;
namespace System.IO;

public class BinaryReader : IDisposable
{
    private readonly Stream _stream;
    private readonly Encoding _encoding;
    private readonly bool _leaveOpen;

    public BinaryReader(Stream input) : this(input, Encoding.UTF8, false) { }
    public BinaryReader(Stream input, Encoding encoding) : this(input, encoding, false) { }

    public BinaryReader(Stream input, Encoding encoding, bool leaveOpen)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        ArgumentNullException.ThrowIfNull(encoding, "encoding");
        _stream = input;
        _encoding = encoding;
        _leaveOpen = leaveOpen;
    }

    public virtual Stream BaseStream => _stream;
    public virtual void Close() => Dispose(true);
    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool disposing)
    {
        if (!_leaveOpen) _stream.Close();
    }

    private static Exception End() => new EndOfStreamException("Unable to read beyond the end of the stream.");

    private ulong Bits(int size)
    {
        ulong value = 0;
        for (int i = 0; i < size; i++) value |= (ulong)ReadByte() << (8 * i);
        return value;
    }

    public virtual byte ReadByte()
    {
        int b = _stream.ReadByte();
        if (b < 0) throw End();
        return (byte)b;
    }

    public virtual sbyte ReadSByte() => (sbyte)ReadByte();
    public virtual bool ReadBoolean() => ReadByte() != 0;
    public virtual short ReadInt16() => (short)Bits(2);
    public virtual ushort ReadUInt16() => (ushort)Bits(2);
    public virtual int ReadInt32() => (int)Bits(4);
    public virtual uint ReadUInt32() => (uint)Bits(4);
    public virtual long ReadInt64() => (long)Bits(8);
    public virtual ulong ReadUInt64() => Bits(8);
    public virtual float ReadSingle() => BitConverter.Int32BitsToSingle((int)Bits(4));
    public virtual double ReadDouble() => BitConverter.Int64BitsToDouble((long)Bits(8));
    public virtual Half ReadHalf() => BitConverter.UInt16BitsToHalf((ushort)Bits(2));
    public virtual decimal ReadDecimal() => new decimal(new int[] { ReadInt32(), ReadInt32(), ReadInt32(), ReadInt32() });

    public virtual byte[] ReadBytes(int count)
    {
        byte[] result = new byte[count];
        int n = 0;
        while (n < count)
        {
            int read = _stream.Read(result, n, count - n);
            if (read == 0) break;
            n += read;
        }
        if (n < count) Array.Resize(ref result, n);
        return result;
    }

    public virtual int Read(byte[] buffer, int index, int count) => _stream.Read(buffer, index, count);

    public virtual char ReadChar()
    {
        byte first = ReadByte();
        if (first < 0x80) return (char)first;
        int more = first >= 0xE0 ? 2 : 1;
        byte[] bytes = new byte[more + 1];
        bytes[0] = first;
        for (int i = 1; i <= more; i++) bytes[i] = ReadByte();
        return _encoding.GetString(bytes)[0];
    }

    public virtual char[] ReadChars(int count)
    {
        char[] result = new char[count];
        for (int i = 0; i < count; i++) result[i] = ReadChar();
        return result;
    }

    public virtual int PeekChar()
    {
        if (!_stream.CanSeek) return -1;
        long position = _stream.Position;
        int b = _stream.ReadByte();
        _stream.Position = position;
        return b;
    }

    public virtual string ReadString() => _encoding.GetString(ReadBytes(Read7BitEncodedInt()));

    public int Read7BitEncodedInt() => (int)Read7BitEncodedInt64();

    public long Read7BitEncodedInt64()
    {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte b = ReadByte();
            value |= (long)(b & 127) << shift;
            if (b < 128) return value;
        }
        throw new FormatException("Too many bytes in what should have been a 7-bit encoded integer.");
    }
}
