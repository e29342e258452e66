namespace System;

public class DuplicateWaitObjectException : ArgumentException
{
    public DuplicateWaitObjectException() : base("Duplicate objects in argument.") { HResult = unchecked((int)0x80131529); }
    public DuplicateWaitObjectException(string message) : base(message) { HResult = unchecked((int)0x80131529); }
    public DuplicateWaitObjectException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131529); }
}
