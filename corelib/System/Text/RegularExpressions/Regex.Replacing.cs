using System;
using System.Collections.Generic;
using Hoist.Runtime;
using Hoist.Runtime.RegularExpressions;
namespace System.Text.RegularExpressions;

public partial class Regex
{
    public string Replace(string input, string replacement)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return Replace(input, replacement, -1, RightToLeft ? input.Length : 0);
    }

    public string Replace(string input, string replacement, int count)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return Replace(input, replacement, count, RightToLeft ? input.Length : 0);
    }

    public string Replace(string input, string replacement, int count, int startat)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        ArgumentNullException.ThrowIfNull(replacement, "replacement");
        CheckCount(input, count, startat);
        ReplacementPattern pattern = ReplacementOf(replacement);
        if (!RightToLeft && pattern.IsLiteral) return ReplaceLiteral(input, pattern.Literal, count, startat);
        return ReplaceMatches(input, count, startat, pattern, null);
    }

    public string Replace(string input, MatchEvaluator evaluator)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return Replace(input, evaluator, -1, RightToLeft ? input.Length : 0);
    }

    public string Replace(string input, MatchEvaluator evaluator, int count)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return Replace(input, evaluator, count, RightToLeft ? input.Length : 0);
    }

    public string Replace(string input, MatchEvaluator evaluator, int count, int startat)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        ArgumentNullException.ThrowIfNull(evaluator, "evaluator");
        CheckCount(input, count, startat);
        return ReplaceMatches(input, count, startat, null, evaluator);
    }

    private static void CheckCount(string input, int count, int startat)
    {
        if (count < -1) throw new ArgumentOutOfRangeException("count", "Count cannot be less than -1.");
        if ((uint)startat > (uint)input.Length) throw BadStart("startat");
    }

    /// Every match by the same text: no match objects.
    private string ReplaceLiteral(string input, string literal, int count, int startat)
    {
        if (count == 0) return input;
        Matcher matcher = Take();
        int buffer = -1;
        int copied = 0;
        try
        {
            int start = startat;
            while (start >= 0 && count != 0 && matcher.Find(input, 0, input.Length, start, _timeoutMilliseconds))
            {
                if (buffer < 0) buffer = TextBuffer.Rent();
                TextBuffer.AppendSlice(buffer, input, copied, matcher.MatchStart - copied);
                TextBuffer.AppendString(buffer, literal);
                copied = matcher.MatchEnd;
                start = After(matcher.MatchStart, matcher.MatchEnd, 0, input.Length);
                count--;
            }
        }
        catch
        {
            if (buffer >= 0) TextBuffer.Free(buffer);
            throw;
        }
        GiveBack(matcher);
        if (buffer < 0) return input;
        TextBuffer.AppendSlice(buffer, input, copied, input.Length - copied);
        return TextBuffer.Take(buffer);
    }

    /// By a pattern, or by what the evaluator says.
    private string ReplaceMatches(string input, int count, int startat, ReplacementPattern pattern, MatchEvaluator evaluator)
    {
        if (count == 0) return input;
        Match match = Match(input, startat);
        if (!match.Success) return input;
        // The evaluator is user code and runs before the buffer is taken. Texts in the order of the matches: between them, and for them.
        List<string> texts = new List<string>();
        List<Match> matches = new List<Match>();
        while (match.Success && count != 0)
        {
            matches.Add(match);
            if (evaluator != null) texts.Add(evaluator(match));
            count--;
            if (count != 0) match = match.NextMatch();
        }
        int buffer = TextBuffer.Rent();
        int copied = 0;
        for (int i = 0; i < matches.Count; i++)
        {
            int number = RightToLeft ? matches.Count - 1 - i : i;
            match = matches[number];
            TextBuffer.AppendSlice(buffer, input, copied, match.Index - copied);
            if (evaluator != null) TextBuffer.AppendString(buffer, texts[number]);
            else pattern.AppendTo(buffer, match);
            copied = match.Index + match.Length;
        }
        TextBuffer.AppendSlice(buffer, input, copied, input.Length - copied);
        return TextBuffer.Take(buffer);
    }

    public string[] Split(string input)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return Split(input, 0, RightToLeft ? input.Length : 0);
    }

    public string[] Split(string input, int count)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        return Split(input, count, RightToLeft ? input.Length : 0);
    }

    /// What the groups captured stands between the parts.
    public string[] Split(string input, int count, int startat)
    {
        ArgumentNullException.ThrowIfNull(input, "input");
        if (count < 0) throw new ArgumentOutOfRangeException("count", "Count cannot be less than -1.");
        if ((uint)startat > (uint)input.Length) throw BadStart("startat");
        List<string> parts = new List<string>();
        if (count == 1)
        {
            parts.Add(input);
            return parts.ToArray();
        }
        int edge = RightToLeft ? input.Length : 0;
        Match match = Match(input, startat);
        while (match.Success)
        {
            int end = match.Index + match.Length;
            parts.Add(RightToLeft ? input.Substring(end, edge - end) : input.Substring(edge, match.Index - edge));
            edge = RightToLeft ? match.Index : end;
            for (int slot = 1; slot < Groups.Count; slot++)
            {
                if (match.LastCapture(slot, out int start, out int length)) parts.Add(input.Substring(start, length));
            }
            if (--count == 1) break;
            match = match.NextMatch();
        }
        parts.Add(RightToLeft ? input.Substring(0, edge) : input.Substring(edge));
        if (RightToLeft) parts.Reverse();
        return parts.ToArray();
    }
}
