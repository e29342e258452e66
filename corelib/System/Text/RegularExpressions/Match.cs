using System;
using Hoist.Runtime;
using Hoist.Runtime.RegularExpressions;
namespace System.Text.RegularExpressions;

public class Match : Group
{
    private static readonly Match s_empty = new Match(null, "", 0, 0, 0, false);

    private readonly Regex _regex;
    /// The part of the text that counts as the whole.
    private readonly int _begin;
    private readonly int _end;
    /// By slot, where its captures are in `_spans`; one more for the end. null if the pattern has no groups.
    private readonly int[] _offsets;
    private readonly int[] _captureSpans;
    private GroupCollection _groups;

    private Match(Regex regex, string text, int begin, int end, int start, bool success) : base(text, start, 0, success)
    {
        _regex = regex;
        _begin = begin;
        _end = end;
    }

    /// What the matcher has just found.
    internal Match(Regex regex, Matcher matcher, string text, int begin, int end) : base(text, matcher.MatchStart, matcher.MatchEnd - matcher.MatchStart, true)
    {
        _regex = regex;
        _begin = begin;
        _end = end;
        int count = regex.Groups.Count;
        if (count == 1) return;
        _offsets = new int[count + 1];
        int total = 0;
        for (int slot = 1; slot < count; slot++)
        {
            _offsets[slot] = total;
            total += matcher.CountOf(slot) * 2;
        }
        _offsets[count] = total;
        _captureSpans = new int[total];
        for (int slot = 1; slot < count; slot++) matcher.CopyCaptures(slot, _captureSpans, _offsets[slot], (_offsets[slot + 1] - _offsets[slot]) / 2);
    }

    public static Match Empty => s_empty;

    public virtual GroupCollection Groups
    {
        get
        {
            if (_groups == null) _groups = new GroupCollection(this);
            return _groups;
        }
    }

    internal Regex Regex => _regex;
    internal int GroupCount => _regex == null ? 1 : _regex.Groups.Count;

    internal Group GroupAt(int slot)
    {
        if (slot == 0) return this;
        return new Group(Text, _captureSpans, _offsets[slot], (_offsets[slot + 1] - _offsets[slot]) / 2, _regex.Groups.NameOfSlot(slot));
    }

    internal bool LastCapture(int slot, out int start, out int length)
    {
        start = Index;
        length = Length;
        if (slot == 0) return true;
        int end = _offsets[slot + 1];
        if (end == _offsets[slot]) return false;
        start = _captureSpans[end - 2];
        length = _captureSpans[end - 1];
        return true;
    }

    public Match NextMatch()
    {
        if (!Success) return this;
        return _regex.FindAfter(Text, _begin, _end, Index, Length);
    }

    public virtual string Result(string replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement, "replacement");
        if (_regex == null) throw new NotSupportedException("Result cannot be called on a failed Match.");
        int buffer = TextBuffer.Rent();
        _regex.ReplacementOf(replacement).AppendTo(buffer, this);
        return TextBuffer.Take(buffer);
    }

    public static Match Synchronized(Match inner)
    {
        ArgumentNullException.ThrowIfNull(inner, "inner");
        return inner;
    }
}
