using System;
namespace System.Globalization;

public sealed class CompareInfo
{
    internal static readonly CompareInfo Invariant = new CompareInfo();
    public string Name => "";
    public int Compare(string string1, string string2) => string.Compare(string1, string2);
    public int Compare(string string1, string string2, CompareOptions options) => string.Compare(string1, string2, null, options);
    public int IndexOf(string source, string value, CompareOptions options) => source.IndexOf(value, Kind(options));
    public bool IsPrefix(string source, string prefix, CompareOptions options) => source.StartsWith(prefix, Kind(options));
    public bool IsSuffix(string source, string suffix, CompareOptions options) => source.EndsWith(suffix, Kind(options));

    private static StringComparison Kind(CompareOptions options)
    {
        if (options == CompareOptions.Ordinal) return StringComparison.Ordinal;
        if (options == CompareOptions.OrdinalIgnoreCase) return StringComparison.OrdinalIgnoreCase;
        return (options & CompareOptions.IgnoreCase) != 0 ? StringComparison.InvariantCultureIgnoreCase : StringComparison.InvariantCulture;
    }
}
