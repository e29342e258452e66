using System.Collections.Generic;
using System.Globalization;
using Hoist.Runtime;
namespace System;

public abstract class Enum : ValueType, IComparable, IFormattable, ISpanFormattable, IConvertible
{
    // Natives about enum types. A Type argument is an enum (checked before).

    /// The names in ascending order of the values taken as unsigned; equal values keep the order of declaration. Uncounted.
    [Native("Enum.Names")] internal static extern string[] NamesOf(Type type);
    /// The values in the same order, sign- or zero-extended to 64 bits. Uncounted.
    [Native("Enum.Values")] internal static extern long[] ValuesOf(Type type);
    [Native("Enum.IsFlags")] internal static extern bool IsFlagsType(Type type);
    /// The value of a boxed enum (or integer), sign- or zero-extended to 64 bits.
    [Native("Enum.ToBits")] internal static extern long ToBits(object value);
    /// A box of the enum type with the value (truncated), counted.
    [Native("Enum.FromBits")] internal static extern object FromBits(Type type, long bits);
    /// The T with this value.
    [Native("Enum.FromBitsOf")] internal static extern TEnum FromBitsOf<TEnum>(long bits);
    /// The value, extended.
    [Native("Enum.ToBitsOf")] internal static extern long ToBitsOf<TEnum>(TEnum value);
    /// Text of the value as "G" gives it: a name; for flags "A, B"; the number. A name is not a new string; others are counted.
    [Native("Enum.TextOf")] internal static extern string TextOf(object value);
    /// Whether the underlying type is signed, times its bytes: -4 int, 4 uint, -1 sbyte.
    [Native("Enum.UnderlyingSize")] internal static extern int UnderlyingSize(Type type);

    public override string ToString() => TextOf(this);
    public string ToString(IFormatProvider provider) => TextOf(this);
    public string ToString(string format, IFormatProvider provider) => ToString(format);

    public string ToString(string format)
    {
        if (format == null || format.Length == 0) return TextOf(this);
        if (format.Length == 1)
        {
            switch (format[0])
            {
                case 'G': case 'g': return TextOf(this);
                case 'D': case 'd': return NumberText(GetType(), ToBits(this));
                case 'X': case 'x': return HexText(GetType(), ToBits(this));
                case 'F': case 'f': return FlagsText(GetType(), ToBits(this));
            }
        }
        throw new FormatException("Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".");
    }

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider provider) => Number.CopyTo(ToString(format.ToString()), destination, out charsWritten);

    private static string NumberText(Type type, long bits) => UnderlyingSize(type) < 0 ? Number.TextOf(bits) : Number.TextOf((ulong)bits);

    private static string HexText(Type type, long bits)
    {
        int size = UnderlyingSize(type);
        if (size < 0) size = -size;
        ulong value = (ulong)bits;
        if (size < 8) value &= (1UL << (8 * size)) - 1;
        return Number.FormatUInt64(value, "X" + (2 * size).ToString(), 64);
    }

    private static string FlagsText(Type type, long bits)
    {
        string[] names = NamesOf(type);
        long[] values = ValuesOf(type);
        if (bits == 0) return values.Length > 0 && values[0] == 0 ? names[0] : "0";
        string text = null;
        long rest = bits;
        for (int i = values.Length - 1; i >= 0 && rest != 0; i--)
        {
            if (values[i] == 0) break;
            if ((rest & values[i]) == values[i])
            {
                rest -= values[i];
                text = text == null ? names[i] : names[i] + ", " + text;
            }
        }
        return rest != 0 ? NumberText(type, bits) : text;
    }

    public override bool Equals(object obj) => obj != null && SameType(this, obj) && ToBits(this) == ToBits(obj);

    public override int GetHashCode()
    {
        long bits = ToBits(this);
        return (int)bits ^ (UnderlyingSize(GetType()) is 8 or -8 ? (int)(bits >> 32) : 0);
    }

