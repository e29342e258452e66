using System.Collections.Generic;
using System.Text.RegularExpressions;
namespace Hoist.Runtime.RegularExpressions;

/// The second reading: the pattern as a tree.
[NetUncounted]
internal sealed class PatternParser : PatternScanner
{
    private readonly GroupTable _groups;
    private int _nextNumber = 1;

    internal PatternParser(string pattern, RegexOptions options, GroupTable groups) : base(pattern, options) { _groups = groups; }

    private bool Backward => Has(RegexOptions.RightToLeft);

    internal PatternNode Parse()
    {
        PatternNode root = new PatternNode(PatternKind.Capture, Backward, ParseAlternatives()) { Group = 0 };
        if (!AtEnd)
        {
            Position++;
            throw Error(RegexParseError.InsufficientOpeningParentheses, "Too many )'s.");
        }
        return root;
    }

    /// Up to a `)` that it leaves, or the end.
    private PatternNode ParseAlternatives()
    {
        List<PatternNode> branches = ParseBranches();
        if (branches.Count == 1) return branches[0];
        return new PatternNode(PatternKind.Alternate, Backward) { Children = branches };
    }

    private List<PatternNode> ParseBranches()
    {
        List<PatternNode> branches = new List<PatternNode>();
        List<PatternNode> sequence = new List<PatternNode>();
        bool afterQuantifier = false;
        bool backward = Backward;
        while (true)
        {
            SkipBlank();
            if (AtEnd || Pattern[Position] == ')') break;
            char unit = Pattern[Position];
            if (unit == '|')
            {
                Position++;
                branches.Add(Sequence(sequence, backward));
                sequence = new List<PatternNode>();
                afterQuantifier = false;
                continue;
            }
            if (AtQuantifier())
            {
                Position++;
                if (afterQuantifier) throw Error(RegexParseError.NestedQuantifiersNotParenthesized, "Nested quantifier '" + unit.ToString() + "'.");
                throw Error(RegexParseError.QuantifierAfterNothing, "Quantifier '" + unit.ToString() + "' following nothing.");
            }
            afterQuantifier = false;
            PatternNode node = ParseAtom();
            if (node == null) continue;
            SkipBlank();
            if (AtQuantifier())
            {
                node = ParseQuantifier(node);
                afterQuantifier = true;
            }
            sequence.Add(node);
        }
        branches.Add(Sequence(sequence, backward));
        return branches;
    }

    /// One node for the parts; neighbouring units become a text.
    private static PatternNode Sequence(List<PatternNode> parts, bool backward)
    {
        List<PatternNode> children = new List<PatternNode>();
        for (int i = 0; i < parts.Count; i++)
        {
            int end = i;
            while (end < parts.Count && parts[end].Kind == PatternKind.One) end++;
            if (end - i < 2)
            {
                children.Add(parts[i]);
                continue;
            }
            char[] units = new char[end - i];
            for (int k = i; k < end; k++) units[k - i] = parts[k].Unit;
            children.Add(new PatternNode(PatternKind.Text, backward) { Text = new string(units) });
            i = end - 1;
        }
        if (children.Count == 0) return new PatternNode(PatternKind.Empty, backward);
        if (children.Count == 1) return children[0];
        return new PatternNode(PatternKind.Concatenate, backward) { Children = children };
    }

    private bool AtQuantifier()
    {
        if (AtEnd) return false;
        char unit = Pattern[Position];
        if (unit == '*' || unit == '+' || unit == '?') return true;
        if (unit != '{') return false;
        int at = Position + 1;
        int digits = at;
        while (at < Pattern.Length && char.IsAsciiDigit(Pattern[at])) at++;
        if (at == digits || at == Pattern.Length) return false;
        if (Pattern[at] == '}') return true;
        if (Pattern[at] != ',') return false;
        at++;
        while (at < Pattern.Length && char.IsAsciiDigit(Pattern[at])) at++;
        return at < Pattern.Length && Pattern[at] == '}';
    }

