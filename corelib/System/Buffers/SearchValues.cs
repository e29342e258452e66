using System.Collections.Generic;
namespace System.Buffers;

public static class SearchValues
{
    public static SearchValues<byte> Create(params ReadOnlySpan<byte> values) => new SearchValues<byte>(values.ToArray());
    public static SearchValues<char> Create(params ReadOnlySpan<char> values) => new SearchValues<char>(values.ToArray());
    public static SearchValues<string> Create(ReadOnlySpan<string> values, StringComparison comparisonType) => new SearchValues<string>(values.ToArray(), comparisonType);
}

/// A set to search spans for.
public class SearchValues<T> where T : IEquatable<T>
{
    private readonly HashSet<T> _set;
    internal readonly T[] Values;
    internal readonly StringComparison Comparison;

    internal SearchValues(T[] values)
    {
        Values = values;
        _set = new HashSet<T>(values);
    }

    internal SearchValues(T[] values, StringComparison comparison) : this(values) { Comparison = comparison; }

    public bool Contains(T value) => _set.Contains(value);
}
