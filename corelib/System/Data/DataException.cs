using System;
namespace System.Data;

public class DataException : SystemException
{
    public DataException() : base("Data Exception.") { HResult = unchecked((int)0x80131920); }
    public DataException(string message) : base(message) { HResult = unchecked((int)0x80131920); }
    public DataException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131920); }
}
