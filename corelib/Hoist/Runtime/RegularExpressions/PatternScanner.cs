using System;
using System.Text.RegularExpressions;
namespace Hoist.Runtime.RegularExpressions;

/// Reads the small pieces of a pattern: numbers, names, escapes, classes. `Position` is the offset that errors report.
[NetUncounted]
internal class PatternScanner
{
    protected readonly string Pattern;
    protected int Position;
    protected RegexOptions Options;

    internal PatternScanner(string pattern, RegexOptions options)
    {
        Pattern = pattern;
        Options = options;
    }

    protected int Left => Pattern.Length - Position;
    protected bool AtEnd => Position >= Pattern.Length;
    protected bool Has(RegexOptions option) => (Options & option) != 0;
    protected bool NextIs(char unit) => Position < Pattern.Length && Pattern[Position] == unit;

    protected RegexParseException Error(RegexParseError error, string message) =>
        new RegexParseException(error, Position, "Invalid pattern '" + Pattern + "' at offset " + Position.ToString() + ". " + message);

    protected RegexParseException BadGrouping() => Error(RegexParseError.InvalidGroupingConstruct, "Unrecognized grouping construct.");
    protected RegexParseException BadGroupName() => Error(RegexParseError.CaptureGroupNameInvalid, "Invalid group name: Group names must begin with a word character.");
    protected RegexParseException UndefinedNumber(int number) => Error(RegexParseError.UndefinedNumberedReference, "Reference to undefined group number " + number.ToString() + ".");
    protected RegexParseException UndefinedName(string name) => Error(RegexParseError.UndefinedNamedReference, "Reference to undefined group name '" + name + "'.");

    internal static bool IsBlank(char unit) => unit == ' ' || unit == '\t' || unit == '\n' || unit == '\f' || unit == '\r';

