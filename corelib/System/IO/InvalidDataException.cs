using System;
namespace System.IO;

public class InvalidDataException : SystemException
{
    public InvalidDataException() : base("Found invalid data while decoding.") { HResult = unchecked((int)0x80131501); }
    public InvalidDataException(string message) : base(message) { HResult = unchecked((int)0x80131501); }
    public InvalidDataException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131501); }
}
