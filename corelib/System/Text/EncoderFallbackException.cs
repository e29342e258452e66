using System;
namespace System.Text;

public class EncoderFallbackException : ArgumentException
{
    public EncoderFallbackException() : base("Value does not fall within the expected range.") { HResult = unchecked((int)0x80070057); }
    public EncoderFallbackException(string message) : base(message) { HResult = unchecked((int)0x80070057); }
    public EncoderFallbackException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80070057); }
}
