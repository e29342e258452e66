using System;
using System.Collections.Generic;
using System.Threading;
using Hoist.Runtime;
using Hoist.Runtime.RegularExpressions;
namespace System.Text.RegularExpressions;

/// Reading patterns, compiling and running them is in Hoist.Runtime.RegularExpressions.
public partial class Regex
{
    public static readonly TimeSpan InfiniteMatchTimeout = Timeout.InfiniteTimeSpan;

    private const RegexOptions AllOptions = RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.Compiled | RegexOptions.Singleline
        | RegexOptions.IgnorePatternWhitespace | RegexOptions.RightToLeft | RegexOptions.ECMAScript | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private readonly string _pattern;
    private readonly RegexOptions _options;
    private readonly TimeSpan _matchTimeout = InfiniteMatchTimeout;
    private readonly int _timeoutMilliseconds = -1;
    private readonly PatternProgram _program;
    internal readonly GroupTable Groups;
    /// One that no search uses just now.
    private Matcher _idleMatcher;
    private ReplacementPattern _lastReplacement;

    public Regex(string pattern) : this(pattern, RegexOptions.None) { }

    public Regex(string pattern, RegexOptions options)
    {
        ArgumentNullException.ThrowIfNull(pattern, "pattern");
        CheckOptions(options);
        _pattern = pattern;
        _options = options;
        Groups = new GroupCounter(pattern, options).Count();
        PatternNode root = new PatternParser(pattern, options, Groups).Parse();
        if ((options & RegexOptions.NonBacktracking) != 0) NonBacktracking.Check(root);
        _program = PatternCompiler.Compile(root, Groups.Count, (options & RegexOptions.ECMAScript) != 0);
    }

    public Regex(string pattern, RegexOptions options, TimeSpan matchTimeout) : this(pattern, options)
    {
        if (matchTimeout != InfiniteMatchTimeout)
        {
            if (matchTimeout.Ticks <= 0 || matchTimeout.TotalMilliseconds > int.MaxValue - 1) throw new ArgumentOutOfRangeException("matchTimeout");
            _timeoutMilliseconds = (int)Math.Ceiling(matchTimeout.TotalMilliseconds);
        }
        _matchTimeout = matchTimeout;
    }

    private static void CheckOptions(RegexOptions options)
    {
        bool valid = (options & ~AllOptions) == 0;
        if ((options & RegexOptions.ECMAScript) != 0) valid &= (options & ~(RegexOptions.ECMAScript | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.Compiled | RegexOptions.CultureInvariant)) == 0;
        if ((options & RegexOptions.NonBacktracking) != 0) valid &= (options & (RegexOptions.RightToLeft | RegexOptions.ECMAScript)) == 0;
        if (!valid) throw new ArgumentOutOfRangeException("options");
    }

    public RegexOptions Options => _options;
    public TimeSpan MatchTimeout => _matchTimeout;
    public bool RightToLeft => (_options & RegexOptions.RightToLeft) != 0;
    public override string ToString() => _pattern;

    public string[] GetGroupNames()
    {
        string[] names = new string[Groups.Count];
        for (int slot = 0; slot < names.Length; slot++) names[slot] = Groups.NameOfSlot(slot);
        return names;
    }

    public int[] GetGroupNumbers()
    {
        int[] numbers = new int[Groups.Count];
        for (int slot = 0; slot < numbers.Length; slot++) numbers[slot] = Groups.NumberOf(slot);
        return numbers;
    }

    public string GroupNameFromNumber(int i)
    {
        int slot = Groups.SlotOf(i);
        return slot < 0 ? "" : Groups.NameOfSlot(slot);
    }

