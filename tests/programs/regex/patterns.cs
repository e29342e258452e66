// Pattern language: each line is a pattern, a text, and all matches with their groups.
using System;
using System.Linq;
using System.Text.RegularExpressions;

static string Show(string s) => string.Concat(s.Select(c => c == '\n' ? "\\n" : c == '\t' ? "\\t" : c < ' ' ? "<" + (int)c + ">" : c.ToString()));

static void All(string pattern, string text, RegexOptions options = RegexOptions.None)
{
    string result;
    try
    {
        result = string.Join(" | ", Regex.Matches(text, pattern, options).Select(m =>
            m.Index + ":" + Show(m.Value) + string.Concat(m.Groups.Cast<Group>().Where(g => g != m).Select(g => " " + g.Name + "=" + (g.Success ? Show(g.Value) : "-") + (g.Captures.Count > 1 ? "{" + string.Join(",", g.Captures.Select(c => c.Value)) + "}" : "")))));
    }
    catch (Exception e)
    {
        result = e.GetType().Name + ": " + e.Message;
    }
    Console.WriteLine(Show(pattern) + "  ~  " + Show(text) + "  =>  " + result);
}

// Quantifiers, lazy and greedy, counted, nested, empty turns.
All("a{2,3}", "aaaaaaa");
All("a{2,3}?", "aaaaaaa");
All("(a|ab)(c|bcd)(d*)", "abcd");
All("(ab){2,}", "ababab ab");
All("(?:ab|c){1,2}?x", "ababcx");
All("(a?)*b", "aab");
All("(a?)*?b", "aab");
All("(a*)+", "ab");
All("(a*){2}", "ab");
All("(|a)+", "aa");
All("(a|){3}", "aa");
All("(?:a?)??b", "ab");
All("x{0}y", "xy");
All("((a)|(b))*", "ab");
All("(?:(a)|b)*", "ab");
All("(a)?b\\1", "b aba");
All("{a}", "{a}");
All("a{", "a{");
All("a{1", "a{1");
All("a{,2}", "a{,2} aa");
All("x{2}{", "xx{");
All(".*?,", "a,b,c");
All("\".*?\"", "say \"a\" and \"b\"");
All("(\\w)+(\\d)", "abc12");
All("a.*b.*c", "a b c b c x");

// Classes.
All("[a-z-[aeiou]]+", "hello world");
All("[\\w-[\\d_]]+", "ab_12cd");
All("[^\\W\\d]+", "12ab_9");
All("[a-]+", "a-b");
All("[-a]+", "a-b");
All("[^]]+", "ab]cd");
All("[\\]a]+", "a]b");
All("[a\\-c]+", "a-bc");
All("[\\x41-\\x43]+", "ABCD");
All("[\\u0061\\t]+", "a\ta");
All("\\p{L}+", "aβ1ж");
All("\\P{L}+", "a12b");
All("\\p{IsGreek}+", "abγδ");
All("[\\p{Lu}\\d]+", "Ab12C");
All("[^a-c]", "abcd");
All("[\\s\\S]", "\n");
All("[0-9a-f]{2}", "00ffg1");
All("\\d", "٣4");
All("\\S+", " a b ");
All("[a-z&&[b]]", "b]&]");
All("[[:alpha:]]", ":] [a]");