    public int CompareTo(object target)
    {
        if (target == null) return 1;
        if (!SameType(this, target)) throw new ArgumentException("Object must be the same type as the enum. The type passed in was '" + target.GetType() + "'; the enum type was '" + GetType() + "'.");
        long a = ToBits(this);
        long b = ToBits(target);
        if (UnderlyingSize(GetType()) < 0) return a < b ? -1 : a > b ? 1 : 0;
        return (ulong)a < (ulong)b ? -1 : (ulong)a > (ulong)b ? 1 : 0;
    }

    public bool HasFlag(Enum flag)
    {
        ArgumentNullException.ThrowIfNull(flag, "flag");
        if (!SameType(this, flag)) throw new ArgumentException("The argument type, '" + flag.GetType() + "', is not the same as the enum type '" + GetType() + "'.");
        long wanted = ToBits(flag);
        return (ToBits(this) & wanted) == wanted;
    }

    private static void Check(Type enumType)
    {
        ArgumentNullException.ThrowIfNull(enumType, "enumType");
        if (!enumType.IsEnum) throw new ArgumentException("Type provided must be an Enum.", "enumType");
    }

    public static string[] GetNames(Type enumType)
    {
        Check(enumType);
        return (string[])NamesOf(enumType).Clone();
    }

    public static string[] GetNames<TEnum>() where TEnum : struct => (string[])NamesOf(typeof(TEnum)).Clone();

    public static Array GetValues(Type enumType)
    {
        Check(enumType);
        long[] values = ValuesOf(enumType);
        Array result = Array.CreateInstance(enumType, values.Length);
        for (int i = 0; i < values.Length; i++) result.SetValue(FromBits(enumType, values[i]), i);
        return result;
    }

    public static TEnum[] GetValues<TEnum>() where TEnum : struct
    {
        long[] values = ValuesOf(typeof(TEnum));
        TEnum[] result = new TEnum[values.Length];
        for (int i = 0; i < values.Length; i++) result[i] = FromBitsOf<TEnum>(values[i]);
        return result;
    }

    public static string GetName(Type enumType, object value)
    {
        Check(enumType);
        ArgumentNullException.ThrowIfNull(value, "value");
        return NameOfBits(enumType, ToBits(value));
    }

    public static string GetName<TEnum>(TEnum value) where TEnum : struct => NameOfBits(typeof(TEnum), ToBitsOf(value));

    private static string NameOfBits(Type type, long bits)
    {
        long[] values = ValuesOf(type);
        for (int i = 0; i < values.Length; i++)
            if (values[i] == bits) return NamesOf(type)[i];
        return null;
    }

    public static bool IsDefined<TEnum>(TEnum value) where TEnum : struct => NameOfBits(typeof(TEnum), ToBitsOf(value)) != null;

    public static bool IsDefined(Type enumType, object value)
    {
        Check(enumType);
        ArgumentNullException.ThrowIfNull(value, "value");
        if (value is string text) return Array.IndexOf(NamesOf(enumType), text) >= 0;
        Type type = value.GetType();
        if (type.IsEnum)
        {
            if (type != enumType) throw new ArgumentException("Object must be the same type as the enum. The type passed in was '" + type + "'; the enum type was '" + enumType + "'.");
        }
        else if (type != enumType.GetEnumUnderlyingType())
        {
            if (GetTypeCodeOf(type)) throw new ArgumentException("Enum underlying type and the object must be same type or object must be a String. Type passed in was '" + type + "'; the enum underlying type was '" + enumType.GetEnumUnderlyingType() + "'.");
            throw new InvalidOperationException("Unknown enum type.");
        }
        return NameOfBits(enumType, ToBits(value)) != null;
    }

    private static bool GetTypeCodeOf(Type type)
    {
        TypeCode code = Type.GetTypeCode(type);
        return code >= TypeCode.SByte && code <= TypeCode.UInt64;
    }

    public static Type GetUnderlyingType(Type enumType)
    {
        Check(enumType);
        return enumType.GetEnumUnderlyingType();
    }

