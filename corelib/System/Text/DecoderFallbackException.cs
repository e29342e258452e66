using System;
namespace System.Text;

public class DecoderFallbackException : ArgumentException
{
    public DecoderFallbackException() : base("Value does not fall within the expected range.") { HResult = unchecked((int)0x80070057); }
    public DecoderFallbackException(string message) : base(message) { HResult = unchecked((int)0x80070057); }
    public DecoderFallbackException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80070057); }
}
