using System;
namespace System.Net;

public class WebException : InvalidOperationException
{
    public WebException() : base("Operation is not valid due to the current state of the object.") { HResult = unchecked((int)0x80131509); }
    public WebException(string message) : base(message) { HResult = unchecked((int)0x80131509); }
    public WebException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131509); }
}
