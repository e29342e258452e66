namespace System;

public class MethodAccessException : MemberAccessException
{
    public MethodAccessException() : base("Attempt to access the method failed.") { HResult = unchecked((int)0x80131510); }
    public MethodAccessException(string message) : base(message) { HResult = unchecked((int)0x80131510); }
    public MethodAccessException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131510); }
}