    private PatternNode ParseQuantifier(PatternNode node)
    {
        int min = 0;
        int max = PatternNode.Unlimited;
        switch (Pattern[Position++])
        {
            case '*': break;
            case '+': min = 1; break;
            case '?': max = 1; break;
            default:
                min = ScanDecimal();
                max = min;
                if (NextIs(','))
                {
                    Position++;
                    max = NextIs('}') ? PatternNode.Unlimited : ScanDecimal();
                }
                Position++;
                break;
        }
        SkipBlank();
        bool lazy = NextIs('?');
        if (lazy) Position++;
        if (min > max) throw Error(RegexParseError.ReversedQuantifierRange, "Illegal {x,y} with x > y.");
        if (max == 0) return new PatternNode(PatternKind.Empty, Backward);
        if (min == 1 && max == 1) return node;
        return new PatternNode(PatternKind.Loop, Backward, node) { Min = min, Max = max, Lazy = lazy };
    }

    /// null for what is no unit: options.
    private PatternNode ParseAtom()
    {
        char unit = Pattern[Position++];
        switch (unit)
        {
            case '[': return new PatternNode(PatternKind.Set, Backward) { Set = ScanSet() };
            case '(':
                RegexOptions outer = Options;
                PatternNode group = ParseGroup(false);
                if (group != null) Options = outer;
                return group;
            case '\\':
                if (AtEnd) throw EndingBackslash();
                return ParseEscape();
            case '^': return new PatternNode(Has(RegexOptions.Multiline) ? PatternKind.LineStart : PatternKind.Beginning, Backward);
            case '$': return new PatternNode(Has(RegexOptions.Multiline) ? PatternKind.LineEnd : PatternKind.EndOrLastNewLine, Backward);
            case '.':
                if (Has(RegexOptions.Singleline)) return new PatternNode(PatternKind.Any, Backward);
                return new PatternNode(PatternKind.NotOne, Backward) { Unit = '\n' };
            default: return One(unit);
        }
    }

    private PatternNode One(char unit)
    {
        if (!Has(RegexOptions.IgnoreCase) || !CaseEquivalence.HasOthers(unit)) return new PatternNode(PatternKind.One, Backward) { Unit = unit };
        CharacterSet set = new CharacterSet { IgnoreCase = true };
        set.AddRange(unit, unit);
        return new PatternNode(PatternKind.Set, Backward) { Set = set.Complete() };
    }

    private PatternNode ParseEscape()
    {
        char letter = Pattern[Position];
        switch (letter)
        {
            case 'b': return Anchor(Has(RegexOptions.ECMAScript) ? PatternKind.AsciiBoundary : PatternKind.Boundary);
            case 'B': return Anchor(Has(RegexOptions.ECMAScript) ? PatternKind.AsciiNonBoundary : PatternKind.NonBoundary);
            case 'A': return Anchor(PatternKind.Beginning);
            case 'G': return Anchor(PatternKind.Start);
            case 'Z': return Anchor(PatternKind.EndOrLastNewLine);
            case 'z': return Anchor(PatternKind.End);
            case 'w': case 'W': case 'd': case 'D': case 's': case 'S':
                Position++;
                CharacterSet shorthand = Has(RegexOptions.ECMAScript) ? new CharacterSet().AddShorthand(letter, true).Complete() : CharacterSet.Shorthand(letter);
                return new PatternNode(PatternKind.Set, Backward) { Set = shorthand };
            case 'p': case 'P':
                Position++;
                CharacterSet property = new CharacterSet();
                AddProperty(property, letter == 'P');
                return new PatternNode(PatternKind.Set, Backward) { Set = property.Complete() };
            default: return ParseReferenceOrUnit();
        }
    }

    private PatternNode Anchor(PatternKind kind)
    {
        Position++;
        return new PatternNode(kind, Backward);
    }

    private PatternNode Reference(int number) => new PatternNode(PatternKind.Reference, Backward) { Group = _groups.SlotOf(number), IgnoreCase = Has(RegexOptions.IgnoreCase) };

