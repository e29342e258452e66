namespace System;

public class InsufficientMemoryException : OutOfMemoryException
{
    public InsufficientMemoryException() : base("Insufficient memory to continue the execution of the program.") { HResult = unchecked((int)0x8013153D); }
    public InsufficientMemoryException(string message) : base(message) { HResult = unchecked((int)0x8013153D); }
    public InsufficientMemoryException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x8013153D); }
}