    public static object ToObject(Type enumType, object value)
    {
        Check(enumType);
        ArgumentNullException.ThrowIfNull(value, "value");
        return FromBits(enumType, ToBits(value));
    }

    public static object ToObject(Type enumType, int value) { Check(enumType); return FromBits(enumType, value); }
    public static object ToObject(Type enumType, long value) { Check(enumType); return FromBits(enumType, value); }
    public static object ToObject(Type enumType, byte value) { Check(enumType); return FromBits(enumType, value); }
    public static object ToObject(Type enumType, uint value) { Check(enumType); return FromBits(enumType, value); }
    public static object ToObject(Type enumType, ulong value) { Check(enumType); return FromBits(enumType, (long)value); }

    public static string Format(Type enumType, object value, string format)
    {
        Check(enumType);
        ArgumentNullException.ThrowIfNull(value, "value");
        ArgumentNullException.ThrowIfNull(format, "format");
        return ((Enum)FromBits(enumType, ToBits(value))).ToString(format);
    }

    public static object Parse(Type enumType, string value) => Parse(enumType, value, false);

    public static object Parse(Type enumType, string value, bool ignoreCase)
    {
        Check(enumType);
        ArgumentNullException.ThrowIfNull(value, "value");
        long bits;
        ParseBits(enumType, value, ignoreCase, true, out bits);
        return FromBits(enumType, bits);
    }

    public static TEnum Parse<TEnum>(string value) where TEnum : struct => Parse<TEnum>(value, false);

