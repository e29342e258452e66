using System.Collections.Generic;
namespace Hoist.Runtime.RegularExpressions;

internal enum PatternKind
{
    Empty, Nothing,
    // One unit.
    One, NotOne, Any, Set,
    Text, Reference,
    // Nothing consumed.
    LineStart, LineEnd, Beginning, Start, EndOrLastNewLine, End, Boundary, NonBoundary, AsciiBoundary, AsciiNonBoundary,
    Concatenate, Alternate, Loop, Capture, Look, NotLook, Atomic, IfGroup, IfMatches,
}

/// What a part of a pattern means. `Backward`: it runs from right to left (RightToLeft, and inside lookbehinds); the children stay in the order of the text.
[NetUncounted]
internal sealed class PatternNode
{
    internal const int Unlimited = int.MaxValue;

    internal readonly PatternKind Kind;
    internal readonly bool Backward;
    internal char Unit;
    internal string Text;
    internal CharacterSet Set;
    internal bool IgnoreCase;
    /// Capture and Reference: the group's slot; -1 for a capture that only takes one away.
    internal int Group = -1;
    /// Capture: the slot whose last capture is taken away, or -1.
    internal int Uncapture = -1;
    /// Loop: how often, and whether it prefers few turns.
    internal int Min;
    internal int Max;
    internal bool Lazy;
    internal List<PatternNode> Children;
    private int _minLength = -1;

    internal PatternNode(PatternKind kind, bool backward)
    {
        Kind = kind;
        Backward = backward;
    }

    internal PatternNode(PatternKind kind, bool backward, PatternNode child) : this(kind, backward)
    {
        Children = new List<PatternNode>();
        Children.Add(child);
    }

    internal PatternNode Child => Children[0];
    internal bool IsUnit => Kind >= PatternKind.One && Kind <= PatternKind.Set;

    /// The least number of units that a match consumes.
    internal int MinLength
    {
        get
        {
            if (_minLength < 0) _minLength = ComputeMinLength();
            return _minLength;
        }
    }

    private int ComputeMinLength()
    {
        switch (Kind)
        {
            case PatternKind.One: case PatternKind.NotOne: case PatternKind.Any: case PatternKind.Set: return 1;
            case PatternKind.Text: return Text.Length;
            case PatternKind.Capture: case PatternKind.Atomic: return Child.MinLength;
            case PatternKind.Loop: return Bounded((long)Child.MinLength * Min);
            case PatternKind.Concatenate:
                long sum = 0;
                foreach (PatternNode child in Children) sum += child.MinLength;
                return Bounded(sum);
            case PatternKind.Alternate: return Shortest(0);
            case PatternKind.IfGroup: return Shortest(0);
            case PatternKind.IfMatches: return Shortest(1);
            default: return 0;
        }
    }

    private int Shortest(int first)
    {
        int shortest = int.MaxValue;
        for (int i = first; i < Children.Count; i++)
        {
            int length = Children[i].MinLength;
            if (length < shortest) shortest = length;
        }
        return shortest;
    }

    private static int Bounded(long length) => length > 1000000 ? 1000000 : (int)length;

    /// The units that a forward match can begin with, given those that can follow it; null if unknown.
    internal FirstUnits First(FirstUnits follow)
    {
        switch (Kind)
        {
            case PatternKind.Nothing: return new FirstUnits();
            case PatternKind.One: return FirstUnits.Of(Unit);
            case PatternKind.NotOne: return FirstUnits.AllBut(Unit);
            case PatternKind.Any: return FirstUnits.All();
            case PatternKind.Set: return Set.First();
            case PatternKind.Text: return FirstUnits.Of(Text[0]);
            case PatternKind.Reference: case PatternKind.IfGroup: case PatternKind.IfMatches: return null;
            case PatternKind.Capture: case PatternKind.Atomic: return Child.First(follow);
            case PatternKind.Loop:
                FirstUnits turn = Child.First(follow);
                return Min > 0 && Child.MinLength > 0 ? turn : FirstUnits.Union(turn, follow);
            case PatternKind.Concatenate:
                FirstUnits first = follow;
                for (int i = Children.Count - 1; i >= 0; i--) first = Children[i].First(first);
                return first;
            case PatternKind.Alternate:
                FirstUnits all = new FirstUnits();
                foreach (PatternNode child in Children)
                {
                    all = FirstUnits.Union(all, child.First(follow));
                    if (all == null) return null;
                }
                return all;
            default: return follow;
        }
    }
}
