// [GeneratedRegex] on partial methods and properties.
using System;
using System.Text.RegularExpressions;

Console.WriteLine(Patterns.Digits().Match("ab12").Value);
Console.WriteLine(Patterns.Word.Count("one Two THREE"));
Console.WriteLine(ReferenceEquals(Patterns.Digits(), Patterns.Digits()) + " " + ReferenceEquals(Patterns.Word, Patterns.Word));
Console.WriteLine(Patterns.Field.Replace("{a} and {b}", m => m.Groups["field"].Value.ToUpper()) + " " + Patterns.Field.Options);
Console.WriteLine(new Holder().Match("x=1"));
Console.WriteLine(Generic<int>.Dash().Split("a-b").Length);

static partial class Patterns
{
    private const string WordPattern = @"\b[a-z]+\b";

    [GeneratedRegex(@"\d+")]
    public static partial Regex Digits();

    [GeneratedRegex(WordPattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Word { get; }

    [GeneratedRegexAttribute(@"\{(?<field>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Field { get; }
}

partial class Holder
{
    [GeneratedRegex("(?<k>\\w)=(?<v>\\w)")]
    private partial Regex Pair();

    public string Match(string text) => Pair().Match(text).Groups["v"].Value;
}

static partial class Generic<T>
{
    [GeneratedRegex("-")] public static partial Regex Dash();
}
