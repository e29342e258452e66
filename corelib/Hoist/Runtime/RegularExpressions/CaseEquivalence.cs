namespace Hoist.Runtime.RegularExpressions;

/// Which units IgnoreCase takes for the same: those with the same lower case. There are at most three.
internal static class CaseEquivalence
{
    /// Lower case, then the member that is neither it nor its upper case.
    private const string Thirds = "\u006B\u212A\u00E5\u212B\u03C9\u2126\u00DF\u1E9E\u03B8\u03F4\u01C6\u01C5\u01C9\u01C8\u01CC\u01CB\u01F3\u01F2";

    internal static char Lower(char unit) => unit == '\u0130' ? unit : char.ToLowerInvariant(unit);

    /// '\0' if there is none.
    internal static char Third(char lower)
    {
        for (int i = 0; i < Thirds.Length; i += 2)
        {
            if (Thirds[i] == lower) return Thirds[i + 1];
        }
        return '\0';
    }

    internal static bool HasOthers(char unit)
    {
        char lower = Lower(unit);
        if (lower != unit || Third(lower) != '\0') return true;
        char upper = char.ToUpperInvariant(unit);
        return upper != unit && Lower(upper) == unit;
    }
}
