namespace System;

public class UriFormatException : FormatException
{
    public UriFormatException() : base("Invalid URI: The format of the URI could not be determined.") { HResult = unchecked((int)0x80131537); }
    public UriFormatException(string message) : base(message) { HResult = unchecked((int)0x80131537); }
    public UriFormatException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131537); }
}
