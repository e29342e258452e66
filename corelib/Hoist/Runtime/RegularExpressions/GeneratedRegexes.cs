using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
namespace Hoist.Runtime.RegularExpressions;

/// The objects behind `[GeneratedRegex]`: one for the same arguments, as long as the program runs.
public static class GeneratedRegexes
{
    private static readonly object s_lock = new object();
    private static readonly Dictionary<(string, RegexOptions, int), Regex> s_made = new Dictionary<(string, RegexOptions, int), Regex>();

    public static Regex Get(string pattern) => Get(pattern, RegexOptions.None, -1);
    public static Regex Get(string pattern, RegexOptions options) => Get(pattern, options, -1);
    public static Regex Get(string pattern, RegexOptions options, string cultureName) => Get(pattern, options, -1);
    public static Regex Get(string pattern, RegexOptions options, int matchTimeoutMilliseconds, string cultureName) => Get(pattern, options, matchTimeoutMilliseconds);

    public static Regex Get(string pattern, RegexOptions options, int matchTimeoutMilliseconds)
    {
        lock (s_lock)
        {
            if (!s_made.TryGetValue((pattern, options, matchTimeoutMilliseconds), out Regex regex))
            {
                regex = new Regex(pattern, options, TimeSpan.FromMilliseconds((double)matchTimeoutMilliseconds));
                s_made[(pattern, options, matchTimeoutMilliseconds)] = regex;
            }
            return regex;
        }
    }
}