    /// `\1`, `\k<name>`, `\k'name'`, `\<name>`, or a unit.
    private PatternNode ParseReferenceOrUnit()
    {
        int start = Position;
        char unit = Pattern[Position];
        bool angled = false;
        char close = '\0';
        if (unit == 'k')
        {
            if (Left >= 2)
            {
                Position++;
                unit = Pattern[Position++];
                angled = unit == '<' || unit == '\'';
                close = unit == '\'' ? '\'' : '>';
            }
            if (!angled || AtEnd) throw Error(RegexParseError.MalformedNamedReference, "Malformed \\k<...> named back reference.");
            unit = Pattern[Position];
        }
        else if ((unit == '<' || unit == '\'') && Left > 1)
        {
            angled = true;
            close = unit == '\'' ? '\'' : '>';
            unit = Pattern[++Position];
        }
        if (angled && char.IsAsciiDigit(unit))
        {
            int number = ScanDecimal();
            if (!AtEnd && Pattern[Position++] == close)
            {
                if (!_groups.HasNumber(number)) throw UndefinedNumber(number);
                return Reference(number);
            }
        }
        else if (!angled && char.IsAsciiDigit(unit) && unit != '0')
        {
            int number = Has(RegexOptions.ECMAScript) ? LongestNumber() : ScanDecimal();
            if (number >= 0 && _groups.HasNumber(number)) return Reference(number);
            if (number >= 0 && number <= 9) throw UndefinedNumber(number);
        }
        else if (angled && CharacterSet.IsWordUnit(unit))
        {
            string name = ScanName();
            if (!AtEnd && Pattern[Position++] == close)
            {
                if (!_groups.HasName(name)) throw UndefinedName(name);
                return Reference(_groups.NumberOfName(name));
            }
        }
        Position = start;
        return One(ScanUnitEscape());
    }

    /// ECMAScript: as many digits as make the number of a group; -1 if none do.
    private int LongestNumber()
    {
        int start = Position;
        int end = start;
        int found = -1;
        long number = 0;
        while (!AtEnd && char.IsAsciiDigit(Pattern[Position]) && number < 100000000)
        {
            number = number * 10 + (Pattern[Position++] - '0');
            if (!_groups.HasNumber((int)number)) continue;
            found = (int)number;
            end = Position;
        }
        Position = end;
        return found;
    }

    /// After the `(`, to behind its `)`. null for `(?i)`. A test group is that of a conditional: it does not capture, and holds no options.
    private PatternNode ParseGroup(bool testGroup)
    {
        if (AtEnd || Pattern[Position] != '?' || (Left > 1 && Pattern[Position + 1] == ')'))
        {
            if (testGroup || Has(RegexOptions.ExplicitCapture)) return Close(Body());
            int number = _nextNumber++;
            return Capture(_groups.SlotOf(number), -1);
        }
        Position++;
        if (AtEnd) throw BadGrouping();
        char unit = Pattern[Position++];
        switch (unit)
        {
            case ':': return Close(Body());
            case '=':
                Options &= ~RegexOptions.RightToLeft;
                return Wrap(PatternKind.Look);
            case '!':
                Options &= ~RegexOptions.RightToLeft;
                return Wrap(PatternKind.NotLook);
            case '>': return Wrap(PatternKind.Atomic);
            case '<':
                if (AtEnd) throw BadGrouping();
                if (Pattern[Position] == '=' || Pattern[Position] == '!')
                {
                    Options |= RegexOptions.RightToLeft;
                    return Wrap(Pattern[Position++] == '=' ? PatternKind.Look : PatternKind.NotLook);
                }
                return ParseNamed('>');
            case '\'':
                if (AtEnd) throw BadGrouping();
                return ParseNamed('\'');
            case '(': return ParseConditional();
            default:
                Position--;
                if (!testGroup) ScanOptions();
                if (AtEnd) throw BadGrouping();
                unit = Pattern[Position++];
                if (unit == ')') return null;
                if (unit != ':') throw BadGrouping();
                return Close(Body());
        }
    }

    private PatternNode Body() => ParseAlternatives();

    private PatternNode Close(PatternNode node)
    {
        if (AtEnd) throw Error(RegexParseError.InsufficientClosingParentheses, "Not enough )'s.");
        Position++;
        return node;
    }

    /// What stands around a lookaround keeps its own direction.
    private PatternNode Wrap(PatternKind kind) => Close(new PatternNode(kind, Backward, Body()));

    private PatternNode Capture(int slot, int uncapture)
    {
        bool backward = Backward;
        return Close(new PatternNode(PatternKind.Capture, backward, Body()) { Group = slot, Uncapture = uncapture });
    }

