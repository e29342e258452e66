using System;
using System.Globalization;
namespace System.Text;

public readonly struct Rune : IComparable, IComparable<Rune>, IEquatable<Rune>, IFormattable
{
    private readonly uint _value;

    public Rune(char ch)
    {
        if (char.IsSurrogate(ch)) throw new ArgumentOutOfRangeException("ch");
        _value = ch;
    }

    public Rune(char highSurrogate, char lowSurrogate) { _value = (uint)char.ConvertToUtf32(highSurrogate, lowSurrogate); }

    public Rune(int value)
    {
        if (!IsValid(value)) throw new ArgumentOutOfRangeException("value");
        _value = (uint)value;
    }

    public Rune(uint value) : this((int)value) { }

    public static bool IsValid(int value) => (uint)value < 0xD800 || ((uint)value > 0xDFFF && (uint)value <= 0x10FFFF);
    public static Rune ReplacementChar => new Rune(0xFFFD);
    public int Value => (int)_value;
    public bool IsAscii => _value < 128;
    public bool IsBmp => _value < 0x10000;
    public int Utf16SequenceLength => _value < 0x10000 ? 1 : 2;
    public int Utf8SequenceLength => _value < 0x80 ? 1 : _value < 0x800 ? 2 : _value < 0x10000 ? 3 : 4;
    public override string ToString() => char.ConvertFromUtf32((int)_value);
    public string ToString(string format, IFormatProvider provider) => ToString();
    public override bool Equals(object obj) => obj is Rune other && other._value == _value;
    public bool Equals(Rune other) => other._value == _value;
    public override int GetHashCode() => (int)_value;
    public int CompareTo(Rune other) => (int)_value - (int)other._value;
    int IComparable.CompareTo(object obj) => obj == null ? 1 : obj is Rune other ? CompareTo(other) : throw new ArgumentException("Object must be of type Rune.");
    public static bool operator ==(Rune a, Rune b) => a._value == b._value;
    public static bool operator !=(Rune a, Rune b) => a._value != b._value;
    public static bool operator <(Rune a, Rune b) => a._value < b._value;
    public static bool operator >(Rune a, Rune b) => a._value > b._value;
    public static bool operator <=(Rune a, Rune b) => a._value <= b._value;
    public static bool operator >=(Rune a, Rune b) => a._value >= b._value;
    public static explicit operator Rune(char c) => new Rune(c);
    public static explicit operator Rune(int value) => new Rune(value);
    public static explicit operator Rune(uint value) => new Rune((int)value);
    private static int Category(Rune value) => char.CategoryOfCodePoint((int)value._value);
    public static UnicodeCategory GetUnicodeCategory(Rune value) => (UnicodeCategory)Category(value);
    public static double GetNumericValue(Rune value) => char.NumericValue((int)value._value);
    public static bool IsLetter(Rune value) => Category(value) <= 4;
    public static bool IsDigit(Rune value) => Category(value) == 8;
    public static bool IsLetterOrDigit(Rune value) => Category(value) <= 4 || Category(value) == 8;
    public static bool IsUpper(Rune value) => Category(value) == 0;
    public static bool IsLower(Rune value) => Category(value) == 1;
    public static bool IsNumber(Rune value) => Category(value) >= 8 && Category(value) <= 10;
    public static bool IsWhiteSpace(Rune value) => value._value < 0x10000 && char.IsWhiteSpace((char)value._value);
    public static bool IsControl(Rune value) => Category(value) == 14;
    public static bool IsPunctuation(Rune value) => Category(value) >= 18 && Category(value) <= 24;
    public static bool IsSymbol(Rune value) => Category(value) >= 25 && Category(value) <= 28;
    public static bool IsSeparator(Rune value) => Category(value) >= 11 && Category(value) <= 13;
    public static Rune ToUpperInvariant(Rune value) => new Rune(char.ConvertToUtf32(value.ToString().ToUpperInvariant(), 0));
    public static Rune ToLowerInvariant(Rune value) => new Rune(char.ConvertToUtf32(value.ToString().ToLowerInvariant(), 0));
    public static Rune GetRuneAt(string input, int index) => new Rune(char.ConvertToUtf32(input, index));

    public static bool TryCreate(int value, out Rune result)
    {
        result = IsValid(value) ? new Rune(value) : default;
        return IsValid(value);
    }

    public static bool TryCreate(char ch, out Rune result)
    {
        bool valid = !char.IsSurrogate(ch);
        result = valid ? new Rune(ch) : default;
        return valid;
    }

    public static bool TryGetRuneAt(string input, int index, out Rune value)
    {
        char c = input[index];
        if (!char.IsSurrogate(c))
        {
            value = new Rune(c);
            return true;
        }
        if (char.IsHighSurrogate(c) && index + 1 < input.Length && char.IsLowSurrogate(input[index + 1]))
        {
            value = new Rune(c, input[index + 1]);
            return true;
        }
        value = default;
        return false;
    }
}
