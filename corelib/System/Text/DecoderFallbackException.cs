using System;
namespace System.Text;

public sealed class DecoderFallbackException : ArgumentException
{
    public DecoderFallbackException() : base("Value does not fall within the expected range.") { HResult = unchecked((int)0x80070057); }
    public DecoderFallbackException(string message) : base(message) { HResult = unchecked((int)0x80070057); }
    public DecoderFallbackException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80070057); }

    public DecoderFallbackException(string message, byte[] bytesUnknown, int index) : base(message)
    {
        BytesUnknown = bytesUnknown;
        Index = index;
    }

    public byte[] BytesUnknown { get; }
    public int Index { get; }
}
