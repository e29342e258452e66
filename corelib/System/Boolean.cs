using Hoist.Runtime;
namespace System;

public readonly struct Boolean : IComparable, IComparable<bool>, IEquatable<bool>, IConvertible, ISpanParsable<bool>
{
    public static readonly string TrueString = "True";
    public static readonly string FalseString = "False";

    public override string ToString() => this ? "True" : "False";
    public string ToString(IFormatProvider provider) => this ? "True" : "False";
    public override bool Equals(object obj) => obj is bool other && this == other;
    public bool Equals(bool obj) => this == obj;
    public override int GetHashCode() => this ? 1 : 0;
    public int CompareTo(bool value) => this == value ? 0 : this ? 1 : -1;

    public int CompareTo(object obj)
    {
        if (obj == null) return 1;
        if (obj is bool other) return CompareTo(other);
        throw new ArgumentException("Object must be of type Boolean.");
    }

    public bool TryFormat(Span<char> destination, out int charsWritten) => Number.CopyTo(this ? "True" : "False", destination, out charsWritten);

    public static bool Parse(string value)
    {
        if (value == null) throw new ArgumentNullException("value");
        bool result;
        if (!TryParse(value, out result)) throw new FormatException("String '" + value + "' was not recognized as a valid Boolean.");
        return result;
    }

    public static bool Parse(ReadOnlySpan<char> value) => Parse(Number.Text(value));
    public static bool TryParse(ReadOnlySpan<char> value, out bool result) => TryParse(Number.Text(value), out result);

    public static bool TryParse(string value, out bool result)
    {
        result = false;
        if (value == null) return false;
        if (Is(value, "true"))
        {
            result = true;
            return true;
        }
        if (Is(value, "false")) return true;
        int start = 0;
        int end = value.Length;
        while (start < end && (char.IsWhiteSpace(value[start]) || value[start] == '\0')) start++;
        while (end > start && (char.IsWhiteSpace(value[end - 1]) || value[end - 1] == '\0')) end--;
        if (end - start == value.Length) return false;
        string trimmed = string.Slice(value, start, end - start);
        if (Is(trimmed, "true"))
        {
            result = true;
            return true;
        }
        return Is(trimmed, "false");
    }

    private static bool Is(string text, string lower)
    {
        if (text.Length != lower.Length) return false;
        for (int i = 0; i < text.Length; i++)
            if ((text[i] | ' ') != lower[i]) return false;
        return true;
    }

    public TypeCode GetTypeCode() => TypeCode.Boolean;
    bool IConvertible.ToBoolean(IFormatProvider provider) => Convert.ToBoolean(this);
    char IConvertible.ToChar(IFormatProvider provider) => Convert.ToChar(this);
    sbyte IConvertible.ToSByte(IFormatProvider provider) => Convert.ToSByte(this);
    byte IConvertible.ToByte(IFormatProvider provider) => Convert.ToByte(this);
    short IConvertible.ToInt16(IFormatProvider provider) => Convert.ToInt16(this);
    ushort IConvertible.ToUInt16(IFormatProvider provider) => Convert.ToUInt16(this);
    int IConvertible.ToInt32(IFormatProvider provider) => Convert.ToInt32(this);
    uint IConvertible.ToUInt32(IFormatProvider provider) => Convert.ToUInt32(this);
    long IConvertible.ToInt64(IFormatProvider provider) => Convert.ToInt64(this);
    ulong IConvertible.ToUInt64(IFormatProvider provider) => Convert.ToUInt64(this);
    float IConvertible.ToSingle(IFormatProvider provider) => Convert.ToSingle(this);
    double IConvertible.ToDouble(IFormatProvider provider) => Convert.ToDouble(this);
    decimal IConvertible.ToDecimal(IFormatProvider provider) => Convert.ToDecimal(this);
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Boolean' to 'DateTime'.");
    object IConvertible.ToType(Type conversionType, IFormatProvider provider) => Convert.ChangeType((object)this, conversionType);

    static bool IParsable<bool>.Parse(string s, IFormatProvider provider) => Parse(s);
    static bool IParsable<bool>.TryParse(string s, IFormatProvider provider, out bool result) => TryParse(s, out result);
    static bool ISpanParsable<bool>.Parse(ReadOnlySpan<char> s, IFormatProvider provider) => Parse(s.ToString());
    static bool ISpanParsable<bool>.TryParse(ReadOnlySpan<char> s, IFormatProvider provider, out bool result) => TryParse(s.ToString(), out result);
}
