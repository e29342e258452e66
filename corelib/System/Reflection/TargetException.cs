using System;
namespace System.Reflection;

public class TargetException : ApplicationException
{
    public TargetException() : base("Exception of type 'System.Reflection.TargetException' was thrown.") { HResult = unchecked((int)0x80131603); }
    public TargetException(string message) : base(message) { HResult = unchecked((int)0x80131603); }
    public TargetException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131603); }
}
