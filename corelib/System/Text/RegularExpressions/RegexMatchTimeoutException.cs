using System;
namespace System.Text.RegularExpressions;

public class RegexMatchTimeoutException : TimeoutException
{
    private const string Occurred = "The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors.";

    public RegexMatchTimeoutException(string regexInput, string regexPattern, TimeSpan matchTimeout) : base(Occurred)
    {
        HResult = unchecked((int)0x80131505);
        Input = regexInput;
        Pattern = regexPattern;
        MatchTimeout = matchTimeout;
    }

    public RegexMatchTimeoutException() : base(Occurred) { HResult = unchecked((int)0x80131505); }
    public RegexMatchTimeoutException(string message) : base(message) { HResult = unchecked((int)0x80131505); }
    public RegexMatchTimeoutException(string message, Exception inner) : base(message, inner) { HResult = unchecked((int)0x80131505); }

    public string Input { get; } = "";
    public string Pattern { get; } = "";
    public TimeSpan MatchTimeout { get; } = TimeSpan.FromTicks(-1);
}
