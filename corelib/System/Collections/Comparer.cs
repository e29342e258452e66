using System.Globalization;
namespace System.Collections;

public sealed class Comparer : IComparer
{
    public static readonly Comparer Default = new Comparer();
    public static readonly Comparer DefaultInvariant = new Comparer();

    private Comparer() { }
    public Comparer(CultureInfo culture) { }

    public int Compare(object a, object b)
    {
        if (a == b) return 0;
        if (a == null) return -1;
        if (b == null) return 1;
        if (a is string s && b is string t) return string.Compare(s, t);
        if (a is IComparable left) return left.CompareTo(b);
        if (b is IComparable right) return -right.CompareTo(a);
        throw new ArgumentException("At least one object must implement IComparable.");
    }
}
