using System.Collections.Generic;
namespace Hoist.Runtime.RegularExpressions;

/// A tree as instructions. `(?:ab|c)*d` becomes
///
/// ```text
///    0 guard [ac] 17     3 split 17         5 guard a 13     8 split 13    10 text "ab"   12 …
/// ```
///
/// Parts are written in the order in which they run: those of a backward sequence from the last to the first.
[NetUncounted]
internal sealed class PatternCompiler
{
    private readonly List<int> _code = new List<int>();
    private readonly List<CharacterSet> _sets = new List<CharacterSet>();
    private readonly List<string> _texts = new List<string>();
    private readonly List<FirstUnits> _firsts = new List<FirstUnits>();
    private int _registers;
    private readonly bool _ecmaScript;

    private PatternCompiler(bool ecmaScript) { _ecmaScript = ecmaScript; }

    internal static PatternProgram Compile(PatternNode root, int groupCount, bool ecmaScript)
    {
        PatternCompiler compiler = new PatternCompiler(ecmaScript);
        // The whole match is no group: where it starts and ends is known without instructions.
        compiler.Write(root.Child, null);
        compiler._code.Add(Op.Match);
        return new PatternProgram
        {
            Code = compiler._code.ToArray(),
            Sets = compiler._sets.ToArray(),
            Texts = compiler._texts.ToArray(),
            Firsts = compiler._firsts.ToArray(),
            RegisterCount = compiler._registers,
            GroupCount = groupCount,
            Backward = root.Backward,
            EcmaScript = ecmaScript,
            MinLength = root.MinLength,
            Plan = root.Backward ? null : StartPlan.Of(root),
        };
    }

    private void Add(int op) => _code.Add(op);

    private void Add(int op, int operand)
    {
        _code.Add(op);
        _code.Add(operand);
    }

    private void Add(int op, int first, int second)
    {
        Add(op, first);
        _code.Add(second);
    }

    private int Here => _code.Count;

    /// An instruction whose last operand is a target that is not known yet; answers where the operand is.
    private int AddOpen(int op)
    {
        Add(op, 0);
        return Here - 1;
    }

    private int AddOpen(int op, int operand)
    {
        Add(op, operand, 0);
        return Here - 1;
    }

    private void Aim(int operand) => _code[operand] = Here;

    private int NewRegisters(int count)
    {
        int first = _registers;
        _registers += count;
        return first;
    }

