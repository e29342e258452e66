namespace System;

public class BadImageFormatException : SystemException
{
    public BadImageFormatException() : base("Format of the executable (.exe) or library (.dll) is invalid.") { HResult = unchecked((int)0x8007000B); }
    public BadImageFormatException(string message) : base(message) { HResult = unchecked((int)0x8007000B); }
    public BadImageFormatException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x8007000B); }
}
