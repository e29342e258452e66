using System;
namespace System.Runtime;

public class AmbiguousImplementationException : Exception
{
    public AmbiguousImplementationException() : base("Ambiguous implementation found.") { HResult = unchecked((int)0x8013106A); }
    public AmbiguousImplementationException(string message) : base(message) { HResult = unchecked((int)0x8013106A); }
    public AmbiguousImplementationException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x8013106A); }
}
