using System;
namespace System.Text.RegularExpressions;

public class RegexMatchTimeoutException : TimeoutException
{
    public RegexMatchTimeoutException() : base("The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors.") { HResult = unchecked((int)0x80131505); }
    public RegexMatchTimeoutException(string message) : base(message) { HResult = unchecked((int)0x80131505); }
    public RegexMatchTimeoutException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131505); }
}
