using System;
using System.IO;
using System.Text;
namespace Hoist.Runtime;

/// Standard input (0), output (1) or error (2) as bytes.
internal sealed class ConsoleStream : Stream
{
    private readonly int _number;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private byte[] _line = Array.Empty<byte>();
    private int _position;

    internal ConsoleStream(int number) { _number = number; }

    public override bool CanRead => _number == 0;
    public override bool CanWrite => _number != 0;
    public override bool CanSeek => false;
    public override long Length => throw NoSeek();
    public override long Position { get => throw NoSeek(); set => throw NoSeek(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw NoSeek();
    public override void SetLength(long value) => throw NoSeek();
    private static Exception NoSeek() => new NotSupportedException("Stream does not support seeking.");

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_number != 0) throw new NotSupportedException("Stream does not support reading.");
        if (_position == _line.Length)
        {
            string line = Console.ReadStandardLine();
            if (line == null) return 0;
            _line = Encoding.UTF8.GetBytes(line + "\n");
            _position = 0;
        }
        int taken = Math.Min(count, _line.Length - _position);
        Array.Copy(_line, _position, buffer, offset, taken);
        _position += taken;
        return taken;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer, "buffer");
        if (_number == 0) throw new NotSupportedException("Stream does not support writing.");
        if (offset < 0) throw Throw.NegativeValue("offset", offset);
        if (count < 0 || count > buffer.Length - offset) throw Throw.OffsetLength();
        if (_number == 1)
        {
            Console.WriteBytes(buffer, offset, count);
            return;
        }
        char[] chars = Counters.NewUncountedArray<char>(count + 1);
        Console.WriteError(new string(chars, 0, _decoder.GetChars(buffer, offset, count, chars, 0)), false);
    }
}
