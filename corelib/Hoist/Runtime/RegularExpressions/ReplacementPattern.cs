using System.Collections.Generic;
using System.Text.RegularExpressions;
namespace Hoist.Runtime.RegularExpressions;

/// The text that replaces a match, with `$1`, `${name}`, `$&` and so on. Reading one never fails: what means nothing stands for itself.
[NetUncounted]
internal sealed class ReplacementPattern : PatternScanner
{
    private const int BeforeMatch = -1;
    private const int AfterMatch = -2;
    private const int LastGroup = -3;
    private const int WholeText = -4;

    private readonly GroupTable _groups;
    /// Texts, and in their gaps (null) what `_codes` says: a slot, or one of the above.
    private readonly List<string> _texts = new List<string>();
    private readonly List<int> _codes = new List<int>();

    internal ReplacementPattern(string replacement, RegexOptions options, GroupTable groups) : base(replacement, options)
    {
        _groups = groups;
        int literal = 0;
        while (!AtEnd)
        {
            int start = Position;
            if (Pattern[Position++] != '$' || AtEnd) continue;
            if (Pattern[Position] == '$')
            {
                AddText(literal, Position);
                literal = ++Position;
                continue;
            }
            int code = ScanCode();
            if (code == int.MinValue)
            {
                Position = start + 1;
                continue;
            }
            AddText(literal, start);
            _texts.Add(null);
            _codes.Add(code);
            literal = Position;
        }
        AddText(literal, Pattern.Length);
    }

    internal string Source => Pattern;
    internal bool IsLiteral => _texts.Count == 0 || (_texts.Count == 1 && _texts[0] != null);
    internal string Literal => _texts.Count == 0 ? "" : _texts[0];

    private void AddText(int start, int end)
    {
        if (end == start) return;
        _texts.Add(Pattern.Substring(start, end - start));
        _codes.Add(0);
    }

    /// Behind the `$`. int.MinValue if it begins nothing.
    private int ScanCode()
    {
        char unit = Pattern[Position];
        bool angled = unit == '{' && Left > 1;
        if (angled) unit = Pattern[++Position];
        int slot = -1;
        if (char.IsAsciiDigit(unit))
        {
            if (!angled && Has(RegexOptions.ECMAScript)) return ScanLongest();
            int start = Position;
            while (!AtEnd && char.IsAsciiDigit(Pattern[Position])) Position++;
            if (int.TryParse(Pattern.Substring(start, Position - start), out int number)) slot = _groups.SlotOf(number);
        }
        else if (angled)
        {
            if (!CharacterSet.IsWordUnit(unit)) return int.MinValue;
            string name = ScanName();
            if (_groups.HasName(name)) slot = _groups.SlotOf(_groups.NumberOfName(name));
        }
        else
        {
            Position++;
            switch (unit)
            {
                case '&': return 0;
                case '`': return BeforeMatch;
                case '\'': return AfterMatch;
                case '+': return LastGroup;
                case '_': return WholeText;
                default: return int.MinValue;
            }
        }
        if (angled && (AtEnd || Pattern[Position++] != '}')) return int.MinValue;
        return slot >= 0 ? slot : int.MinValue;
    }

    /// As many digits as make the number of a group.
    private int ScanLongest()
    {
        int found = int.MinValue;
        int end = Position;
        long number = 0;
        while (!AtEnd && char.IsAsciiDigit(Pattern[Position]) && number < 100000000)
        {
            number = number * 10 + (Pattern[Position++] - '0');
            int slot = _groups.SlotOf((int)number);
            if (slot < 0) continue;
            found = slot;
            end = Position;
        }
        Position = end;
        return found;
    }

    /// What stands for a match, to a TextBuffer.
    internal void AppendTo(int buffer, Match match)
    {
        string text = match.Text;
        for (int i = 0; i < _texts.Count; i++)
        {
            if (_texts[i] != null)
            {
                TextBuffer.AppendString(buffer, _texts[i]);
                continue;
            }
            int code = _codes[i];
            switch (code)
            {
                case BeforeMatch: TextBuffer.AppendSlice(buffer, text, 0, match.Index); break;
                case AfterMatch: TextBuffer.AppendSlice(buffer, text, match.Index + match.Length, text.Length - match.Index - match.Length); break;
                case WholeText: TextBuffer.AppendString(buffer, text); break;
                default:
                    int slot = code == LastGroup ? _groups.Count - 1 : code;
                    if (match.LastCapture(slot, out int start, out int length)) TextBuffer.AppendSlice(buffer, text, start, length);
                    break;
            }
        }
    }
}
