// Members of Regex, Match, Group, Capture and their collections.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

Regex date = new(@"(?<y>\d{4})-(?<m>\d\d)-(\d\d)");
Match match = date.Match("on 2024-05-06 and 2025-07-08");
Console.WriteLine(match.Success + " " + match.Index + " " + match.Length + " " + match.Value + " " + match.Name);
Console.WriteLine(string.Join(",", match.Groups.Keys) + " " + string.Join(",", match.Groups.Values.Select(g => g.Value)));
Console.WriteLine(match.Groups["y"].Value + match.Groups["m"] + match.Groups[1] + match.Groups[2].Name + match.Groups["1"].Index);
Console.WriteLine(match.Groups.ContainsKey("m") + " " + match.Groups.ContainsKey("z") + " " + match.Groups.TryGetValue("y", out Group? found) + " " + found!.Value);
foreach (KeyValuePair<string, Group> pair in (IEnumerable<KeyValuePair<string, Group>>)match.Groups) Console.Write(pair.Key + "=" + pair.Value + ";");
foreach (Group group in match.Groups) Console.Write(group.Name + "@" + group.Index + " ");
Console.WriteLine();
for (Match m = match; m.Success; m = m.NextMatch()) Console.Write(m.Result("$3/${m}/$2|$1|$+|$` ") + "; ");
Console.WriteLine();
Console.WriteLine(Match.Empty.Success + " [" + Match.Empty.Value + "] " + Match.Empty.Groups.Count + " " + Match.Empty.Groups[0].Success + " " + ReferenceEquals(date.Match(""), Match.Empty));
Console.WriteLine(string.Join(",", date.GetGroupNames()) + " " + string.Join(",", date.GetGroupNumbers()) + " " + date.GroupNameFromNumber(2) + " [" + date.GroupNameFromNumber(9) + "] " + date.GroupNumberFromName("m") + date.GroupNumberFromName("q") + date.GroupNumberFromName("1"));

Group letters = Regex.Match("abc-xyz", @"(\w)+-").Groups[1];
Console.WriteLine(letters.Captures.Count + " " + string.Join("", letters.Captures.Select(c => c.Value + c.Index)) + " " + letters.Captures[0].Value + " " + letters.Captures[2].ValueSpan.Length);
foreach (Capture capture in letters.Captures) Console.Write(capture + " ");
Console.WriteLine(ReferenceEquals(letters.Captures[2], letters));

MatchCollection words = Regex.Matches("one two three", @"\w+");
Console.WriteLine(words.Count + " " + words[1].Value + " " + string.Join("|", words) + " " + string.Join("|", words.Select(w => w.Length)) + " " + words.Cast<Match>().Last().Index);
Match[] copy = new Match[4];
words.CopyTo(copy, 1);
Console.WriteLine((copy[0] == null) + " " + copy[3].Value + " " + ((IList<Match>)words).IndexOf(copy[2]) + " " + ((ICollection)words).Count);

// Replacement.
Console.WriteLine(Regex.Replace("a-b-c", "-", "+") + " " + Regex.Replace("abc", "x", "y") + " " + Regex.Replace("aaa", "a", "$$") + " " + Regex.Replace("ab", "(a)(b)", "$2$1$3$0${2}${x}"));
Console.WriteLine(Regex.Replace("abc", "b", "[$`|$&|$'|$_|$+]") + " " + Regex.Replace("x1y22", @"\d+", m => "<" + m.Value.Length + ">") + " " + Regex.Replace("ab", "", "-") + " " + Regex.Replace("abc", ".", "$"));
Console.WriteLine(new Regex("a").Replace("aaaa", m => "b", 2) + " " + new Regex("a").Replace("aaaa", "b", 0) + " " + new Regex("a").Replace("aaaa", "b", -1, 2) + " " + new Regex(@"\d", RegexOptions.RightToLeft).Replace("1234", "x", 2) + " " + new Regex(@"\d", RegexOptions.RightToLeft).Replace("12", m => "(" + m.Value + ")"));
Console.WriteLine(Regex.Replace("Hello World", "o", "0", RegexOptions.IgnoreCase) + " " + Regex.Replace("10 20", @"(?<n>\d+)", "${n}0") + " " + Regex.Replace("10", @"(\d)(\d)", "$10") + " " + Regex.Replace("a", "a", "${1") + " " + Regex.Replace("a", "a", "$1x"));
Console.WriteLine(Regex.Replace("theCamelCase", "(?<=[a-z])([A-Z])", m => "_" + m.Value.ToLowerInvariant()) + " " + Regex.Replace("  a   b ", @"\s+", " ").Trim());

// Splitting.
static string Parts(string[] parts) => "[" + string.Join("|", parts) + "]";
Console.WriteLine(Parts(Regex.Split("a1b2c", @"\d")) + Parts(Regex.Split("a1b2c", @"(\d)")) + Parts(Regex.Split("abc", "")) + Parts(Regex.Split("", ",")) + Parts(Regex.Split("a, b;c", @"[,;]\s*")) + Parts(new Regex(",").Split("a,b,c", 2)) + Parts(new Regex(",").Split("a,b,c", 0, 2)) + Parts(Regex.Split("plum-pear", "(-)|(x)")));
Console.WriteLine(Parts(new Regex(@"\d", RegexOptions.RightToLeft).Split("a1b2c", 2)) + Parts(Regex.Split("aXbxc", "x", RegexOptions.IgnoreCase)));

// Spans.
foreach (ValueMatch m in Regex.EnumerateMatches("a1b22", @"\d+")) Console.Write(m.Index + "+" + m.Length + " ");
foreach (Range r in Regex.EnumerateSplits("a,bc,d", ",")) Console.Write(r + " ");
foreach (Range r in new Regex(",").EnumerateSplits("a,bc,d", 2)) Console.Write(r + " ");
Console.WriteLine(Regex.IsMatch("abc".AsSpan(1), "^b") + " " + Regex.Count("banana".AsSpan(), "an") + " " + Regex.Count("aaaa", "aa") + " " + Regex.Count("aaa", "a*"));

// Where a match starts and what the text is.
Regex b = new("^b|b$");
Console.WriteLine(b.Match("abba", 1).Success + " " + b.Match("abba", 1, 2).Value + b.Match("abba", 1, 2).Index + " " + b.Match("abba", 1, 2).NextMatch().Index + " " + new Regex("(?<=a)b").IsMatch("ab", 1) + " " + new Regex("(?<=a)b").Match("ab", 1, 1).Success + " " + new Regex(@"\Gb").IsMatch("ab", 1) + " " + new Regex("b").IsMatch("abab", 4));

// Escaping.
Console.WriteLine(Regex.Escape("1+1=2 (a|b)[c]{d}^$.#\\\n\t*?") + " " + Regex.Unescape(@"\x41\u0042\.\t|").Replace("\t", "<tab>") + " " + Regex.Escape("plain") + " " + Regex.IsMatch("a.b", "^" + Regex.Escape("a.b") + "$"));
Regex r2 = new("x", RegexOptions.IgnoreCase | RegexOptions.Multiline, TimeSpan.FromSeconds(2));
Console.WriteLine(r2 + " " + r2.Options + " " + r2.RightToLeft + " " + r2.MatchTimeout + " " + new Regex("x").MatchTimeout + " " + (Regex.InfiniteMatchTimeout == new Regex("x").MatchTimeout) + " " + Regex.CacheSize);
Console.WriteLine(RegexOptions.IgnoreCase | RegexOptions.Singleline);