    /// `(?<name>`, `(?<name-other>`, `(?<-other>`; behind the quote or angle.
    private PatternNode ParseNamed(char close)
    {
        int slot = -1;
        int uncapture = -1;
        bool nameless = false;
        char unit = Pattern[Position];
        if (char.IsAsciiDigit(unit))
        {
            int number = ScanDecimal();
            slot = _groups.SlotOf(number);
            if (!AtEnd && Pattern[Position] != close && Pattern[Position] != '-') throw BadGroupName();
            if (number == 0) throw Error(RegexParseError.CaptureGroupOfZero, "Capture number cannot be zero.");
        }
        else if (CharacterSet.IsWordUnit(unit))
        {
            string name = ScanName();
            if (_groups.HasName(name)) slot = _groups.SlotOf(_groups.NumberOfName(name));
            if (!AtEnd && Pattern[Position] != close && Pattern[Position] != '-') throw BadGroupName();
        }
        else if (unit == '-')
        {
            nameless = true;
        }
        else
        {
            throw BadGroupName();
        }
        if ((slot >= 0 || nameless) && Left > 1 && Pattern[Position] == '-')
        {
            Position++;
            uncapture = ParseUncapture(close);
        }
        if ((slot < 0 && uncapture < 0) || AtEnd || Pattern[Position++] != close) throw BadGrouping();
        return Capture(slot, uncapture);
    }

    private int ParseUncapture(char close)
    {
        char unit = Pattern[Position];
        int slot;
        if (char.IsAsciiDigit(unit))
        {
            int number = ScanDecimal();
            if (!_groups.HasNumber(number)) throw UndefinedNumber(number);
            slot = _groups.SlotOf(number);
        }
        else if (CharacterSet.IsWordUnit(unit))
        {
            string name = ScanName();
            if (!_groups.HasName(name)) throw UndefinedName(name);
            slot = _groups.SlotOf(_groups.NumberOfName(name));
        }
        else
        {
            throw BadGroupName();
        }
        if (!AtEnd && Pattern[Position] != close) throw BadGroupName();
        return slot;
    }

    /// Behind the second `(` of `(?(`: a group's number or name, or an expression to look for.
    private PatternNode ParseConditional()
    {
        bool backward = Backward;
        int start = Position;
        if (!AtEnd)
        {
            char unit = Pattern[Position];
            if (char.IsAsciiDigit(unit))
            {
                int number = ScanDecimal();
                if (AtEnd || Pattern[Position++] != ')') throw Error(RegexParseError.AlternationHasMalformedReference, "(?(" + number.ToString() + ") ) malformed.");
                if (!_groups.HasNumber(number)) throw Error(RegexParseError.AlternationHasUndefinedReference, "(?(" + number.ToString() + ") ) reference to undefined group.");
                return Conditional(new PatternNode(PatternKind.IfGroup, backward) { Group = _groups.SlotOf(number), Children = new List<PatternNode>() });
            }
            if (CharacterSet.IsWordUnit(unit))
            {
                string name = ScanName();
                if (_groups.HasName(name) && !AtEnd && Pattern[Position++] == ')')
                {
                    return Conditional(new PatternNode(PatternKind.IfGroup, backward) { Group = _groups.SlotOf(_groups.NumberOfName(name)), Children = new List<PatternNode>() });
                }
            }
        }
        Position = start;
        if (Left >= 2 && Pattern[Position] == '?')
        {
            if (Pattern[Position + 1] == '#') throw Error(RegexParseError.AlternationHasComment, "Alternation conditions cannot be comments.");
            bool named = Pattern[Position + 1] == '\'' || (Left >= 3 && Pattern[Position + 1] == '<' && Pattern[Position + 2] != '!' && Pattern[Position + 2] != '=');
            if (named) throw Error(RegexParseError.AlternationHasNamedCapture, "Alternation conditions do not capture and cannot be named.");
        }
        RegexOptions outer = Options;
        PatternNode test = ParseGroup(true);
        Options = outer;
        if (test == null) throw BadGrouping();
        return Conditional(new PatternNode(PatternKind.IfMatches, backward, test));
    }

    private PatternNode Conditional(PatternNode node)
    {
        List<PatternNode> branches = ParseBranches();
        Close(node);
        if (branches.Count > 2) throw Error(RegexParseError.AlternationHasTooManyConditions, "Too many | in (?()|).");
        node.Children.AddRange(branches);
        if (branches.Count == 1) node.Children.Add(new PatternNode(PatternKind.Empty, node.Backward));
        return node;
    }
}
