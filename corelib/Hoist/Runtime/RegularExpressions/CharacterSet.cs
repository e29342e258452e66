using System;
using System.Collections.Generic;
namespace Hoist.Runtime.RegularExpressions;

/// A class of units: `[a-z\d-[aeiou]]`, `\w`, `\p{Lu}`. A unit is in it if a range or a category has it (not, if `Negated`), and the subtraction hasn't.
[NetUncounted]
internal sealed class CharacterSet
{
    private const int WordCategories = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 8 | 1 << 18;
    private const int DigitCategories = 1 << 8;
    private const int SpaceCategories = 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14;

    internal static readonly CharacterSet Word = new CharacterSet().AddShorthand('w', false).Complete();
    internal static readonly CharacterSet NotWord = new CharacterSet().AddShorthand('W', false).Complete();
    internal static readonly CharacterSet Digit = new CharacterSet().AddShorthand('d', false).Complete();
    internal static readonly CharacterSet NotDigit = new CharacterSet().AddShorthand('D', false).Complete();
    internal static readonly CharacterSet Space = new CharacterSet().AddShorthand('s', false).Complete();
    internal static readonly CharacterSet NotSpace = new CharacterSet().AddShorthand('S', false).Complete();

    /// Pairs of first and last unit.
    private readonly List<char> _ranges = new List<char>();
    private int _categories;
    private bool _space;
    private bool _notSpace;
    private CharacterSet _subtraction;
    internal bool Negated;
    internal bool IgnoreCase;
    /// The members below 128.
    internal ulong Low;
    internal ulong High;

    internal static CharacterSet Shorthand(char letter)
    {
        switch (letter)
        {
            case 'w': return Word;
            case 'W': return NotWord;
            case 'd': return Digit;
            case 'D': return NotDigit;
            case 's': return Space;
            default: return NotSpace;
        }
    }

    /// The units of a word: of \w, and the two joiners, which \b does not break at.
    internal static bool IsWordUnit(char unit) => unit < 128 ? Word.Contains(unit) : Word.Contains(unit) || unit == '\u200C' || unit == '\u200D';
    internal static bool IsAsciiWordUnit(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '_' || unit == '\u0130';

    internal void AddRange(char first, char last)
    {
        _ranges.Add(first);
        _ranges.Add(last);
    }

    /// \w \W \d \D \s \S, as ECMAScript has them or as Unicode has them.
    internal CharacterSet AddShorthand(char letter, bool ascii)
    {
        if (ascii)
        {
            switch (letter)
            {
                case 'd': AddRange('0', '9'); break;
                case 'D': AddAllBut("09"); break;
                case 's': AddRange('\t', '\r'); AddRange(' ', ' '); break;
                case 'S': AddAllBut("\t\r  "); break;
                case 'w': AddRange('0', '9'); AddRange('A', 'Z'); AddRange('_', '_'); AddRange('a', 'z'); AddRange('\u0130', '\u0130'); break;
                default: AddAllBut("09AZ__az\u0130\u0130"); break;
            }
            return this;
        }
        switch (letter)
        {
            case 'd': _categories |= DigitCategories; break;
            case 'D': _categories |= ~DigitCategories; break;
            case 's': _space = true; break;
            case 'S': _notSpace = true; break;
            case 'w': _categories |= WordCategories; break;
            default: _categories |= ~WordCategories; break;
        }
        return this;
    }

    private void AddAllBut(string ranges)
    {
        int from = 0;
        for (int i = 0; i < ranges.Length; i += 2)
        {
            if (ranges[i] > from) AddRange((char)from, (char)(ranges[i] - 1));
            from = ranges[i + 1] + 1;
        }
        if (from <= '\uFFFF') AddRange((char)from, '\uFFFF');
    }

    /// False if there is no such category or block.
    internal bool AddProperty(string name, bool not, bool ignoreCase)
    {
        int mask = UnicodeProperty.CategoryMask(name);
        if (mask != 0)
        {
            if (ignoreCase && (mask & (mask - 1)) == 0 && mask <= 1 << 2) mask = 1 << 0 | 1 << 1 | 1 << 2;
            _categories |= not ? ~mask : mask;
            return true;
        }
        string block = UnicodeProperty.Block(name);
        if (block == null) return false;
        if (not) AddAllBut(block);
        else AddRange(block[0], block[1]);
        return true;
    }

    internal void Subtract(CharacterSet set) => _subtraction = set;

    /// After the last addition.
    internal CharacterSet Complete()
    {
        for (int i = 0; i < 64; i++)
        {
            if (Has((char)i)) Low |= 1UL << i;
            if (Has((char)(i + 64))) High |= 1UL << i;
        }
        return this;
    }

    internal bool Contains(char unit) => unit < 64 ? (Low >> unit & 1) != 0 : unit < 128 ? (High >> (unit - 64) & 1) != 0 : Has(unit);

    private bool Has(char unit)
    {
        bool has = InRanges(unit);
        if (!has && IgnoreCase && _ranges.Count > 0)
        {
            char lower = CaseEquivalence.Lower(unit);
            char upper = char.ToUpperInvariant(lower);
            char third = CaseEquivalence.Third(lower);
            has = InRanges(lower) || (CaseEquivalence.Lower(upper) == lower && InRanges(upper)) || (third != '\0' && InRanges(third));
        }
        if (!has && _categories != 0) has = (_categories >> char.Category(unit) & 1) != 0;
        if (!has && (_space || _notSpace)) has = char.IsWhiteSpace(unit) ? _space : _notSpace;
        if (has == Negated) return false;
        return _subtraction == null || !_subtraction.Has(unit);
    }

    private bool InRanges(char unit)
    {
        for (int i = 0; i < _ranges.Count; i += 2)
        {
            if (unit >= _ranges[i] && unit <= _ranges[i + 1]) return true;
        }
        return false;
    }

    internal FirstUnits First()
    {
        int wide = _categories;
        if (_space) wide |= SpaceCategories;
        if (Negated || _notSpace) wide = -1;
        for (int i = 0; i < _ranges.Count; i += 2)
        {
            if (IgnoreCase || _ranges[i + 1] >= 128) wide = -1;
        }
        return new FirstUnits { Low = Low, High = High, Wide = wide };
    }
}