    /// `follow`: the units that can come after the part, or null.
    private void Write(PatternNode node, FirstUnits follow)
    {
        switch (node.Kind)
        {
            case PatternKind.Empty: break;
            case PatternKind.Nothing: Add(Op.Fail); break;
            case PatternKind.One: case PatternKind.NotOne: case PatternKind.Set: Add(UnitOp(node), UnitOperand(node)); break;
            case PatternKind.Any: Add(UnitOp(node)); break;
            case PatternKind.Text:
                _texts.Add(node.Text);
                Add(node.Backward ? Op.TextBack : Op.Text, _texts.Count - 1);
                break;
            case PatternKind.Reference:
                Add(_ecmaScript ? Op.ReferenceOrNothing : Op.Reference, node.Group, node.IgnoreCase ? 1 : 0);
                _code.Add(node.Backward ? 1 : 0);
                break;
            case PatternKind.LineStart: Add(Op.LineStart); break;
            case PatternKind.LineEnd: Add(Op.LineEnd); break;
            case PatternKind.Beginning: Add(Op.Beginning); break;
            case PatternKind.Start: Add(Op.Start); break;
            case PatternKind.EndOrLastNewLine: Add(Op.EndOrLastNewLine); break;
            case PatternKind.End: Add(Op.End); break;
            case PatternKind.Boundary: Add(Op.Boundary); break;
            case PatternKind.NonBoundary: Add(Op.NonBoundary); break;
            case PatternKind.AsciiBoundary: Add(Op.AsciiBoundary); break;
            case PatternKind.AsciiNonBoundary: Add(Op.AsciiNonBoundary); break;
            case PatternKind.Concatenate: WriteSequence(node, follow); break;
            case PatternKind.Alternate: WriteAlternatives(node, follow); break;
            case PatternKind.Loop: WriteLoop(node, follow); break;
            case PatternKind.Capture: WriteCapture(node, follow); break;
            case PatternKind.Atomic:
                int atomic = NewRegisters(1);
                Add(Op.AtomicStart, atomic);
                Write(node.Child, follow);
                Add(Op.AtomicEnd, atomic);
                break;
            case PatternKind.Look:
                int look = NewRegisters(2);
                Add(Op.LookStart, look);
                Write(node.Child, null);
                Add(Op.LookEnd, look);
                break;
            case PatternKind.NotLook:
                int notLook = NewRegisters(1);
                int absent = AddOpen(Op.NotLookStart, notLook);
                Write(node.Child, null);
                Add(Op.NotLookEnd, notLook);
                Aim(absent);
                break;
            case PatternKind.IfGroup:
                int uncaptured = AddOpen(Op.IfGroup, node.Group);
                WriteChoice(node, 0, uncaptured, follow);
                break;
            default:
                int test = NewRegisters(2);
                int failed = AddOpen(Op.IfMatchesStart, test);
                Write(node.Child, null);
                Add(Op.LookEnd, test);
                WriteChoice(node, 1, failed, follow);
                break;
        }
    }

    private void WriteChoice(PatternNode node, int yes, int no, FirstUnits follow)
    {
        Write(node.Children[yes], follow);
        int end = AddOpen(Op.Jump);
        Aim(no);
        Write(node.Children[yes + 1], follow);
        Aim(end);
    }

    private void WriteSequence(PatternNode node, FirstUnits follow)
    {
        List<PatternNode> children = node.Children;
        if (node.Backward)
        {
            for (int i = children.Count - 1; i >= 0; i--) Write(children[i], null);
            return;
        }
        FirstUnits[] follows = new FirstUnits[children.Count];
        for (int i = children.Count - 1; i >= 0; i--)
        {
            follows[i] = follow;
            follow = children[i].First(follow);
        }
        for (int i = 0; i < children.Count; i++) Write(children[i], follows[i]);
    }

    private void WriteAlternatives(PatternNode node, FirstUnits follow)
    {
        List<int> ends = new List<int>();
        for (int i = 0; i < node.Children.Count; i++)
        {
            PatternNode child = node.Children[i];
            if (i == node.Children.Count - 1)
            {
                Write(child, follow);
                break;
            }
            int guard = node.Backward || child.MinLength == 0 ? -1 : AddGuard(child.First(null));
            int next = AddOpen(Op.Split);
            Write(child, follow);
            ends.Add(AddOpen(Op.Jump));
            Aim(next);
            if (guard >= 0) Aim(guard);
        }
        foreach (int end in ends) Aim(end);
    }

    /// -1 if there is nothing to look at.
    private int AddGuard(FirstUnits first)
    {
        if (first == null || first.IsEverything) return -1;
        _firsts.Add(first);
        return AddOpen(Op.Guard, _firsts.Count - 1);
    }

    private void WriteCapture(PatternNode node, FirstUnits follow)
    {
        int start = NewRegisters(1);
        Add(Op.Mark, start);
        Write(node.Child, node.Uncapture < 0 ? follow : null);
        if (node.Uncapture < 0)
        {
            Add(Op.Capture, node.Group, start);
        }
        else
        {
            Add(Op.Balance, node.Group, start);
            _code.Add(node.Uncapture);
        }
    }

    private static int UnitOp(PatternNode node)
    {
        int back = node.Backward ? 1 : 0;
        switch (node.Kind)
        {
            case PatternKind.One: return Op.One + back;
            case PatternKind.NotOne: return Op.NotOne + back;
            case PatternKind.Any: return Op.Any + back;
            default: return Op.Set + back;
        }
    }

