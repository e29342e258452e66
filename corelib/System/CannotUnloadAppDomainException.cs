namespace System;

public class CannotUnloadAppDomainException : SystemException
{
    public CannotUnloadAppDomainException() : base("Attempt to unload the AppDomain failed.") { HResult = unchecked((int)0x80131015); }
    public CannotUnloadAppDomainException(string message) : base(message) { HResult = unchecked((int)0x80131015); }
    public CannotUnloadAppDomainException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131015); }
}
