namespace System;

public class RankException : SystemException
{
    public RankException() : base("Attempted to operate on an array with the incorrect number of dimensions.") { HResult = unchecked((int)0x80131517); }
    public RankException(string message) : base(message) { HResult = unchecked((int)0x80131517); }
    public RankException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131517); }
}
