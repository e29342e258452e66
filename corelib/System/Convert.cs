using System.Globalization;
using Hoist.Runtime;
namespace System;

public static class Convert
{
    public static readonly object DBNull = System.DBNull.Value;

    private static Exception CannotCast(string from, string to) => new InvalidCastException("Invalid cast from '" + from + "' to '" + to + "'.");

    private static IConvertible Convertible(object value, string to)
    {
        if (value is IConvertible convertible) return convertible;
        throw new InvalidCastException("Unable to cast object of type '" + value.GetType() + "' to type 'System.IConvertible'.");
    }

    public static TypeCode GetTypeCode(object value)
    {
        if (value == null) return TypeCode.Empty;
        return value is IConvertible convertible ? convertible.GetTypeCode() : TypeCode.Object;
    }

    public static bool IsDBNull(object value) => value == (object)System.DBNull.Value;

    public static sbyte ToSByte(object value) => value == null ? (sbyte)0 : Convertible(value, "SByte").ToSByte(null);
    public static sbyte ToSByte(object value, IFormatProvider provider) => value == null ? (sbyte)0 : Convertible(value, "SByte").ToSByte(provider);
    public static sbyte ToSByte(bool value) => value ? (sbyte)1 : (sbyte)0;
    public static sbyte ToSByte(char value) => value > 127 ? throw Number.Overflow("a signed byte") : (sbyte)value;
    public static sbyte ToSByte(sbyte value) => value;
    public static sbyte ToSByte(byte value) => value > 127 ? throw Number.Overflow("a signed byte") : (sbyte)value;
    public static sbyte ToSByte(short value) => value < -128 || value > 127 ? throw Number.Overflow("a signed byte") : (sbyte)value;
    public static sbyte ToSByte(ushort value) => value > 127 ? throw Number.Overflow("a signed byte") : (sbyte)value;
    public static sbyte ToSByte(int value) => value < -128 || value > 127 ? throw Number.Overflow("a signed byte") : (sbyte)value;
    public static sbyte ToSByte(uint value) => value > 127 ? throw Number.Overflow("a signed byte") : (sbyte)value;
    public static sbyte ToSByte(long value) => value < -128 || value > 127 ? throw Number.Overflow("a signed byte") : (sbyte)value;
    public static sbyte ToSByte(ulong value) => value > (ulong)127 ? throw Number.Overflow("a signed byte") : (sbyte)value;
    public static sbyte ToSByte(float value) => ToSByte((double)value);
    public static sbyte ToSByte(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= -128.0 && rounded <= 127.0)) throw Number.Overflow("a signed byte");
        return (sbyte)rounded;
    }

    public static sbyte ToSByte(decimal value) => decimal.ToSByte(decimal.Round(value, 0));
    public static sbyte ToSByte(DateTime value) => throw CannotCast("DateTime", "SByte");
    public static sbyte ToSByte(string value) => value == null ? (sbyte)0 : sbyte.Parse(value);
    public static sbyte ToSByte(string value, IFormatProvider provider) => value == null ? (sbyte)0 : sbyte.Parse(value);
    public static sbyte ToSByte(string value, int fromBase) => unchecked((sbyte)FromBase(value, fromBase, 8, true, "a signed byte"));

    public static byte ToByte(object value) => value == null ? (byte)0 : Convertible(value, "Byte").ToByte(null);
    public static byte ToByte(object value, IFormatProvider provider) => value == null ? (byte)0 : Convertible(value, "Byte").ToByte(provider);
    public static byte ToByte(bool value) => value ? (byte)1 : (byte)0;
    public static byte ToByte(char value) => value > 255 ? throw Number.Overflow("an unsigned byte") : (byte)value;
    public static byte ToByte(sbyte value) => value < 0 ? throw Number.Overflow("an unsigned byte") : (byte)value;
    public static byte ToByte(byte value) => value;
    public static byte ToByte(short value) => value < 0 || value > 255 ? throw Number.Overflow("an unsigned byte") : (byte)value;
    public static byte ToByte(ushort value) => value > 255 ? throw Number.Overflow("an unsigned byte") : (byte)value;
    public static byte ToByte(int value) => value < 0 || value > 255 ? throw Number.Overflow("an unsigned byte") : (byte)value;
    public static byte ToByte(uint value) => value > 255 ? throw Number.Overflow("an unsigned byte") : (byte)value;
    public static byte ToByte(long value) => value < 0 || value > 255 ? throw Number.Overflow("an unsigned byte") : (byte)value;
    public static byte ToByte(ulong value) => value > 255 ? throw Number.Overflow("an unsigned byte") : (byte)value;
    public static byte ToByte(float value) => ToByte((double)value);
    public static byte ToByte(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= 0.0 && rounded <= 255.0)) throw Number.Overflow("an unsigned byte");
        return (byte)rounded;
    }

    public static byte ToByte(decimal value) => decimal.ToByte(decimal.Round(value, 0));
    public static byte ToByte(DateTime value) => throw CannotCast("DateTime", "Byte");
    public static byte ToByte(string value) => value == null ? (byte)0 : byte.Parse(value);
    public static byte ToByte(string value, IFormatProvider provider) => value == null ? (byte)0 : byte.Parse(value);
    public static byte ToByte(string value, int fromBase) => unchecked((byte)FromBase(value, fromBase, 8, false, "an unsigned byte"));

    public static short ToInt16(object value) => value == null ? (short)0 : Convertible(value, "Int16").ToInt16(null);
    public static short ToInt16(object value, IFormatProvider provider) => value == null ? (short)0 : Convertible(value, "Int16").ToInt16(provider);
    public static short ToInt16(bool value) => value ? (short)1 : (short)0;
    public static short ToInt16(char value) => value > 32767 ? throw Number.Overflow("an Int16") : (short)value;
    public static short ToInt16(sbyte value) => (short)value;
    public static short ToInt16(byte value) => (short)value;
    public static short ToInt16(short value) => value;
    public static short ToInt16(ushort value) => value > 32767 ? throw Number.Overflow("an Int16") : (short)value;
    public static short ToInt16(int value) => value < -32768 || value > 32767 ? throw Number.Overflow("an Int16") : (short)value;
    public static short ToInt16(uint value) => value > 32767 ? throw Number.Overflow("an Int16") : (short)value;
    public static short ToInt16(long value) => value < -32768 || value > 32767 ? throw Number.Overflow("an Int16") : (short)value;
    public static short ToInt16(ulong value) => value > (ulong)32767 ? throw Number.Overflow("an Int16") : (short)value;
    public static short ToInt16(float value) => ToInt16((double)value);
    public static short ToInt16(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= -32768.0 && rounded <= 32767.0)) throw Number.Overflow("an Int16");
        return (short)rounded;
    }

    public static short ToInt16(decimal value) => decimal.ToInt16(decimal.Round(value, 0));
    public static short ToInt16(DateTime value) => throw CannotCast("DateTime", "Int16");
    public static short ToInt16(string value) => value == null ? (short)0 : short.Parse(value);
    public static short ToInt16(string value, IFormatProvider provider) => value == null ? (short)0 : short.Parse(value);
    public static short ToInt16(string value, int fromBase) => unchecked((short)FromBase(value, fromBase, 16, true, "an Int16"));

    public static ushort ToUInt16(object value) => value == null ? (ushort)0 : Convertible(value, "UInt16").ToUInt16(null);
    public static ushort ToUInt16(object value, IFormatProvider provider) => value == null ? (ushort)0 : Convertible(value, "UInt16").ToUInt16(provider);
    public static ushort ToUInt16(bool value) => value ? (ushort)1 : (ushort)0;
    public static ushort ToUInt16(char value) => (ushort)value;
    public static ushort ToUInt16(sbyte value) => value < 0 ? throw Number.Overflow("a UInt16") : (ushort)value;
    public static ushort ToUInt16(byte value) => (ushort)value;
    public static ushort ToUInt16(short value) => value < 0 ? throw Number.Overflow("a UInt16") : (ushort)value;
    public static ushort ToUInt16(ushort value) => value;
    public static ushort ToUInt16(int value) => value < 0 || value > 65535 ? throw Number.Overflow("a UInt16") : (ushort)value;
    public static ushort ToUInt16(uint value) => value > 65535 ? throw Number.Overflow("a UInt16") : (ushort)value;
    public static ushort ToUInt16(long value) => value < 0 || value > 65535 ? throw Number.Overflow("a UInt16") : (ushort)value;
    public static ushort ToUInt16(ulong value) => value > 65535 ? throw Number.Overflow("a UInt16") : (ushort)value;
    public static ushort ToUInt16(float value) => ToUInt16((double)value);
    public static ushort ToUInt16(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= 0.0 && rounded <= 65535.0)) throw Number.Overflow("a UInt16");
        return (ushort)rounded;
    }

    public static ushort ToUInt16(decimal value) => decimal.ToUInt16(decimal.Round(value, 0));
    public static ushort ToUInt16(DateTime value) => throw CannotCast("DateTime", "UInt16");
    public static ushort ToUInt16(string value) => value == null ? (ushort)0 : ushort.Parse(value);
    public static ushort ToUInt16(string value, IFormatProvider provider) => value == null ? (ushort)0 : ushort.Parse(value);
    public static ushort ToUInt16(string value, int fromBase) => unchecked((ushort)FromBase(value, fromBase, 16, false, "a UInt16"));

    public static int ToInt32(object value) => value == null ? (int)0 : Convertible(value, "Int32").ToInt32(null);
    public static int ToInt32(object value, IFormatProvider provider) => value == null ? (int)0 : Convertible(value, "Int32").ToInt32(provider);
    public static int ToInt32(bool value) => value ? (int)1 : (int)0;
    public static int ToInt32(char value) => (int)value;
    public static int ToInt32(sbyte value) => (int)value;
    public static int ToInt32(byte value) => (int)value;
    public static int ToInt32(short value) => (int)value;
    public static int ToInt32(ushort value) => (int)value;
    public static int ToInt32(int value) => value;
    public static int ToInt32(uint value) => value > (uint)int.MaxValue ? throw Number.Overflow("an Int32") : (int)value;
    public static int ToInt32(long value) => value < int.MinValue || value > int.MaxValue ? throw Number.Overflow("an Int32") : (int)value;
    public static int ToInt32(ulong value) => value > (ulong)int.MaxValue ? throw Number.Overflow("an Int32") : (int)value;
    public static int ToInt32(float value) => ToInt32((double)value);
    public static int ToInt32(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= -2147483648.0 && rounded <= 2147483647.0)) throw Number.Overflow("an Int32");
        return (int)rounded;
    }

    public static int ToInt32(decimal value) => decimal.ToInt32(decimal.Round(value, 0));
    public static int ToInt32(DateTime value) => throw CannotCast("DateTime", "Int32");
    public static int ToInt32(string value) => value == null ? (int)0 : int.Parse(value);
    public static int ToInt32(string value, IFormatProvider provider) => value == null ? (int)0 : int.Parse(value);
    public static int ToInt32(string value, int fromBase) => unchecked((int)FromBase(value, fromBase, 32, true, "an Int32"));

    public static uint ToUInt32(object value) => value == null ? (uint)0 : Convertible(value, "UInt32").ToUInt32(null);
    public static uint ToUInt32(object value, IFormatProvider provider) => value == null ? (uint)0 : Convertible(value, "UInt32").ToUInt32(provider);
    public static uint ToUInt32(bool value) => value ? (uint)1 : (uint)0;
    public static uint ToUInt32(char value) => (uint)value;
    public static uint ToUInt32(sbyte value) => value < 0 ? throw Number.Overflow("a UInt32") : (uint)value;
    public static uint ToUInt32(byte value) => (uint)value;
    public static uint ToUInt32(short value) => value < 0 ? throw Number.Overflow("a UInt32") : (uint)value;
    public static uint ToUInt32(ushort value) => (uint)value;
    public static uint ToUInt32(int value) => value < 0 ? throw Number.Overflow("a UInt32") : (uint)value;
    public static uint ToUInt32(uint value) => value;
    public static uint ToUInt32(long value) => value < 0 || value > uint.MaxValue ? throw Number.Overflow("a UInt32") : (uint)value;
    public static uint ToUInt32(ulong value) => value > (ulong)uint.MaxValue ? throw Number.Overflow("a UInt32") : (uint)value;
    public static uint ToUInt32(float value) => ToUInt32((double)value);
    public static uint ToUInt32(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= 0.0 && rounded <= 4294967295.0)) throw Number.Overflow("a UInt32");
        return (uint)rounded;
    }

    public static uint ToUInt32(decimal value) => decimal.ToUInt32(decimal.Round(value, 0));
    public static uint ToUInt32(DateTime value) => throw CannotCast("DateTime", "UInt32");
    public static uint ToUInt32(string value) => value == null ? (uint)0 : uint.Parse(value);
    public static uint ToUInt32(string value, IFormatProvider provider) => value == null ? (uint)0 : uint.Parse(value);
    public static uint ToUInt32(string value, int fromBase) => unchecked((uint)FromBase(value, fromBase, 32, false, "a UInt32"));

    public static long ToInt64(object value) => value == null ? (long)0 : Convertible(value, "Int64").ToInt64(null);
    public static long ToInt64(object value, IFormatProvider provider) => value == null ? (long)0 : Convertible(value, "Int64").ToInt64(provider);
    public static long ToInt64(bool value) => value ? (long)1 : (long)0;
    public static long ToInt64(char value) => (long)value;
    public static long ToInt64(sbyte value) => (long)value;
    public static long ToInt64(byte value) => (long)value;
    public static long ToInt64(short value) => (long)value;
    public static long ToInt64(ushort value) => (long)value;
    public static long ToInt64(int value) => (long)value;
    public static long ToInt64(uint value) => (long)value;
    public static long ToInt64(long value) => value;
    public static long ToInt64(ulong value) => value > (ulong)long.MaxValue ? throw Number.Overflow("an Int64") : (long)value;
    public static long ToInt64(float value) => ToInt64((double)value);
    public static long ToInt64(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= -9223372036854775808.0 && rounded < 9223372036854775808.0)) throw Number.Overflow("an Int64");
        return (long)rounded;
    }

    public static long ToInt64(decimal value) => decimal.ToInt64(decimal.Round(value, 0));
    public static long ToInt64(DateTime value) => throw CannotCast("DateTime", "Int64");
    public static long ToInt64(string value) => value == null ? (long)0 : long.Parse(value);
    public static long ToInt64(string value, IFormatProvider provider) => value == null ? (long)0 : long.Parse(value);
    public static long ToInt64(string value, int fromBase) => unchecked((long)FromBase(value, fromBase, 64, true, "an Int64"));

    public static ulong ToUInt64(object value) => value == null ? (ulong)0 : Convertible(value, "UInt64").ToUInt64(null);
    public static ulong ToUInt64(object value, IFormatProvider provider) => value == null ? (ulong)0 : Convertible(value, "UInt64").ToUInt64(provider);
    public static ulong ToUInt64(bool value) => value ? (ulong)1 : (ulong)0;
    public static ulong ToUInt64(char value) => (ulong)value;
    public static ulong ToUInt64(sbyte value) => value < 0 ? throw Number.Overflow("a UInt64") : (ulong)value;
    public static ulong ToUInt64(byte value) => (ulong)value;
    public static ulong ToUInt64(short value) => value < 0 ? throw Number.Overflow("a UInt64") : (ulong)value;
    public static ulong ToUInt64(ushort value) => (ulong)value;
    public static ulong ToUInt64(int value) => value < 0 ? throw Number.Overflow("a UInt64") : (ulong)value;
    public static ulong ToUInt64(uint value) => (ulong)value;
    public static ulong ToUInt64(long value) => value < 0 ? throw Number.Overflow("a UInt64") : (ulong)value;
    public static ulong ToUInt64(ulong value) => value;
    public static ulong ToUInt64(float value) => ToUInt64((double)value);
    public static ulong ToUInt64(double value)
    {
        double rounded = Math.Round(value);
        if (!(rounded >= 0 && rounded < 18446744073709551616.0)) throw Number.Overflow("a UInt64");
        return (ulong)rounded;
    }

    public static ulong ToUInt64(decimal value) => decimal.ToUInt64(decimal.Round(value, 0));
    public static ulong ToUInt64(DateTime value) => throw CannotCast("DateTime", "UInt64");
    public static ulong ToUInt64(string value) => value == null ? (ulong)0 : ulong.Parse(value);
    public static ulong ToUInt64(string value, IFormatProvider provider) => value == null ? (ulong)0 : ulong.Parse(value);
    public static ulong ToUInt64(string value, int fromBase) => unchecked((ulong)FromBase(value, fromBase, 64, false, "a UInt64"));

    public static char ToChar(object value) => value == null ? '\0' : Convertible(value, "Char").ToChar(null);
    public static char ToChar(char value) => value;
    public static char ToChar(bool value) => throw CannotCast("Boolean", "Char");
    public static char ToChar(float value) => throw CannotCast("Single", "Char");
    public static char ToChar(double value) => throw CannotCast("Double", "Char");
    public static char ToChar(decimal value) => throw CannotCast("Decimal", "Char");
    public static char ToChar(sbyte value) => value < 0 ? throw Number.Overflow("a character") : (char)value;
    public static char ToChar(byte value) => (char)value;
    public static char ToChar(short value) => value < 0 ? throw Number.Overflow("a character") : (char)value;
    public static char ToChar(ushort value) => (char)value;
    public static char ToChar(int value) => value < 0 || value > 65535 ? throw Number.Overflow("a character") : (char)value;
    public static char ToChar(uint value) => value > 65535 ? throw Number.Overflow("a character") : (char)value;
    public static char ToChar(long value) => value < 0 || value > 65535 ? throw Number.Overflow("a character") : (char)value;
    public static char ToChar(ulong value) => value > 65535 ? throw Number.Overflow("a character") : (char)value;

    public static char ToChar(string value)
    {
        if (value == null) throw new ArgumentNullException("value");
        if (value.Length != 1) throw new FormatException("String must be exactly one character long.");
        return value[0];
    }

    public static char ToChar(string value, IFormatProvider provider) => ToChar(value);

    public static bool ToBoolean(object value) => value != null && Convertible(value, "Boolean").ToBoolean(null);
    public static bool ToBoolean(object value, IFormatProvider provider) => value != null && Convertible(value, "Boolean").ToBoolean(provider);
    public static bool ToBoolean(bool value) => value;
    public static bool ToBoolean(char value) => throw CannotCast("Char", "Boolean");
    public static bool ToBoolean(DateTime value) => throw CannotCast("DateTime", "Boolean");
    public static bool ToBoolean(string value) => value != null && bool.Parse(value);
    public static bool ToBoolean(string value, IFormatProvider provider) => value != null && bool.Parse(value);
    public static bool ToBoolean(sbyte value) => value != 0;
    public static bool ToBoolean(byte value) => value != 0;
    public static bool ToBoolean(short value) => value != 0;
    public static bool ToBoolean(ushort value) => value != 0;
    public static bool ToBoolean(int value) => value != 0;
    public static bool ToBoolean(uint value) => value != 0;
    public static bool ToBoolean(long value) => value != 0;
    public static bool ToBoolean(ulong value) => value != 0;
    public static bool ToBoolean(float value) => value != 0;
    public static bool ToBoolean(double value) => value != 0;
    public static bool ToBoolean(decimal value) => value != 0;

    public static float ToSingle(object value) => value == null ? 0 : Convertible(value, "Single").ToSingle(null);
    public static float ToSingle(object value, IFormatProvider provider) => value == null ? 0 : Convertible(value, "Single").ToSingle(provider);
    public static float ToSingle(bool value) => value ? 1 : 0;
    public static float ToSingle(char value) => throw CannotCast("Char", "Single");
    public static float ToSingle(sbyte value) => (float)value;
    public static float ToSingle(byte value) => (float)value;
    public static float ToSingle(short value) => (float)value;
    public static float ToSingle(ushort value) => (float)value;
    public static float ToSingle(int value) => (float)value;
    public static float ToSingle(uint value) => (float)value;
    public static float ToSingle(long value) => (float)value;
    public static float ToSingle(ulong value) => (float)value;
    public static float ToSingle(float value) => value;
    public static float ToSingle(double value) => (float)value;
    public static float ToSingle(decimal value) => (float)value;
    public static float ToSingle(DateTime value) => throw CannotCast("DateTime", "Single");
    public static float ToSingle(string value) => value == null ? 0 : float.Parse(value);
    public static float ToSingle(string value, IFormatProvider provider) => value == null ? 0 : float.Parse(value);

    public static double ToDouble(object value) => value == null ? 0 : Convertible(value, "Double").ToDouble(null);
    public static double ToDouble(object value, IFormatProvider provider) => value == null ? 0 : Convertible(value, "Double").ToDouble(provider);
    public static double ToDouble(bool value) => value ? 1 : 0;
    public static double ToDouble(char value) => throw CannotCast("Char", "Double");
    public static double ToDouble(sbyte value) => (double)value;
    public static double ToDouble(byte value) => (double)value;
    public static double ToDouble(short value) => (double)value;
    public static double ToDouble(ushort value) => (double)value;
    public static double ToDouble(int value) => (double)value;
    public static double ToDouble(uint value) => (double)value;
    public static double ToDouble(long value) => (double)value;
    public static double ToDouble(ulong value) => (double)value;
    public static double ToDouble(float value) => (double)value;
    public static double ToDouble(double value) => value;
    public static double ToDouble(decimal value) => (double)value;
    public static double ToDouble(DateTime value) => throw CannotCast("DateTime", "Double");
    public static double ToDouble(string value) => value == null ? 0 : double.Parse(value);
    public static double ToDouble(string value, IFormatProvider provider) => value == null ? 0 : double.Parse(value);

    public static decimal ToDecimal(object value) => value == null ? 0 : Convertible(value, "Decimal").ToDecimal(null);
    public static decimal ToDecimal(object value, IFormatProvider provider) => value == null ? 0 : Convertible(value, "Decimal").ToDecimal(provider);
    public static decimal ToDecimal(bool value) => value ? 1 : 0;
    public static decimal ToDecimal(char value) => throw CannotCast("Char", "Decimal");
    public static decimal ToDecimal(sbyte value) => (decimal)value;
    public static decimal ToDecimal(byte value) => (decimal)value;
    public static decimal ToDecimal(short value) => (decimal)value;
    public static decimal ToDecimal(ushort value) => (decimal)value;
    public static decimal ToDecimal(int value) => (decimal)value;
    public static decimal ToDecimal(uint value) => (decimal)value;
    public static decimal ToDecimal(long value) => (decimal)value;
    public static decimal ToDecimal(ulong value) => (decimal)value;
    public static decimal ToDecimal(float value) => (decimal)value;
    public static decimal ToDecimal(double value) => (decimal)value;
    public static decimal ToDecimal(decimal value) => value;
    public static decimal ToDecimal(DateTime value) => throw CannotCast("DateTime", "Decimal");
    public static decimal ToDecimal(string value) => value == null ? 0 : decimal.Parse(value);
    public static decimal ToDecimal(string value, IFormatProvider provider) => value == null ? 0 : decimal.Parse(value);

    public static DateTime ToDateTime(object value) => value == null ? DateTime.MinValue : Convertible(value, "DateTime").ToDateTime(null);
    public static DateTime ToDateTime(DateTime value) => value;
    public static DateTime ToDateTime(string value) => value == null ? new DateTime(0) : DateTime.Parse(value);
    public static DateTime ToDateTime(string value, IFormatProvider provider) => value == null ? new DateTime(0) : DateTime.Parse(value);

    public static string ToString(object value) => ToString(value, null);

    public static string ToString(object value, IFormatProvider provider)
    {
        if (value is IConvertible convertible) return convertible.ToString(provider);
        if (value is IFormattable formattable) return formattable.ToString(null, provider);
        return value == null ? "" : value.ToString();
    }

    public static string ToString(string value) => value;
    public static string ToString(string value, IFormatProvider provider) => value;
    public static string ToString(DateTime value) => value.ToString();
    public static string ToString(bool value) => value.ToString();
    public static string ToString(bool value, IFormatProvider provider) => value.ToString();
    public static string ToString(char value) => value.ToString();
    public static string ToString(char value, IFormatProvider provider) => value.ToString();
    public static string ToString(sbyte value) => value.ToString();
    public static string ToString(sbyte value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(byte value) => value.ToString();
    public static string ToString(byte value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(short value) => value.ToString();
    public static string ToString(short value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(ushort value) => value.ToString();
    public static string ToString(ushort value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(int value) => value.ToString();
    public static string ToString(int value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(uint value) => value.ToString();
    public static string ToString(uint value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(long value) => value.ToString();
    public static string ToString(long value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(ulong value) => value.ToString();
    public static string ToString(ulong value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(float value) => value.ToString();
    public static string ToString(float value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(double value) => value.ToString();
    public static string ToString(double value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(decimal value) => value.ToString();
    public static string ToString(decimal value, IFormatProvider provider) => value.ToString(provider);
    public static string ToString(byte value, int toBase) => InBase(value, toBase, 8);
    public static string ToString(short value, int toBase) => InBase(value, toBase, 16);
    public static string ToString(int value, int toBase) => InBase(value, toBase, 32);
    public static string ToString(long value, int toBase) => InBase(value, toBase, 64);

    private static string InBase(long value, int toBase, int bits)
    {
        if (toBase == 10) return Number.TextOf(value);
        if (toBase != 2 && toBase != 8 && toBase != 16) throw new ArgumentException("Invalid Base.");
        ulong rest = (ulong)value;
        if (bits < 64) rest &= (1UL << bits) - 1;
        if (rest == 0) return "0";
        char[] digits = Counters.NewUncountedArray<char>(64);
        int at = 64;
        while (rest != 0)
        {
            int digit = (int)(rest % (ulong)toBase);
            digits[--at] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest /= (ulong)toBase;
        }
        return string.FromChars(digits, at, 64 - at);
    }

    private static long FromBase(string value, int fromBase, int bits, bool signed, string type)
    {
        if (fromBase != 2 && fromBase != 8 && fromBase != 10 && fromBase != 16) throw new ArgumentException("Invalid Base.");
        if (value == null) return 0;
        if (value.Length == 0) throw new ArgumentOutOfRangeException("Index was out of range. Must be non-negative and less than the size of the collection.", (Exception)null);
        int at = 0;
        bool negative = false;
        if (value[0] == '-')
        {
            if (fromBase != 10) throw new ArgumentException("String cannot contain a minus sign if the base is not 10.");
            if (!signed) throw new OverflowException("The string was being parsed as an unsigned number and could not have a negative sign.");
            negative = true;
            at++;
        }
        else if (value[0] == '+') at++;
        if (fromBase == 16 && at + 1 < value.Length && value[at] == '0' && (value[at + 1] == 'x' || value[at + 1] == 'X')) at += 2;
        int start = at;
        UInt128 total = 0;
        UInt128 limit = fromBase == 10 && signed ? (UInt128)1 << (bits - 1) : ((UInt128)1 << bits) - 1;
        while (at < value.Length)
        {
            char c = value[at];
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
            if (digit >= fromBase) break;
            total = total * (UInt128)(uint)fromBase + (UInt128)(uint)digit;
            if (total > limit) throw Number.Overflow(type);
            at++;
        }
        if (at == start) throw new FormatException("Could not find any recognizable digits.");
        if (at < value.Length) throw new FormatException("Additional non-parsable characters are at the end of the string.");
        if (fromBase == 10 && signed && !negative && total == limit) throw Number.Overflow(type);
        long result = unchecked((long)(ulong)total);
        if (negative) result = unchecked(-result);
        else if (signed && bits < 64) result = result << (64 - bits) >> (64 - bits);
        return result;
    }

    public static object ChangeType(object value, TypeCode typeCode) => ChangeType(value, typeCode, null);

    public static object ChangeType(object value, TypeCode typeCode, IFormatProvider provider)
    {
        if (value == null && (typeCode == TypeCode.Empty || typeCode == TypeCode.String || typeCode == TypeCode.Object)) return null;
        if (!(value is IConvertible convertible)) throw new InvalidCastException("Object must implement IConvertible.");
        switch (typeCode)
        {
            case TypeCode.Boolean: return convertible.ToBoolean(provider);
            case TypeCode.Char: return convertible.ToChar(provider);
            case TypeCode.SByte: return convertible.ToSByte(provider);
            case TypeCode.Byte: return convertible.ToByte(provider);
            case TypeCode.Int16: return convertible.ToInt16(provider);
            case TypeCode.UInt16: return convertible.ToUInt16(provider);
            case TypeCode.Int32: return convertible.ToInt32(provider);
            case TypeCode.UInt32: return convertible.ToUInt32(provider);
            case TypeCode.Int64: return convertible.ToInt64(provider);
            case TypeCode.UInt64: return convertible.ToUInt64(provider);
            case TypeCode.Single: return convertible.ToSingle(provider);
            case TypeCode.Double: return convertible.ToDouble(provider);
            case TypeCode.Decimal: return convertible.ToDecimal(provider);
            case TypeCode.DateTime: return convertible.ToDateTime(provider);
            case TypeCode.String: return convertible.ToString(provider);
            case TypeCode.Object: return value;
            default: throw new ArgumentException("Unknown TypeCode value.");
        }
    }

    public static object ChangeType(object value, Type conversionType) => ChangeType(value, conversionType, null);

    public static object ChangeType(object value, Type conversionType, IFormatProvider provider)
    {
        ArgumentNullException.ThrowIfNull(conversionType, "conversionType");
        if (value == null)
        {
            if (conversionType.IsValueType) throw new InvalidCastException("Null object cannot be converted to a value type.");
            return null;
        }
        if (value.GetType() == conversionType) return value;
        if (!(value is IConvertible)) throw new InvalidCastException("Object must implement IConvertible.");
        TypeCode code = conversionType.IsEnum ? TypeCode.Object : Type.GetTypeCode(conversionType);
        if (code == TypeCode.Object)
        {
            if (conversionType == typeof(object)) return value;
            throw new InvalidCastException("Invalid cast from '" + value.GetType() + "' to '" + conversionType + "'.");
        }
        return ChangeType(value, code, provider);
    }

    private const string Base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static string ToBase64String(byte[] inArray)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        return Base64Core(new ReadOnlySpan<byte>(inArray));
    }

    public static string ToBase64String(byte[] inArray, int offset, int length) => Base64Core(new ReadOnlySpan<byte>(inArray, offset, length));

    private static string Base64Core(ReadOnlySpan<byte> bytes)
    {
        char[] text = Counters.NewUncountedArray<char>((bytes.Length + 2) / 3 * 4);
        int at = 0;
        for (int i = 0; i < bytes.Length; i += 3)
        {
            int left = bytes.Length - i;
            int bits = bytes[i] << 16 | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
            text[at++] = Base64Digits[bits >> 18];
            text[at++] = Base64Digits[(bits >> 12) & 63];
            text[at++] = left > 1 ? Base64Digits[(bits >> 6) & 63] : '=';
            text[at++] = left > 2 ? Base64Digits[bits & 63] : '=';
        }
        return string.FromChars(text, 0, at);
    }

    private const int Base64LineLength = 76;

    private static void CheckOptions(Base64FormattingOptions options)
    {
        if (options < Base64FormattingOptions.None || options > Base64FormattingOptions.InsertLineBreaks) throw new ArgumentException("Illegal enum value: " + ((int)options).ToString() + ".", "options");
    }

    public static string ToBase64String(byte[] inArray, Base64FormattingOptions options)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        return ToBase64String(new ReadOnlySpan<byte>(inArray), options);
    }

    public static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options) => ToBase64String(new ReadOnlySpan<byte>(inArray, offset, length), options);

    public static string ToBase64String(ReadOnlySpan<byte> bytes, Base64FormattingOptions options = Base64FormattingOptions.None)
    {
        CheckOptions(options);
        string text = Base64Core(bytes);
        if (options == Base64FormattingOptions.None || text.Length <= Base64LineLength) return text;
        int buffer = TextBuffer.Rent();
        for (int start = 0; start < text.Length; start += Base64LineLength)
        {
            if (start > 0) TextBuffer.AppendString(buffer, "\r\n");
            TextBuffer.AppendSlice(buffer, text, start, Math.Min(Base64LineLength, text.Length - start));
        }
        return TextBuffer.Take(buffer);
    }

    public static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut) => ToBase64CharArray(inArray, offsetIn, length, outArray, offsetOut, Base64FormattingOptions.None);

    public static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut, Base64FormattingOptions options)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        ArgumentNullException.ThrowIfNull(outArray, "outArray");
        string text = ToBase64String(inArray, offsetIn, length, options);
        if (offsetOut < 0 || outArray.Length - offsetOut < text.Length) throw new ArgumentOutOfRangeException("offsetOut", "Either offset did not refer to a position in the string, or there is an insufficient length of destination character array.");
        text.CopyTo(0, outArray, offsetOut, text.Length);
        return text.Length;
    }

    public static bool TryToBase64Chars(ReadOnlySpan<byte> bytes, Span<char> chars, out int charsWritten, Base64FormattingOptions options = Base64FormattingOptions.None) =>
        Number.CopyTo(ToBase64String(bytes, options), chars, out charsWritten);

    public static byte[] FromBase64CharArray(char[] inArray, int offset, int length)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        return FromBase64String(new string(inArray, offset, length));
    }

    public static bool TryFromBase64String(string s, Span<byte> bytes, out int bytesWritten)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        return TryFromBase64Chars(s.AsSpan(), bytes, out bytesWritten);
    }

    public static bool TryFromBase64Chars(ReadOnlySpan<char> chars, Span<byte> bytes, out int bytesWritten)
    {
        bytesWritten = 0;
        byte[] decoded;
        try
        {
            decoded = FromBase64String(chars.ToString());
        }
        catch (FormatException)
        {
            return false;
        }
        if (!new ReadOnlySpan<byte>(decoded).TryCopyTo(bytes)) return false;
        bytesWritten = decoded.Length;
        return true;
    }

    public static byte[] FromBase64String(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        System.Collections.Generic.List<byte> result = new System.Collections.Generic.List<byte>();
        int bits = 0;
        int count = 0;
        int padding = 0;
        for (int i = 0; i < s.Length; i++)
        {
            char c = s[i];
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
            int digit = c == '=' ? 0 : Base64Digits.IndexOf(c);
            if (digit < 0 || (padding > 0 && c != '=')) throw BadBase64();
            if (c == '=') padding++;
            bits = bits << 6 | digit;
            if (++count == 4)
            {
                if (padding > 2) throw BadBase64();
                result.Add((byte)(bits >> 16));
                if (padding < 2) result.Add((byte)(bits >> 8));
                if (padding < 1) result.Add((byte)bits);
                bits = 0;
                count = 0;
            }
        }
        if (count != 0) throw BadBase64();
        return result.ToArray();
    }

    private static Exception BadBase64() => new FormatException("The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.");

    public static string ToHexString(byte[] inArray)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        return ToHexString(new ReadOnlySpan<byte>(inArray));
    }

    public static string ToHexString(ReadOnlySpan<byte> bytes) => Hex(bytes, "0123456789ABCDEF");
    public static string ToHexStringLower(byte[] inArray) => Hex(new ReadOnlySpan<byte>(inArray), "0123456789abcdef");
    public static string ToHexStringLower(ReadOnlySpan<byte> bytes) => Hex(bytes, "0123456789abcdef");

    private static string Hex(ReadOnlySpan<byte> bytes, string digits)
    {
        if (bytes.Length == 0) return "";
        char[] text = Counters.NewUncountedArray<char>(bytes.Length * 2);
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = digits[bytes[i] >> 4];
            text[2 * i + 1] = digits[bytes[i] & 15];
        }
        return string.FromChars(text, 0, text.Length);
    }

    public static byte[] FromHexString(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        if (s.Length % 2 != 0) throw new FormatException("The input is not a valid hex string as its length is not a multiple of 2.");
        byte[] result = new byte[s.Length / 2];
        for (int i = 0; i < result.Length; i++)
        {
            if (!char.IsAsciiHexDigit(s[2 * i]) || !char.IsAsciiHexDigit(s[2 * i + 1])) throw new FormatException("The input is not a valid hex string as it contains a non-hex character.");
            result[i] = (byte)FromBase(s.Substring(2 * i, 2), 16, 8, false, "an unsigned byte");
        }
        return result;
    }
}
