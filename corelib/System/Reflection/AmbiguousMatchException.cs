using System;
namespace System.Reflection;

public class AmbiguousMatchException : SystemException
{
    public AmbiguousMatchException() : base("Ambiguous match found.") { HResult = unchecked((int)0x8000211D); }
    public AmbiguousMatchException(string message) : base(message) { HResult = unchecked((int)0x8000211D); }
    public AmbiguousMatchException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x8000211D); }
}
