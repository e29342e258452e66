using System;
using System.Globalization;
using System.Text;
namespace Hoist.Runtime;

/// Numbers by a NumberFormatInfo of the program's own. The text is made for the invariant culture, then its signs, separators and patterns are exchanged:
/// `1234.5` as "N1" with "." between groups is `1,234.5`, then `1.234,5`.
internal static class NumberLocale
{
    private static readonly string[] s_currencyPositive = { "$n", "n$", "$ n", "n $" };
    private static readonly string[] s_currencyNegative = { "($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-", "$ -n", "n- $", "($ n)", "(n $)", "$- n" };
    private static readonly string[] s_percentPositive = { "n %", "n%", "%n", "% n" };
    private static readonly string[] s_percentNegative = { "-n %", "-n%", "-%n", "%-n", "%n-", "n-%", "n%-", "-% n", "n %-", "% n-", "% -n", "n- %" };
    private static readonly string[] s_numberNegative = { "(n)", "-n", "- n", "n-", "n -" };

    /// True if nothing has to be exchanged.
    internal static bool IsPlain(IFormatProvider provider) => provider == null || ReferenceEquals(provider, CultureInfo.InvariantCulture) || NumberFormatInfo.GetInstance(provider) == NumberFormatInfo.InvariantInfo;

    /// The letter of a standard format, upper case; 'G' for none, '#' for a custom one.
    private static char KindOf(string format)
    {
        if (string.IsNullOrEmpty(format)) return 'G';
        if (!char.IsAsciiLetter(format[0])) return '#';
        for (int i = 1; i < format.Length; i++)
        {
            if (!char.IsAsciiDigit(format[i])) return '#';
        }
        return (char)(format[0] & ~32);
    }

    /// The format for the invariant culture: with the provider's number of digits where it has none.
    internal static string Invariant(string format, IFormatProvider provider)
    {
        if (format == null || format.Length != 1) return format;
        NumberFormatInfo info = NumberFormatInfo.GetInstance(provider);
        switch (KindOf(format))
        {
            case 'N': case 'F': return format + info.NumberDecimalDigits.ToString();
            case 'C': return format + info.CurrencyDecimalDigits.ToString();
            case 'P': return format + info.PercentDecimalDigits.ToString();
            default: return format;
        }
    }

    internal static string Exchange(string text, string format, IFormatProvider provider)
    {
        NumberFormatInfo info = NumberFormatInfo.GetInstance(provider);
        if (text == "NaN") return info.NaNSymbol;
        if (text == "Infinity") return info.PositiveInfinitySymbol;
        if (text == "-Infinity") return info.NegativeInfinitySymbol;
        switch (KindOf(format))
        {
            case 'X': case 'B': return text;
            case 'C':
                bool owed = text[0] == '(';
                string amount = Digits(text.Trim('(', ')', '\u00A4'), info.CurrencyDecimalSeparator, info.CurrencyGroupSeparator, info.CurrencyGroupSizes);
                return Fill(owed ? s_currencyNegative[info.CurrencyNegativePattern] : s_currencyPositive[info.CurrencyPositivePattern], amount, info);
            case 'P':
                bool less = text[0] == '-';
                string share = Digits(text.Trim('-', '%', ' '), info.PercentDecimalSeparator, info.PercentGroupSeparator, info.PercentGroupSizes);
                return Fill(less ? s_percentNegative[info.PercentNegativePattern] : s_percentPositive[info.PercentPositivePattern], share, info);
            case 'N':
                bool negative = text[0] == '-';
                string number = Digits(negative ? text.Substring(1) : text, info.NumberDecimalSeparator, info.NumberGroupSeparator, info.NumberGroupSizes);
                return negative ? Fill(s_numberNegative[info.NumberNegativePattern], number, info) : number;
            default: return Plain(text, info);
        }
    }

    /// `$` the currency's symbol, `%` the percent's, `-` the sign, `n` the number.
    private static string Fill(string pattern, string number, NumberFormatInfo info)
    {
        StringBuilder result = new StringBuilder();
        foreach (char c in pattern)
        {
            if (c == 'n') result.Append(number);
            else if (c == '$') result.Append(info.CurrencySymbol);
            else if (c == '%') result.Append(info.PercentSymbol);
            else if (c == '-') result.Append(info.NegativeSign);
            else result.Append(c);
        }
        return result.ToString();
    }

    /// `1,234.5` with other separators and groups; sizes count from the right, the last one repeats, 0 ends.
    private static string Digits(string text, string point, string group, int[] sizes)
    {
        int dot = text.IndexOf('.');
        string whole = (dot < 0 ? text : text.Substring(0, dot)).Replace(",", "");
        string fraction = dot < 0 ? "" : point + text.Substring(dot + 1);
        string grouped = "";
        for (int i = 0; whole.Length > 0; i++)
        {
            int size = sizes.Length == 0 ? 0 : sizes[Math.Min(i, sizes.Length - 1)];
            if (size == 0 || size >= whole.Length) return whole + grouped + fraction;
            grouped = group + whole.Substring(whole.Length - size) + grouped;
            whole = whole.Substring(0, whole.Length - size);
        }
        return whole + grouped + fraction;
    }

    private static string Plain(string text, NumberFormatInfo info)
    {
        StringBuilder result = new StringBuilder();
        foreach (char c in text)
        {
            switch (c)
            {
                case '.': result.Append(info.NumberDecimalSeparator); break;
                case ',': result.Append(info.NumberGroupSeparator); break;
                case '-': result.Append(info.NegativeSign); break;
                case '+': result.Append(info.PositiveSign); break;
                case '%': result.Append(info.PercentSymbol); break;
                case '\u2030': result.Append(info.PerMilleSymbol); break;
                default: result.Append(c); break;
            }
        }
        return result.ToString();
    }

    /// What is read as the invariant culture reads it; a separator of that culture alone becomes something that is no number.
    internal static string Read(string text, IFormatProvider provider)
    {
        if (text == null || IsPlain(provider)) return text;
        NumberFormatInfo info = NumberFormatInfo.GetInstance(provider);
        string trimmed = text.Trim();
        if (trimmed == info.NaNSymbol) return "NaN";
        if (trimmed == info.PositiveInfinitySymbol) return "Infinity";
        if (trimmed == info.NegativeInfinitySymbol) return "-Infinity";
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.Length)
        {
            if (Take(text, ref at, info.NumberDecimalSeparator) || Take(text, ref at, info.CurrencyDecimalSeparator)) result.Append('.');
            else if (Take(text, ref at, info.NumberGroupSeparator) || Take(text, ref at, info.CurrencyGroupSeparator)) result.Append(',');
            else if (Take(text, ref at, info.NegativeSign)) result.Append('-');
            else if (Take(text, ref at, info.PositiveSign)) result.Append('+');
            else if (Take(text, ref at, info.CurrencySymbol)) result.Append('\u00A4');
            else if (text[at] == '.' || text[at] == ',') return "not a number";
            else result.Append(text[at++]);
        }
        return result.ToString();
    }

    private static bool Take(string text, ref int at, string symbol)
    {
        if (symbol.Length == 0 || string.CompareOrdinal(text, at, symbol, 0, symbol.Length) != 0) return false;
        at += symbol.Length;
        return true;
    }
}
