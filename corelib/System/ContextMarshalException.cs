namespace System;

public class ContextMarshalException : SystemException
{
    public ContextMarshalException() : base("Attempted to marshal an object across a context boundary.") { HResult = unchecked((int)0x80131504); }
    public ContextMarshalException(string message) : base(message) { HResult = unchecked((int)0x80131504); }
    public ContextMarshalException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131504); }
}
