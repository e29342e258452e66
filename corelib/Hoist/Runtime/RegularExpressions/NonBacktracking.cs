using System;
namespace Hoist.Runtime.RegularExpressions;

/// What RegexOptions.NonBacktracking refuses.
internal static class NonBacktracking
{
    internal static void Check(PatternNode node)
    {
        string refused = Describe(node);
        if (refused != null) throw new NotSupportedException("RegexOptions.NonBacktracking is not supported in conjunction with expressions containing: '" + refused + "'.");
        if (node.Children == null) return;
        foreach (PatternNode child in node.Children) Check(child);
    }

    private static string Describe(PatternNode node)
    {
        switch (node.Kind)
        {
            case PatternKind.Reference: return "backreference (\\ number)";
            case PatternKind.IfGroup: return "captured group conditional (?( name ) yes-pattern | no-pattern ) or (?( number ) yes-pattern| no-pattern )";
            case PatternKind.IfMatches: return "test conditional (?( test-pattern ) yes-pattern | no-pattern )";
            case PatternKind.Look: return "positive lookahead (?= pattern) or positive lookbehind (?<= pattern)";
            case PatternKind.NotLook: return "negative lookahead (?! pattern) or negative lookbehind (?<! pattern)";
            case PatternKind.Start: return "contiguous matches (\\G)";
            case PatternKind.Atomic: return "atomic subexpressions (?> pattern)";
            case PatternKind.Capture: return node.Uncapture >= 0 ? "balancing group (?<name1-name2>subexpression) or (?'name1-name2' subexpression)" : null;
            default: return null;
        }
    }
}
