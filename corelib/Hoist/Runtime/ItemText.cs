using System;
namespace Hoist.Runtime;

/// The text of a value in a format item or a hole of an interpolated string.
internal static class ItemText
{
    /// `value` is not null. The text of the library's own values is not counted: .NET writes it straight into the buffer.
    internal static string Of(object value, string format, IFormatProvider provider)
    {
        if (value is not IFormattable formattable) return value.ToString();
        if (!IsWrittenDirectly(value)) return formattable.ToString(format, provider);
        long before = Counters.StringBytes();
        string text = formattable.ToString(format, provider);
        Counters.ForgetStrings(before);
        return text;
    }

    private static bool IsWrittenDirectly(object value) => value is int or long or double or decimal or float or byte or sbyte or short or ushort or uint or ulong
        or nint or nuint or DateTime or DateTimeOffset or TimeSpan or DateOnly or TimeOnly or Guid or Half or Int128 or UInt128 or Enum;
}
