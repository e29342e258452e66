using System;
namespace System.Runtime.Serialization;

public class SerializationException : SystemException
{
    public SerializationException() : base("Serialization error.") { HResult = unchecked((int)0x8013150C); }
    public SerializationException(string message) : base(message) { HResult = unchecked((int)0x8013150C); }
    public SerializationException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x8013150C); }
}
