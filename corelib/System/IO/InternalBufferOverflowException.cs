using System;
namespace System.IO;

public class InternalBufferOverflowException : SystemException
{
    public InternalBufferOverflowException() : base("Internal buffer overflow.") { HResult = unchecked((int)0x80131905); }
    public InternalBufferOverflowException(string message) : base(message) { HResult = unchecked((int)0x80131905); }
    public InternalBufferOverflowException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131905); }
}
