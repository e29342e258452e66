using System;
namespace System.IO;

public class IOException : SystemException
{
    public IOException() : base("I/O error occurred.") { HResult = unchecked((int)0x80131620); }
    public IOException(string message) : base(message) { HResult = unchecked((int)0x80131620); }
    public IOException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131620); }
}