    public static TEnum Parse<TEnum>(string value, bool ignoreCase) where TEnum : struct
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        Check(typeof(TEnum));
        long bits;
        ParseBits(typeof(TEnum), value, ignoreCase, true, out bits);
        return FromBitsOf<TEnum>(bits);
    }

    public static TEnum Parse<TEnum>(ReadOnlySpan<char> value) where TEnum : struct => Parse<TEnum>(Number.Text(value), false);
    public static TEnum Parse<TEnum>(ReadOnlySpan<char> value, bool ignoreCase) where TEnum : struct => Parse<TEnum>(Number.Text(value), ignoreCase);
    public static bool TryParse<TEnum>(string value, out TEnum result) where TEnum : struct => TryParse<TEnum>(value, false, out result);

    public static bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result) where TEnum : struct
    {
        Check(typeof(TEnum));
        long bits = 0;
        if (value == null || !ParseBits(typeof(TEnum), value, ignoreCase, false, out bits))
        {
            result = default;
            return false;
        }
        result = FromBitsOf<TEnum>(bits);
        return true;
    }

    public static bool TryParse<TEnum>(ReadOnlySpan<char> value, out TEnum result) where TEnum : struct => TryParse<TEnum>(Number.Text(value), false, out result);
    public static bool TryParse<TEnum>(ReadOnlySpan<char> value, bool ignoreCase, out TEnum result) where TEnum : struct => TryParse<TEnum>(Number.Text(value), ignoreCase, out result);
    public static bool TryParse(Type enumType, string value, out object result) => TryParse(enumType, value, false, out result);

    public static bool TryParse(Type enumType, string value, bool ignoreCase, out object result)
    {
        Check(enumType);
        long bits = 0;
        if (value == null || !ParseBits(enumType, value, ignoreCase, false, out bits))
        {
            result = null;
            return false;
        }
        result = FromBits(enumType, bits);
        return true;
    }

    private static bool ParseBits(Type type, string text, bool ignoreCase, bool throws, out long bits)
    {
        bits = 0;
        int start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        if (start == text.Length)
        {
            if (throws) throw new ArgumentException("Must specify valid information for parsing in the string.", "value");
            return false;
        }
        char first = text[start];
        if ((first >= '0' && first <= '9') || first == '-' || first == '+')
        {
            int size = UnderlyingSize(type);
            int status;
            if (size < 0)
            {
                long max = size == -8 ? long.MaxValue : (1L << (8 * -size - 1)) - 1;
                status = Number.ParseInt64(text, 7, -max - 1, max, out bits);
            }
            else
            {
                ulong value;
                status = Number.ParseUInt64(text, 7, size == 8 ? ulong.MaxValue : (1UL << (8 * size)) - 1, out value);
                bits = (long)value;
            }
            if (status == 0) return true;
            if (status == 2)
            {
                if (throws) throw Number.Overflow(UnderlyingName(type));
                return false;
            }
        }
        string[] names = NamesOf(type);
        long[] values = ValuesOf(type);
        string[] pieces = text.Split(',');
        bits = 0;
        for (int p = 0; p < pieces.Length; p++)
        {
            string piece = pieces[p].Trim();
            int found = -1;
            for (int i = 0; i < names.Length && found < 0; i++)
                if (ignoreCase ? string.CompareOrdinalIgnoreCase(names[i], piece) == 0 : names[i] == piece) found = i;
            if (found < 0 || piece.Length == 0)
            {
                if (throws) throw new ArgumentException("Requested value '" + text + "' was not found.");
                bits = 0;
                return false;
            }
            bits |= values[found];
        }
        return true;
    }

    private static string UnderlyingName(Type type)
    {
        switch (UnderlyingSize(type))
        {
            case -1: return "a signed byte";
            case 1: return "an unsigned byte";
            case -2: return "an Int16";
            case 2: return "a UInt16";
            case -4: return "an Int32";
            case 4: return "a UInt32";
            case -8: return "an Int64";
            default: return "a UInt64";
        }
    }

    public TypeCode GetTypeCode() => Type.GetTypeCode(GetType());
    bool IConvertible.ToBoolean(IFormatProvider provider) => ToBits(this) != 0;
    char IConvertible.ToChar(IFormatProvider provider) => checked((char)ToBits(this));
    sbyte IConvertible.ToSByte(IFormatProvider provider) => Convert.ToSByte(ToBits(this));
    byte IConvertible.ToByte(IFormatProvider provider) => Convert.ToByte(ToBits(this));
    short IConvertible.ToInt16(IFormatProvider provider) => Convert.ToInt16(ToBits(this));
    ushort IConvertible.ToUInt16(IFormatProvider provider) => Convert.ToUInt16(ToBits(this));
    int IConvertible.ToInt32(IFormatProvider provider) => Convert.ToInt32(ToBits(this));
    uint IConvertible.ToUInt32(IFormatProvider provider) => Convert.ToUInt32(ToBits(this));
    long IConvertible.ToInt64(IFormatProvider provider) => ToBits(this);
    ulong IConvertible.ToUInt64(IFormatProvider provider) => (ulong)ToBits(this);
    float IConvertible.ToSingle(IFormatProvider provider) => ToBits(this);
    double IConvertible.ToDouble(IFormatProvider provider) => ToBits(this);
    decimal IConvertible.ToDecimal(IFormatProvider provider) => ToBits(this);
    DateTime IConvertible.ToDateTime(IFormatProvider provider) => throw new InvalidCastException("Invalid cast from 'Enum' to 'DateTime'.");
    object IConvertible.ToType(Type type, IFormatProvider provider) => Convert.ChangeType(ToBits(this), type);

    public static Array GetValuesAsUnderlyingType<TEnum>() where TEnum : struct => GetValuesAsUnderlyingType(typeof(TEnum));

    public static Array GetValuesAsUnderlyingType(Type enumType)
    {
        Check(enumType);
        long[] values = ValuesOf(enumType);
        Type underlying = enumType.GetEnumUnderlyingType();
        Array result = Array.CreateInstance(underlying, values.Length);
        for (int i = 0; i < values.Length; i++) result.SetValue(underlying == typeof(ulong) ? (object)(ulong)values[i] : Convert.ChangeType(values[i], underlying), i);
        return result;
    }
}
