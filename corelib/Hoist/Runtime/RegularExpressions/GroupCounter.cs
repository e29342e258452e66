using System.Collections.Generic;
using System.Text.RegularExpressions;
namespace Hoist.Runtime.RegularExpressions;

/// The first reading of a pattern: which groups there are, since `\2` may come before the second group.
[NetUncounted]
internal sealed class GroupCounter : PatternScanner
{
    private readonly GroupTable _groups = new GroupTable();
    private int _next = 1;

    internal GroupCounter(string pattern, RegexOptions options) : base(pattern, options) { }

    internal GroupTable Count()
    {
        _groups.AddNumber(0);
        Stack<RegexOptions> outer = new Stack<RegexOptions>();
        bool testGroup = false;
        while (!AtEnd)
        {
            int start = Position;
            switch (Pattern[Position++])
            {
                case '\\':
                    if (!AtEnd) SkipEscape();
                    break;
                case '#':
                    Position--;
                    if (Has(RegexOptions.IgnorePatternWhitespace)) SkipBlank();
                    else Position++;
                    break;
                case '[':
                    ScanSet();
                    break;
                case ')':
                    if (outer.Count > 0) Options = outer.Pop();
                    break;
                case '(':
                    if (Left >= 2 && Pattern[Position] == '?' && Pattern[Position + 1] == '#')
                    {
                        Position = start;
                        SkipBlank();
                        break;
                    }
                    outer.Push(Options);
                    if (NextIs('?')) testGroup = CountSpecial(outer);
                    else
                    {
                        if (!Has(RegexOptions.ExplicitCapture) && !testGroup) _groups.AddNumber(_next++);
                        testGroup = false;
                    }
                    break;
            }
        }
        _groups.NumberNames(_next);
        return _groups;
    }

    /// At the `?` of `(?`. True if the test of a conditional comes next.
    private bool CountSpecial(Stack<RegexOptions> outer)
    {
        Position++;
        if (Left > 1 && (Pattern[Position] == '<' || Pattern[Position] == '\''))
        {
            char unit = Pattern[++Position];
            if (unit == '0' || !CharacterSet.IsWordUnit(unit)) return false;
            if (unit >= '1' && unit <= '9') _groups.AddNumber(ScanDecimal());
            else _groups.AddName(ScanName());
            return false;
        }
        ScanOptions();
        if (NextIs(')'))
        {
            // Options alone last to the end of the group around them.
            Position++;
            outer.Pop();
            return false;
        }
        return NextIs('(');
    }

    private void SkipEscape()
    {
        switch (Pattern[Position])
        {
            case 'x': case 'u': case 'c':
                ScanUnitEscape();
                break;
            case 'p': case 'P':
                Position++;
                ScanPropertyName();
                break;
            default:
                Position++;
                break;
        }
    }
}
