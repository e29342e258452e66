using System;
namespace System.Reflection;

public class InvalidFilterCriteriaException : ApplicationException
{
    public InvalidFilterCriteriaException() : base("Specified filter criteria was invalid.") { HResult = unchecked((int)0x80131601); }
    public InvalidFilterCriteriaException(string message) : base(message) { HResult = unchecked((int)0x80131601); }
    public InvalidFilterCriteriaException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131601); }
}
