using System;
namespace System.Runtime.InteropServices;

public class SEHException : ExternalException
{
    public SEHException() : base("External component has thrown an exception.") { HResult = unchecked((int)0x80004005); }
    public SEHException(string message) : base(message) { HResult = unchecked((int)0x80004005); }
    public SEHException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80004005); }
}