    private int UnitOperand(PatternNode node)
    {
        if (node.Kind != PatternKind.Set) return node.Unit;
        for (int i = 0; i < _sets.Count; i++)
        {
            if (ReferenceEquals(_sets[i], node.Set)) return i;
        }
        _sets.Add(node.Set);
        return _sets.Count - 1;
    }

    private void WriteLoop(PatternNode node, FirstUnits follow)
    {
        if (node.Child.IsUnit) WriteRun(node, follow);
        else if (node.Max == 1) WriteOptional(node, follow);
        else if (node.Max == PatternNode.Unlimited && node.Min <= 1) WriteRepeat(node, follow);
        else WriteCounted(node, follow);
    }

    private void WriteRun(PatternNode node, FirstUnits follow)
    {
        PatternNode unit = node.Child;
        int kind = UnitOp(unit);
        int operand = UnitOperand(unit);
        bool forward = !node.Backward;
        // What follows cannot begin with a unit of the loop: giving units back is of no use.
        bool atomic = node.Min == node.Max || (forward && !node.Lazy && follow != null && FirstUnits.Disjoint(unit.First(null), follow));
        Add(atomic ? Op.RunAtomic : node.Lazy ? Op.RunLazy : Op.RunGreedy, kind, operand);
        _code.Add(node.Min);
        _code.Add(node.Max);
        if (atomic) return;
        int next = forward && follow != null ? follow.Single() : -1;
        if (!node.Lazy)
        {
            Add(Op.RunGreedyRetry, next);
            return;
        }
        Add(Op.RunLazyRetry, kind, operand);
        _code.Add(next);
    }

    private void WriteOptional(PatternNode node, FirstUnits follow)
    {
        int guard = GuardLoop(node);
        int end = AddOpen(node.Lazy ? Op.SplitTo : Op.Split);
        Write(node.Child, follow);
        Aim(end);
        if (guard >= 0) Aim(guard);
    }

    /// Over a loop whose turns cannot begin with the next unit.
    private int GuardLoop(PatternNode node) => node.Backward || node.Lazy || node.Child.MinLength == 0 ? -1 : AddGuard(node.Child.First(null));

    /// `x*` and `x+`.
    private void WriteRepeat(PatternNode node, FirstUnits follow)
    {
        bool canBeEmpty = node.Child.MinLength == 0;
        FirstUnits turnFollow = FirstUnits.Union(node.Child.First(null), follow);
        int guard = -1;
        int exit = -1;
        if (node.Min == 0)
        {
            guard = GuardLoop(node);
            exit = AddOpen(node.Lazy ? Op.SplitTo : Op.Split);
        }
        int turn = Here;
        if (canBeEmpty)
        {
            int mark = NewRegisters(1);
            Add(Op.Mark, mark);
            Write(node.Child, null);
            Add(node.Lazy ? Op.AgainLazy : Op.AgainGreedy, mark, turn);
        }
        else
        {
            Write(node.Child, turnFollow);
            Add(node.Lazy ? Op.Split : Op.SplitTo, turn);
        }
        if (exit >= 0) Aim(exit);
        if (guard >= 0) Aim(guard);
    }

    private void WriteCounted(PatternNode node, FirstUnits follow)
    {
        int count = NewRegisters(2);
        Add(Op.CountStart, count);
        int exit = node.Min == 0 ? AddOpen(node.Lazy ? Op.SplitTo : Op.Split) : -1;
        int turn = Here;
        Add(Op.Mark, count + 1);
        Write(node.Child, null);
        Add(node.Lazy ? Op.CountLazy : Op.CountGreedy, count, turn);
        _code.Add(node.Min);
        _code.Add(node.Max);
        if (exit >= 0) Aim(exit);
    }
}
