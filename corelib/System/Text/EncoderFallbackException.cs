using System;
namespace System.Text;

public sealed class EncoderFallbackException : ArgumentException
{
    public EncoderFallbackException() : base("Value does not fall within the expected range.") { HResult = unchecked((int)0x80070057); }
    public EncoderFallbackException(string message) : base(message) { HResult = unchecked((int)0x80070057); }
    public EncoderFallbackException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80070057); }

    internal EncoderFallbackException(string message, char charUnknown, int index) : base(message)
    {
        CharUnknown = charUnknown;
        Index = index;
    }

    internal EncoderFallbackException(string message, char charUnknownHigh, char charUnknownLow, int index) : base(message)
    {
        CharUnknownHigh = charUnknownHigh;
        CharUnknownLow = charUnknownLow;
        Index = index;
    }

    public char CharUnknown { get; }
    public char CharUnknownHigh { get; }
    public char CharUnknownLow { get; }
    public int Index { get; }
    public bool IsUnknownSurrogate() => CharUnknownHigh != '\0';
}
