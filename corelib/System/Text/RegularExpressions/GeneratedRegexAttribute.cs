using System;
using System.Threading;
namespace System.Text.RegularExpressions;

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class GeneratedRegexAttribute : Attribute
{
    public GeneratedRegexAttribute(string pattern) : this(pattern, RegexOptions.None) { }
    public GeneratedRegexAttribute(string pattern, RegexOptions options) : this(pattern, options, Timeout.Infinite, "") { }
    public GeneratedRegexAttribute(string pattern, RegexOptions options, string cultureName) : this(pattern, options, Timeout.Infinite, cultureName) { }
    public GeneratedRegexAttribute(string pattern, RegexOptions options, int matchTimeoutMilliseconds) : this(pattern, options, matchTimeoutMilliseconds, "") { }

    public GeneratedRegexAttribute(string pattern, RegexOptions options, int matchTimeoutMilliseconds, string cultureName)
    {
        Pattern = pattern;
        Options = options;
        MatchTimeoutMilliseconds = matchTimeoutMilliseconds;
        CultureName = cultureName;
    }

    public string Pattern { get; }
    public RegexOptions Options { get; }
    public int MatchTimeoutMilliseconds { get; }
    public string CultureName { get; }
}
