using System;
using System.Collections.Generic;
namespace System.Text.RegularExpressions;

public partial class Regex
{
    private static readonly object s_cacheLock = new object();
    /// The patterns of static calls, the oldest first.
    private static readonly List<Regex> s_cache = new List<Regex>();
    private static int s_cacheSize = 15;

    public static int CacheSize
    {
        get => s_cacheSize;
        set
        {
            if (value < 0) throw new ArgumentOutOfRangeException("value");
            lock (s_cacheLock)
            {
                s_cacheSize = value;
                while (s_cache.Count > value) s_cache.RemoveAt(0);
            }
        }
    }

    private static Regex Cached(string pattern) => Cached(pattern, RegexOptions.None, InfiniteMatchTimeout);

    private static Regex Cached(string pattern, RegexOptions options, TimeSpan matchTimeout)
    {
        ArgumentNullException.ThrowIfNull(pattern, "pattern");
        lock (s_cacheLock)
        {
            for (int i = s_cache.Count - 1; i >= 0; i--)
            {
                Regex cached = s_cache[i];
                if (cached._options == options && cached._matchTimeout == matchTimeout && cached._pattern == pattern) return cached;
            }
        }
        Regex made = new Regex(pattern, options, matchTimeout);
        lock (s_cacheLock)
        {
            if (s_cacheSize == 0) return made;
            if (s_cache.Count >= s_cacheSize) s_cache.RemoveAt(0);
            s_cache.Add(made);
        }
        return made;
    }

    public static bool IsMatch(string input, string pattern) => Cached(pattern).IsMatch(input);
    public static bool IsMatch(string input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).IsMatch(input);
    public static bool IsMatch(string input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).IsMatch(input);
    public static bool IsMatch(ReadOnlySpan<char> input, string pattern) => Cached(pattern).IsMatch(input);
    public static bool IsMatch(ReadOnlySpan<char> input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).IsMatch(input);
    public static bool IsMatch(ReadOnlySpan<char> input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).IsMatch(input);

    public static Match Match(string input, string pattern) => Cached(pattern).Match(input);
    public static Match Match(string input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).Match(input);
    public static Match Match(string input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).Match(input);

    public static MatchCollection Matches(string input, string pattern) => Cached(pattern).Matches(input);
    public static MatchCollection Matches(string input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).Matches(input);
    public static MatchCollection Matches(string input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).Matches(input);

    public static int Count(string input, string pattern) => Cached(pattern).Count(input);
    public static int Count(string input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).Count(input);
    public static int Count(string input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).Count(input);
    public static int Count(ReadOnlySpan<char> input, string pattern) => Cached(pattern).Count(input);
    public static int Count(ReadOnlySpan<char> input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).Count(input);
    public static int Count(ReadOnlySpan<char> input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).Count(input);

    public static string Replace(string input, string pattern, string replacement) => Cached(pattern).Replace(input, replacement);
    public static string Replace(string input, string pattern, string replacement, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).Replace(input, replacement);
    public static string Replace(string input, string pattern, string replacement, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).Replace(input, replacement);
    public static string Replace(string input, string pattern, MatchEvaluator evaluator) => Cached(pattern).Replace(input, evaluator);
    public static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).Replace(input, evaluator);
    public static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).Replace(input, evaluator);

    public static string[] Split(string input, string pattern) => Cached(pattern).Split(input);
    public static string[] Split(string input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).Split(input);
    public static string[] Split(string input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).Split(input);

    public static ValueMatchEnumerator EnumerateMatches(ReadOnlySpan<char> input, string pattern) => Cached(pattern).EnumerateMatches(input);
    public static ValueMatchEnumerator EnumerateMatches(ReadOnlySpan<char> input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).EnumerateMatches(input);
    public static ValueMatchEnumerator EnumerateMatches(ReadOnlySpan<char> input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).EnumerateMatches(input);

    public static ValueSplitEnumerator EnumerateSplits(ReadOnlySpan<char> input, string pattern) => Cached(pattern).EnumerateSplits(input);
    public static ValueSplitEnumerator EnumerateSplits(ReadOnlySpan<char> input, string pattern, RegexOptions options) => Cached(pattern, options, InfiniteMatchTimeout).EnumerateSplits(input);
    public static ValueSplitEnumerator EnumerateSplits(ReadOnlySpan<char> input, string pattern, RegexOptions options, TimeSpan matchTimeout) => Cached(pattern, options, matchTimeout).EnumerateSplits(input);
}
