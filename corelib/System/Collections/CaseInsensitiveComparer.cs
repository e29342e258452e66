namespace System.Collections;

public class CaseInsensitiveComparer : IComparer
{
    public static CaseInsensitiveComparer Default { get; } = new CaseInsensitiveComparer();
    public static CaseInsensitiveComparer DefaultInvariant => Default;

    public int Compare(object a, object b)
    {
        if (a is string s && b is string t) return string.Compare(s, t, true);
        return Comparer.Default.Compare(a, b);
    }
}
