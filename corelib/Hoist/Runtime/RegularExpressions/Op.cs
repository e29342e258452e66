namespace Hoist.Runtime.RegularExpressions;

/// The instructions of a compiled pattern: one word, then the operands. Where one fails, matching goes back to the last choice.
/// A choice remembers a place in the program, a place in the text, and how long the trail was; `r` is a register.
internal static class Op
{
    internal const int Match = 0;
    internal const int Fail = 1;
    /// unit: consume it, to the right or to the left.
    internal const int One = 2;
    internal const int OneBack = 3;
    internal const int NotOne = 4;
    internal const int NotOneBack = 5;
    internal const int Any = 6;
    internal const int AnyBack = 7;
    /// set
    internal const int Set = 8;
    internal const int SetBack = 9;
    /// text
    internal const int Text = 10;
    internal const int TextBack = 11;
    /// slot, ignore case (0, 1), backward (0, 1)
    internal const int Reference = 12;
    /// target
    internal const int Jump = 13;
    /// target: go on; the choice is the target.
    internal const int Split = 14;
    /// target: go to the target; the choice is to go on.
    internal const int SplitTo = 15;
    /// first, target: go to the target if the next unit is none of the first units.
    internal const int Guard = 16;
    /// r: remember the place in the text.
    internal const int Mark = 17;
    /// slot, r: the group captured what lies between r and here.
    internal const int Capture = 18;
    /// slot or -1, r, other slot: fails if the other has no capture; takes its last one away.
    internal const int Balance = 19;
    /// r, target: at the end of a turn that can be empty. Go on if it was; else the target, or (greedy) go on later, or (lazy) the target later.
    internal const int AgainGreedy = 20;
    internal const int AgainLazy = 21;
    /// r: the count is 0.
    internal const int CountStart = 22;
    /// r, target, min, max: the same with a count in r and the mark in r + 1.
    internal const int CountGreedy = 23;
    internal const int CountLazy = 24;
    /// kind, operand, min, max: a loop of single units; kind is One, NotOneBack, … A choice gives one unit back (or takes one more, lazy); it is the instruction after.
    internal const int RunGreedy = 25;
    internal const int RunLazy = 26;
    internal const int RunAtomic = 27;
    /// next unit or -1
    internal const int RunGreedyRetry = 28;
    /// kind, operand, next unit or -1
    internal const int RunLazyRetry = 29;
    /// r: forget the choices made since.
    internal const int AtomicStart = 30;
    internal const int AtomicEnd = 31;
    /// r: the same, and go back to the place in the text (r + 1).
    internal const int LookStart = 32;
    internal const int LookEnd = 33;
    /// r, target: what follows must fail for the target to be reached.
    internal const int NotLookStart = 34;
    internal const int NotLookEnd = 35;
    /// slot, target: go to the target if the group has no capture.
    internal const int IfGroup = 36;
    /// r, target: a LookStart with the target as its choice.
    internal const int IfMatchesStart = 37;
    internal const int LineStart = 38;
    internal const int LineEnd = 39;
    internal const int Beginning = 40;
    internal const int Start = 41;
    internal const int EndOrLastNewLine = 42;
    internal const int End = 43;
    internal const int Boundary = 44;
    internal const int NonBoundary = 45;
    internal const int AsciiBoundary = 46;
    internal const int AsciiNonBoundary = 47;
    /// slot: fail (ECMAScript: match nothing) if the group has no capture.
    internal const int ReferenceOrNothing = 48;
}
