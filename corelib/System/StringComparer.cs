using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using Hoist.Runtime;
namespace System;

public abstract class StringComparer : IComparer, IEqualityComparer, IComparer<string>, IEqualityComparer<string>
{
    private static readonly StringComparer s_ordinal = new KindComparer(StringComparison.Ordinal);
    private static readonly StringComparer s_ordinalIgnoreCase = new KindComparer(StringComparison.OrdinalIgnoreCase);
    private static readonly StringComparer s_invariant = new KindComparer(StringComparison.InvariantCulture);
    private static readonly StringComparer s_invariantIgnoreCase = new KindComparer(StringComparison.InvariantCultureIgnoreCase);

    public static StringComparer Ordinal => s_ordinal;
    public static StringComparer OrdinalIgnoreCase => s_ordinalIgnoreCase;
    public static StringComparer InvariantCulture => s_invariant;
    public static StringComparer InvariantCultureIgnoreCase => s_invariantIgnoreCase;
    public static StringComparer CurrentCulture => s_invariant;
    public static StringComparer CurrentCultureIgnoreCase => s_invariantIgnoreCase;

    public static StringComparer FromComparison(StringComparison comparisonType)
    {
        switch (comparisonType)
        {
            case StringComparison.CurrentCulture:
            case StringComparison.InvariantCulture: return s_invariant;
            case StringComparison.CurrentCultureIgnoreCase:
            case StringComparison.InvariantCultureIgnoreCase: return s_invariantIgnoreCase;
            case StringComparison.Ordinal: return s_ordinal;
            case StringComparison.OrdinalIgnoreCase: return s_ordinalIgnoreCase;
            default: throw new ArgumentException("The string comparison type passed in is currently not supported.", "comparisonType");
        }
    }

    public static StringComparer Create(CultureInfo culture, bool ignoreCase) => ignoreCase ? s_invariantIgnoreCase : s_invariant;

    public int Compare(object x, object y)
    {
        if (x == y) return 0;
        if (x == null) return -1;
        if (y == null) return 1;
        if (x is string a && y is string b) return Compare(a, b);
        if (x is IComparable comparable) return comparable.CompareTo(y);
        throw new ArgumentException("At least one object must implement IComparable.");
    }

    public new bool Equals(object x, object y)
    {
        if (x == y) return true;
        if (x == null || y == null) return false;
        if (x is string a && y is string b) return Equals(a, b);
        return x.Equals(y);
    }

    public int GetHashCode(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj, "obj");
        if (obj is string text) return GetHashCode(text);
        return obj.GetHashCode();
    }

    public abstract int Compare(string x, string y);
    public abstract bool Equals(string x, string y);
    public abstract int GetHashCode(string obj);

    private sealed class KindComparer : StringComparer, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
    {
        private readonly StringComparison _kind;

        internal KindComparer(StringComparison kind) { _kind = kind; }

        public override int Compare(string x, string y) => string.Compare(x, y, _kind);

        public override bool Equals(string x, string y)
        {
            if (_kind == StringComparison.Ordinal) return string.EqualsOrdinal(x, y);
            return string.Equals(x, y, _kind);
        }

        public override int GetHashCode(string obj)
        {
            ArgumentNullException.ThrowIfNull(obj, "obj");
            if (_kind == StringComparison.Ordinal) return string.HashOrdinal(obj);
            if (_kind == StringComparison.OrdinalIgnoreCase) return string.HashOrdinalIgnoreCase(obj);
            return string.HashCulture(obj, _kind == StringComparison.InvariantCultureIgnoreCase);
        }

        bool IAlternateEqualityComparer<ReadOnlySpan<char>, string>.Equals(ReadOnlySpan<char> alternate, string other) => Equals(Number.Text(alternate), other);
        int IAlternateEqualityComparer<ReadOnlySpan<char>, string>.GetHashCode(ReadOnlySpan<char> alternate) => GetHashCode(Number.Text(alternate));
        string IAlternateEqualityComparer<ReadOnlySpan<char>, string>.Create(ReadOnlySpan<char> alternate) => alternate.ToString();
    }
}
