// What the parser refuses, with offset and code.
using System;
using System.Text.RegularExpressions;

string[] patterns =
{
    "(", ")", "a)", "(a", "[", "[]", "[^]", "[a-", "a**", "a*??", "a+*", "+", "?a", "a|*", "(*)", "(?)", "{2}", "a{2}{3}", "a{3,2}",
    "\\", "a\\", "\\x1", "\\u12", "\\c", "\\c!", "\\q", "\\p", "\\pL", "\\p{", "\\p{L", "\\p{Foo}", "\\k", "\\kx", "\\k<", "\\k<a>", "\\k<1>", "\\2", "(a)\\2",
    "(?", "(?<", "(?<>a)", "(?<1", "(?<0>a)", "(?<a", "(?<a!>b)", "(?<!", "(?'a", "(?<-a>b)", "(?<a-b>c)", "(?<a->b)", "(?i", "(?i-", "(?q)", "(?P<a>b)", "(?#", "(?#a", "(?:", "(?=a",
    "[b-a]", "[a-\\d]", "[a-z-[b]c]", "[a-[b]", "(?(1)a)", "(?(1", "(?(1a)b)", "(?(?#c)a)", "(?(?<n>a)b)", "(?(a)b|c|d)", "a{99999999999}", "(?<99999999999>a)",
};
foreach (string pattern in patterns)
{
    try
    {
        new Regex(pattern);
        Console.WriteLine(pattern + "  ok");
    }
    catch (RegexParseException e)
    {
        Console.WriteLine(e.Error + " " + e.Offset + ": " + e.Message);
    }
}
try { new Regex("a", (RegexOptions)4096); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
try { new Regex("a", RegexOptions.ECMAScript | RegexOptions.Singleline); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
try { new Regex("a", RegexOptions.None, TimeSpan.Zero); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
try { new Regex("(a)\\1", RegexOptions.NonBacktracking); } catch (NotSupportedException e) { Console.WriteLine(e.Message); }
try { new Regex(null!); } catch (ArgumentNullException e) { Console.WriteLine(e.ParamName); }
try { new Regex("a").Match("abc", 4); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.Message); }
try { new Regex("a").Match("abc", 1, 3); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.Message); }
try { Regex.Replace("a", "a", (string)null!); } catch (ArgumentNullException e) { Console.WriteLine(e.ParamName); }
try { Regex.Replace("a", "a", (MatchEvaluator)null!); } catch (ArgumentNullException e) { Console.WriteLine(e.ParamName); }
try { new Regex("a").Replace("a", "b", -2); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.Message); }
try { Match.Empty.Result("x"); } catch (NotSupportedException e) { Console.WriteLine(e.Message); }
try { Regex.Escape(null!); } catch (ArgumentNullException e) { Console.WriteLine(e.ParamName); }
try { Regex.Unescape("a\\"); } catch (RegexParseException e) { Console.WriteLine(e.Error); }
try { ((System.Collections.Generic.IList<Group>)Regex.Match("a", "a").Groups).Add(null!); } catch (NotSupportedException e) { Console.WriteLine(e.Message); }
try
{
    new Regex("^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(50)).IsMatch(new string('a', 40) + "!");
}
catch (RegexMatchTimeoutException e)
{
    Console.WriteLine(e.Pattern + " " + e.Input.Length + " " + e.MatchTimeout);
}