    /// Over comments, and what IgnorePatternWhitespace leaves out.
    protected void SkipBlank()
    {
        while (!AtEnd)
        {
            char unit = Pattern[Position];
            if (Has(RegexOptions.IgnorePatternWhitespace) && IsBlank(unit))
            {
                Position++;
            }
            else if (Has(RegexOptions.IgnorePatternWhitespace) && unit == '#')
            {
                while (!AtEnd && Pattern[Position] != '\n') Position++;
            }
            else if (unit == '(' && Left >= 3 && Pattern[Position + 1] == '?' && Pattern[Position + 2] == '#')
            {
                while (!AtEnd && Pattern[Position] != ')') Position++;
                if (AtEnd) throw Error(RegexParseError.UnterminatedComment, "Unterminated (?#...) comment.");
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    protected int ScanDecimal()
    {
        long value = 0;
        while (!AtEnd && char.IsAsciiDigit(Pattern[Position]))
        {
            value = value * 10 + (Pattern[Position++] - '0');
            if (value > int.MaxValue) throw Error(RegexParseError.QuantifierOrCaptureGroupOutOfRange, "Capture group numbers must be less than or equal to Int32.MaxValue.");
        }
        return (int)value;
    }

    protected string ScanName()
    {
        int start = Position;
        while (!AtEnd && CharacterSet.IsWordUnit(Pattern[Position])) Position++;
        return Pattern.Substring(start, Position - start);
    }

    /// Option letters with + and -, up to the first thing that is none.
    protected void ScanOptions()
    {
        bool off = false;
        for (; !AtEnd; Position++)
        {
            char unit = Pattern[Position];
            if (unit == '-') off = true;
            else if (unit == '+') off = false;
            else
            {
                RegexOptions option = OptionOf(unit);
                if (option == RegexOptions.None) return;
                if (off) Options &= ~option;
                else Options |= option;
            }
        }
    }

    private static RegexOptions OptionOf(char letter)
    {
        switch (letter)
        {
            case 'i': case 'I': return RegexOptions.IgnoreCase;
            case 'm': case 'M': return RegexOptions.Multiline;
            case 'n': case 'N': return RegexOptions.ExplicitCapture;
            case 's': case 'S': return RegexOptions.Singleline;
            case 'x': case 'X': return RegexOptions.IgnorePatternWhitespace;
            default: return RegexOptions.None;
        }
    }

    /// After the backslash: an escape that means one unit.
    protected char ScanUnitEscape()
    {
        char unit = Pattern[Position++];
        if (unit >= '0' && unit <= '7')
        {
            Position--;
            return ScanOctal();
        }
        switch (unit)
        {
            case 'x': return ScanHex(2);
            case 'u': return ScanHex(4);
            case 'a': return '\u0007';
            case 'b': return '\b';
            case 'e': return '\u001B';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'v': return '\u000B';
            case 'c': return ScanControl();
        }
        if (!Has(RegexOptions.ECMAScript) && CharacterSet.IsWordUnit(unit)) throw Error(RegexParseError.UnrecognizedEscape, "Unrecognized escape sequence \\" + unit.ToString() + ".");
        return unit;
    }

    private char ScanOctal()
    {
        int value = 0;
        for (int digits = 0; digits < 3 && !AtEnd && Pattern[Position] >= '0' && Pattern[Position] <= '7'; digits++)
        {
            value = value * 8 + (Pattern[Position++] - '0');
            if (Has(RegexOptions.ECMAScript) && value >= 0x20) break;
        }
        return (char)(value & 0xFF);
    }

    private char ScanHex(int digits)
    {
        int value = 0;
        bool enough = Left >= digits;
        for (int i = 0; enough && i < digits; i++)
        {
            char digit = Pattern[Position++];
            enough = char.IsAsciiHexDigit(digit);
            value = value * 16 + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }
        if (!enough) throw Error(RegexParseError.InsufficientOrInvalidHexDigits, "Insufficient or invalid hexadecimal digits.");
        return (char)value;
    }

    private char ScanControl()
    {
        if (AtEnd) throw Error(RegexParseError.MissingControlCharacter, "Missing control character.");
        char unit = Pattern[Position++];
        if (unit >= 'a' && unit <= 'z') unit = (char)(unit - 32);
        if (unit < '@' || unit >= '`') throw Error(RegexParseError.UnrecognizedControlCharacter, "Unrecognized control character.");
        return (char)(unit - '@');
    }

    /// After `\p` or `\P`: the name in braces.
    protected string ScanPropertyName()
    {
        if (Left < 3) throw Error(RegexParseError.InvalidUnicodePropertyEscape, "Incomplete \\p{X} character escape.");
        if (Pattern[Position++] != '{') throw Error(RegexParseError.MalformedUnicodePropertyEscape, "Malformed \\p{X} character escape.");
        int start = Position;
        while (!AtEnd && (CharacterSet.IsWordUnit(Pattern[Position]) || Pattern[Position] == '-')) Position++;
        string name = Pattern.Substring(start, Position - start);
        if (AtEnd || Pattern[Position++] != '}') throw Error(RegexParseError.InvalidUnicodePropertyEscape, "Incomplete \\p{X} character escape.");
        return name;
    }

    protected void AddProperty(CharacterSet set, bool not)
    {
        string name = ScanPropertyName();
        if (!set.AddProperty(name, not, Has(RegexOptions.IgnoreCase))) throw Error(RegexParseError.UnrecognizedUnicodeProperty, "Unknown property '" + name + "'.");
    }

    /// After the `[`, to behind its `]`.
    protected CharacterSet ScanSet()
    {
        CharacterSet set = new CharacterSet { IgnoreCase = Has(RegexOptions.IgnoreCase) };
        bool inRange = false;
        char rangeStart = '\0';
        bool first = true;
        if (NextIs('^'))
        {
            Position++;
            set.Negated = true;
            if (Has(RegexOptions.ECMAScript) && NextIs(']')) first = false;
        }
        for (; !AtEnd; first = false)
        {
            bool escaped = false;
            char unit = Pattern[Position++];
            if (unit == ']' && !first) return set.Complete();
            if (unit == '\\' && !AtEnd)
            {
                char letter = Pattern[Position];
                switch (letter)
                {
                    case 'd': case 'D': case 's': case 'S': case 'w': case 'W': case 'p': case 'P':
                        Position++;
                        if (inRange) throw Error(RegexParseError.ShorthandClassInCharacterRange, "Cannot include class \\" + letter.ToString() + " in character range.");
                        if (letter == 'p' || letter == 'P') AddProperty(set, letter == 'P');
                        else set.AddShorthand(letter, Has(RegexOptions.ECMAScript));
                        continue;
                    case '-':
                        Position++;
                        if (inRange)
                        {
                            if (rangeStart > '-') throw ReversedRange();
                            set.AddRange(rangeStart, '-');
                            inRange = false;
                        }
                        else
                        {
                            set.AddRange('-', '-');
                        }
                        continue;
                }
                unit = ScanUnitEscape();
                escaped = true;
            }
            else if (unit == '[' && NextIs(':') && !inRange && Left >= 3 && Pattern[Position + 1] == ':' && Pattern[Position + 2] == ']')
            {
                Position += 3;
            }
            if (inRange)
            {
                inRange = false;
                if (unit == '[' && !escaped && !first)
                {
                    // `[a-[…]]`: the minus took away a class.
                    set.AddRange(rangeStart, rangeStart);
                    ScanSubtraction(set);
                }
                else
                {
                    if (rangeStart > unit) throw ReversedRange();
                    set.AddRange(rangeStart, unit);
                }
            }
            else if (Left >= 2 && Pattern[Position] == '-' && Pattern[Position + 1] != ']')
            {
                rangeStart = unit;
                inRange = true;
                Position++;
            }
            else if (unit == '-' && !escaped && !first && NextIs('['))
            {
                Position++;
                ScanSubtraction(set);
            }
            else
            {
                set.AddRange(unit, unit);
            }
        }
        throw Error(RegexParseError.UnterminatedBracket, "Unterminated [] set.");
    }

    private void ScanSubtraction(CharacterSet set)
    {
        set.Subtract(ScanSet());
        if (!AtEnd && Pattern[Position] != ']') throw Error(RegexParseError.ExclusionGroupNotLast, "A subtraction must be the last element in a character class.");
    }

    private RegexParseException ReversedRange() => Error(RegexParseError.ReversedCharacterRange, "[x-y] range in reverse order.");

    /// The whole pattern with its escapes undone.
    internal string Unescape()
    {
        int buffer = TextBuffer.Rent();
        try
        {
            while (!AtEnd)
            {
                char unit = Pattern[Position++];
                if (unit == '\\')
                {
                    if (AtEnd) throw EndingBackslash();
                    unit = ScanUnitEscape();
                }
                TextBuffer.AppendChar(buffer, unit);
            }
        }
        catch
        {
            TextBuffer.Free(buffer);
            throw;
        }
        return TextBuffer.Take(buffer);
    }

    protected RegexParseException EndingBackslash() => Error(RegexParseError.UnescapedEndingBackslash, "Illegal \\ at end of pattern.");
}