// Groups.
All("(?<year>\\d+)-(?<month>\\d+)", "2024-05");
All("(?'q'[\"'])(.*?)\\k<q>", "a 'b' \"c'd\"");
All("(a)(?<x>b)(c)(?<y>d)", "abcd");
All("(?<3>a)(b)", "ab");
All("(a)(?:b)(c)", "abc");
All("(\\w+)\\s\\1", "the the cat sat sat");
All("(?<a>.)(?<b>.)\\k<b>\\k<a>", "abba xyzzy");
All("(a)\\k<1>", "aa");
All("(?<open>\\()[^()]*(?<-open>\\))", "f(x)(y)");
All("^(?:(?<o>\\()|(?<-o>\\))|[^()])*(?(o)(?!))$", "(a(b)c)");
All("^(?:(?<o>\\()|(?<-o>\\))|[^()])*(?(o)(?!))$", "(a(b c)");
All("(?<o>\\()(?<in-o>[^)]*\\))", "x(yz)w");
All("(?i:a)b", "Ab AB ab");
All("(?i)a(?-i)b", "Ab AB ab");
All("(?s).(?-s).", "\na\n");
All("(?n)(a)(?<x>b)", "ab");
All("(?x) a  b # words\n c", "abc");
All("(?x)a\\ b [ ]c", "a b c");
All("a(?#comment)b", "ab");
All("a(?i)b|c", "aB C c");
All("(?i:x(?-i)y)z", "Xyz XYz");
All("()", "a");
All("(?:)", "a");
All("a||b", "ab");

// Around and atomic.
All("\\w+(?=\\t)", "ab\tcd");
All("\\b(?!un)\\w+", "unfit fit");
All("(?<=\\$)\\d+", "$12 13 $4");
All("(?<!\\$)\\b\\d+", "$12 13 $4");
All("(?<=(\\w){2})x", "abx");
All("(?<=a(?=b))b", "ab");
All("(?=(a+))a*b\\1", "aabaab");
All("(?>a*)a", "aaa");
All("(?>a|ab)c", "abc ac");
All("(?<=^|,)x", "x,x,yx");
All("(?<=(?<a>a)b)c", "abc");
All("q(?!u)", "quit Iraq");

// Conditionals.
All("(?(?=a)ab|cd)", "ab cd ad");
All("(a)?(?(1)b|c)", "ab c b");
All("(?<q>\")?\\w+(?(q)\")", "\"a\" b \"c");
All("(?(a)a|b)", "ab");

// Anchors.
All("^a", "a\na");
All("^a", "a\na", RegexOptions.Multiline);
All("a$", "a\na\n");
All("a$", "a\na\n", RegexOptions.Multiline);
All("\\Aa", "aa");
All("\\Ga", "aaba");
All("a\\Z", "a\n");
All("a\\z", "a\n");
All("\\b", "ab c");
All("\\B", "ab c");
All("$", "a\n");
All("(?m)^", "a\nb\n");
All("(?m)$", "a\r\nb");

// Options.
All("straße", "STRASSE Straße", RegexOptions.IgnoreCase);
All("[k-m]+", "KLM\u212A", RegexOptions.IgnoreCase);
All("[^x]", "Xy", RegexOptions.IgnoreCase);
All("(a)\\1", "aA", RegexOptions.IgnoreCase);
All("\\p{Lu}", "aB", RegexOptions.IgnoreCase);
All("a.c", "a\nc", RegexOptions.Singleline);
All("(a)(?<n>b)", "ab", RegexOptions.ExplicitCapture);
All(" a b\t# c\n c ", "abc", RegexOptions.IgnorePatternWhitespace);
All("\\w+", "one two three", RegexOptions.RightToLeft);
All("(\\d+)(\\d)", "123 456", RegexOptions.RightToLeft);
All("ab", "abab", RegexOptions.RightToLeft);
All("a*", "aab", RegexOptions.RightToLeft);
All("(?<=x)a", "xa", RegexOptions.RightToLeft);
All("\\d\\w", "1a ٣b", RegexOptions.ECMAScript);
All("(a)\\2", "a\u0002", RegexOptions.ECMAScript);
All("a+b", "aab", RegexOptions.NonBacktracking);
All("a+b", "aab", RegexOptions.Compiled | RegexOptions.CultureInvariant);

// Escapes.
All("\\x41\\u0042\\103\\cJ", "ABC\n");
All("\\e\\a\\f\\v", "\u001b\a\f\v");
All("\\0", "\0");
All("a\\/b", "a/b");
All("\\\\", "a\\b");
All("\\.\\*\\?", ".*?");
All("[\\b]", "\b");