    public int GroupNumberFromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name, "name");
        return Groups.NumberOfName(name);
    }

    public static string Escape(string str)
    {
        ArgumentNullException.ThrowIfNull(str, "str");
        int first = 0;
        while (first < str.Length && !NeedsEscape(str[first])) first++;
        if (first == str.Length) return str;
        int buffer = TextBuffer.Rent();
        foreach (char unit in str)
        {
            if (NeedsEscape(unit)) TextBuffer.AppendChar(buffer, '\\');
            switch (unit)
            {
                case '\n': TextBuffer.AppendChar(buffer, 'n'); break;
                case '\r': TextBuffer.AppendChar(buffer, 'r'); break;
                case '\t': TextBuffer.AppendChar(buffer, 't'); break;
                case '\f': TextBuffer.AppendChar(buffer, 'f'); break;
                default: TextBuffer.AppendChar(buffer, unit); break;
            }
        }
        return TextBuffer.Take(buffer);
    }

    private static bool NeedsEscape(char unit) => PatternScanner.IsBlank(unit) || "\\*+?|{[()^$.#".Contains(unit);

    public static string Unescape(string str)
    {
        ArgumentNullException.ThrowIfNull(str, "str");
        return str.Contains('\\') ? new PatternScanner(str, RegexOptions.None).Unescape() : str;
    }

    internal static ArgumentOutOfRangeException BadStart(string name) => new ArgumentOutOfRangeException(name, "Start index cannot be less than 0 or greater than input length.");

    // Searching. All of it goes through Search.

    public bool IsMatch(string input)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return IsMatch(input, RightToLeft ? input.Length : 0);
    }

    public bool IsMatch(string input, int startat)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        if ((uint)startat > (uint)input.Length) throw BadStart("startat");
        Matcher matcher = Take();
        bool found = matcher.Find(input, 0, input.Length, startat, _timeoutMilliseconds);
        GiveBack(matcher);
        return found;
    }

    public bool IsMatch(ReadOnlySpan<char> input) => IsMatch(input.ToString());
    public bool IsMatch(ReadOnlySpan<char> input, int startat) => IsMatch(input.ToString(), startat);

    public Match Match(string input)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return Match(input, RightToLeft ? input.Length : 0);
    }

    public Match Match(string input, int startat)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        if ((uint)startat > (uint)input.Length) throw BadStart("startat");
        return FindFrom(input, 0, input.Length, startat);
    }

    public Match Match(string input, int beginning, int length)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        if ((uint)beginning > (uint)input.Length) throw BadStart("beginning");
        if ((uint)length > (uint)(input.Length - beginning)) throw new ArgumentOutOfRangeException("length", "Length cannot be less than 0 or exceed input length.");
        return FindFrom(input, beginning, beginning + length, RightToLeft ? beginning + length : beginning);
    }

    public MatchCollection Matches(string input)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return new MatchCollection(this, input, RightToLeft ? input.Length : 0);
    }

    public MatchCollection Matches(string input, int startat)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return new MatchCollection(this, input, startat);
    }

    public int Count(string input)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return Count(input, RightToLeft ? input.Length : 0);
    }

    public int Count(ReadOnlySpan<char> input) => Count(input.ToString());
    public int Count(ReadOnlySpan<char> input, int startat) => Count(input.ToString(), startat);

    private int Count(string input, int startat)
    {
        if ((uint)startat > (uint)input.Length) throw BadStart("startat");
        int count = 0;
        Matcher matcher = Take();
        for (int start = startat; start >= 0 && matcher.Find(input, 0, input.Length, start, _timeoutMilliseconds); count++) start = After(matcher.MatchStart, matcher.MatchEnd, 0, input.Length);
        GiveBack(matcher);
        return count;
    }

    private Matcher Take()
    {
        Matcher matcher = Interlocked.Exchange(ref _idleMatcher, null);
        return matcher == null ? new Matcher(_program, _pattern) : matcher;
    }

    private void GiveBack(Matcher matcher)
    {
        matcher.Forget();
        _idleMatcher = matcher;
    }

    /// Where the search goes on after a match: behind it, and one unit further if it was empty. -1 at the end.
    private int After(int start, int end, int textBegin, int textEnd)
    {
        if (RightToLeft)
        {
            if (start != end) return start;
            return start == textBegin ? -1 : start - 1;
        }
        if (start != end) return end;
        return end == textEnd ? -1 : end + 1;
    }

    private Match FindFrom(string text, int begin, int end, int start)
    {
        Matcher matcher = Take();
        Match match = matcher.Find(text, begin, end, start, _timeoutMilliseconds) ? new Match(this, matcher, text, begin, end) : System.Text.RegularExpressions.Match.Empty;
        GiveBack(matcher);
        return match;
    }

    internal Match FindAfter(string text, int begin, int end, int index, int length)
    {
        int start = After(index, index + length, begin, end);
        return start < 0 ? System.Text.RegularExpressions.Match.Empty : FindFrom(text, begin, end, start);
    }

    internal ReplacementPattern ReplacementOf(string replacement)
    {
        ReplacementPattern last = _lastReplacement;
        if (last == null || last.Source != replacement)
        {
            last = new ReplacementPattern(replacement, _options, Groups);
            _lastReplacement = last;
        }
        return last;
    }
}
