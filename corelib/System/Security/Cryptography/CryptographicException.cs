using System;
namespace System.Security.Cryptography;

public class CryptographicException : SystemException
{
    public CryptographicException() : base("Error occurred during a cryptographic operation.") { HResult = unchecked((int)0x80131430); }
    public CryptographicException(string message) : base(message) { HResult = unchecked((int)0x80131430); }
    public CryptographicException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131430); }
}
