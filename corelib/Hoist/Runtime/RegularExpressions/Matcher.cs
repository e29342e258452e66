using System;
using System.Text.RegularExpressions;
namespace Hoist.Runtime.RegularExpressions;

/// Runs a program over a text by trying and going back, without recursion. Three stacks of numbers: the choices still open; the trail, with
/// the old values of registers and groups that were changed since the oldest choice; and the log of captures, each with the one before of its group.
/// Going back to a choice undoes the trail down to the length that it had.
[NetUncounted]
internal sealed class Matcher
{
    /// Going back so often before the clock is read.
    private const int StepsPerCheck = 4096;

    private readonly PatternProgram _program;
    private readonly string _pattern;
    private readonly int[] _registers;
    private int[] _choices = Counters.NewUncountedArray<int>(48);
    private int[] _trail = Counters.NewUncountedArray<int>(32);
    /// Start, end, and the index of the capture before it (-1: none).
    private int[] _captures = Counters.NewUncountedArray<int>(24);
    private int _captureCount;
    /// By slot: the last capture, or -1. Slot 0 is not used.
    private readonly int[] _groups;
    private string _text;
    private int _begin;
    private int _end;
    private int _start;
    private int _steps;
    private int _timeout;
    private long _deadline;

    /// The match that was found.
    internal int MatchStart;
    internal int MatchEnd;

    internal Matcher(PatternProgram program, string pattern)
    {
        _program = program;
        _pattern = pattern;
        _registers = Counters.NewUncountedArray<int>(program.RegisterCount);
        _groups = Counters.NewUncountedArray<int>(program.GroupCount);
    }

    internal void Forget() => _text = null;

    /// Looks for a match in [begin, end) from `start` on (RightToLeft: from there to the left). `timeout` in milliseconds, or -1.
    internal bool Find(string text, int begin, int end, int start, int timeout)
    {
        _text = text;
        _begin = begin;
        _end = end;
        _start = start;
        _steps = StepsPerCheck;
        _timeout = timeout;
        _deadline = timeout < 0 ? long.MaxValue : Environment.TickCount64 + timeout;
        if (_program.Backward) return FindBackward(start);
        StartPlan plan = _program.Plan;
        int last = end - _program.MinLength;
        bool anywhere = plan.Kind == StartKind.Anywhere;
        for (int at = start; at <= last; at++)
        {
            if (!anywhere)
            {
                at = plan.Next(text, at, begin, end, start);
                if (at < 0 || at > last) return false;
            }
            int found = Run(at);
            if (found < 0) continue;
            MatchStart = at;
            MatchEnd = found;
            return true;
        }
        return false;
    }

    private bool FindBackward(int start)
    {
        for (int at = start; at - _begin >= _program.MinLength; at--)
        {
            int found = Run(at);
            if (found < 0) continue;
            MatchStart = found;
            MatchEnd = at;
            return true;
        }
        return false;
    }

    internal bool IsCaptured(int slot) => slot == 0 || _groups[slot] >= 0;

    /// How often the group captured.
    internal int CountOf(int slot)
    {
        int count = 0;
        for (int at = _groups[slot]; at >= 0; at = _captures[at * 3 + 2]) count++;
        return count;
    }

    /// Start and length of each capture of the group, in their order, to `destination` from `index` on.
    internal void CopyCaptures(int slot, int[] destination, int index, int count)
    {
        int capture = _groups[slot];
        for (int at = index + count * 2 - 2; at >= index; at -= 2)
        {
            destination[at] = _captures[capture * 3];
            destination[at + 1] = _captures[capture * 3 + 1] - _captures[capture * 3];
            capture = _captures[capture * 3 + 2];
        }
    }

    /// Where the match that starts at `pos` ends; -1 if there is none.
    private int Run(int pos)
    {
        int[] code = _program.Code;
        int[] choices = _choices;
        int[] registers = _registers;
        CharacterSet[] sets = _program.Sets;
        string text = _text;
        int end = _end;
        int begin = _begin;
        int choiceCount = 0;
        int trailCount = 0;
        int pc = 0;
        Array.Fill(_groups, -1);
        _captureCount = 0;
        while (true)
        {
            if (choiceCount + 8 > choices.Length)
            {
                Array.Resize(ref _choices, choices.Length * 2);
                choices = _choices;
            }
            switch (code[pc])
            {
                case Op.Match: return pos;
                case Op.Fail: break;
                case Op.One:
                    if (pos >= end || text[pos] != code[pc + 1]) break;
                    pos++;
                    pc += 2;
                    continue;
                case Op.OneBack:
                    if (pos <= begin || text[pos - 1] != code[pc + 1]) break;
                    pos--;
                    pc += 2;
                    continue;
                case Op.NotOne:
                    if (pos >= end || text[pos] == code[pc + 1]) break;
                    pos++;
                    pc += 2;
                    continue;
                case Op.NotOneBack:
                    if (pos <= begin || text[pos - 1] == code[pc + 1]) break;
                    pos--;
                    pc += 2;
                    continue;
                case Op.Any:
                    if (pos >= end) break;
                    pos++;
                    pc++;
                    continue;
                case Op.AnyBack:
                    if (pos <= begin) break;
                    pos--;
                    pc++;
                    continue;
                case Op.Set:
                    if (pos >= end || !sets[code[pc + 1]].Contains(text[pos])) break;
                    pos++;
                    pc += 2;
                    continue;
                case Op.SetBack:
                    if (pos <= begin || !sets[code[pc + 1]].Contains(text[pos - 1])) break;
                    pos--;
                    pc += 2;
                    continue;
                case Op.Text:
                {
                    string wanted = _program.Texts[code[pc + 1]];
                    if (!IsAt(pos, wanted)) break;
                    pos += wanted.Length;
                    pc += 2;
                    continue;
                }
                case Op.TextBack:
                {
                    string wanted = _program.Texts[code[pc + 1]];
                    if (!IsAt(pos - wanted.Length, wanted)) break;
                    pos -= wanted.Length;
                    pc += 2;
                    continue;
                }
                case Op.Reference:
                case Op.ReferenceOrNothing:
                {
                    int capture = _groups[code[pc + 1]];
                    int after = pos;
                    if (capture >= 0) after = MatchAgain(pos, capture, code[pc + 2] != 0, code[pc + 3] != 0);
                    else if (code[pc] == Op.Reference) break;
                    if (after < 0) break;
                    pos = after;
                    pc += 4;
                    continue;
                }
                case Op.Jump:
                    pc = code[pc + 1];
                    continue;
                case Op.Split:
                    choices[choiceCount] = trailCount;
                    choices[choiceCount + 1] = pos;
                    choices[choiceCount + 2] = code[pc + 1];
                    choiceCount += 3;
                    pc += 2;
                    continue;
                case Op.SplitTo:
                    choices[choiceCount] = trailCount;
                    choices[choiceCount + 1] = pos;
                    choices[choiceCount + 2] = pc + 2;
                    choiceCount += 3;
                    pc = code[pc + 1];
                    continue;
                case Op.Guard:
                    if (pos < end && _program.Firsts[code[pc + 1]].Contains(text[pos])) pc += 3;
                    else pc = code[pc + 2];
                    continue;
                case Op.Mark:
                {
                    int register = code[pc + 1];
                    if (choiceCount > 0) trailCount = Remember(trailCount, register, registers[register]);
                    registers[register] = pos;
                    pc += 2;
                    continue;
                }
                case Op.Capture:
                {
                    int slot = code[pc + 1];
                    int from = registers[code[pc + 2]];
                    if (choiceCount > 0) trailCount = Remember(trailCount, ~slot, _groups[slot]);
                    Capture(slot, from < pos ? from : pos, from < pos ? pos : from);
                    pc += 3;
                    continue;
                }
                case Op.Balance:
                {
                    int slot = code[pc + 1];
                    int other = code[pc + 3];
                    int taken = _groups[other];
                    if (taken < 0) break;
                    if (choiceCount > 0) trailCount = Remember(trailCount, ~other, taken);
                    _groups[other] = _captures[taken * 3 + 2];
                    if (slot >= 0)
                    {
                        if (choiceCount > 0) trailCount = Remember(trailCount, ~slot, _groups[slot]);
                        CaptureBetween(slot, registers[code[pc + 2]], pos, taken);
                    }
                    pc += 4;
                    continue;
                }
                case Op.AgainGreedy:
                    if (pos == registers[code[pc + 1]])
                    {
                        pc += 3;
                        continue;
                    }
                    choices[choiceCount] = trailCount;
                    choices[choiceCount + 1] = pos;
                    choices[choiceCount + 2] = pc + 3;
                    choiceCount += 3;
                    pc = code[pc + 2];
                    continue;
                case Op.AgainLazy:
                    if (pos != registers[code[pc + 1]])
                    {
                        choices[choiceCount] = trailCount;
                        choices[choiceCount + 1] = pos;
                        choices[choiceCount + 2] = code[pc + 2];
                        choiceCount += 3;
                    }
                    pc += 3;
                    continue;
                case Op.CountStart:
                {
                    int register = code[pc + 1];
                    if (choiceCount > 0) trailCount = Remember(trailCount, register, registers[register]);
                    registers[register] = 0;
                    pc += 2;
                    continue;
                }
                case Op.CountGreedy:
                case Op.CountLazy:
                {
                    int register = code[pc + 1];
                    int count = registers[register];
                    if (choiceCount > 0) trailCount = Remember(trailCount, register, count);
                    registers[register] = ++count;
                    if (count < code[pc + 3])
                    {
                        pc = code[pc + 2];
                        continue;
                    }
                    if (count >= code[pc + 4] || pos == registers[register + 1])
                    {
                        pc += 5;
                        continue;
                    }
                    bool greedy = code[pc] == Op.CountGreedy;
                    choices[choiceCount] = trailCount;
                    choices[choiceCount + 1] = pos;
                    choices[choiceCount + 2] = greedy ? pc + 5 : code[pc + 2];
                    choiceCount += 3;
                    pc = greedy ? code[pc + 2] : pc + 5;
                    continue;
                }
                case Op.RunGreedy:
                {
                    int kind = code[pc + 1];
                    int most = RunOver(kind, code[pc + 2], pos, code[pc + 4]);
                    bool forward = (kind & 1) == 0;
                    int least = code[pc + 3];
                    if ((forward ? most - pos : pos - most) < least) break;
                    least = forward ? pos + least : pos - least;
                    if (least != most)
                    {
                        choices[choiceCount] = least;
                        choices[choiceCount + 1] = trailCount;
                        choices[choiceCount + 2] = most;
                        choices[choiceCount + 3] = pc + 5;
                        choiceCount += 4;
                    }
                    pos = most;
                    pc += 7;
                    continue;
                }
                case Op.RunGreedyRetry:
                {
                    int least = choices[--choiceCount];
                    if (pos > least)
                    {
                        pos--;
                        int next = code[pc + 1];
                        if (next >= 0)
                        {
                            // Only where what follows can begin.
                            int limit = pos < end ? pos : end - 1;
                            pos = limit < least ? -1 : string.LastIndexOfChar(text, (char)next, least, limit - least + 1);
                            if (pos < 0) break;
                        }
                    }
                    else
                    {
                        pos++;
                    }
                    if (pos != least)
                    {
                        choices[choiceCount] = least;
                        choices[choiceCount + 1] = trailCount;
                        choices[choiceCount + 2] = pos;
                        choices[choiceCount + 3] = pc;
                        choiceCount += 4;
                    }
                    pc += 2;
                    continue;
                }
                case Op.RunLazy:
                {
                    int kind = code[pc + 1];
                    int min = code[pc + 3];
                    if (min > 0)
                    {
                        int after = RunOver(kind, code[pc + 2], pos, min);
                        if (((kind & 1) == 0 ? after - pos : pos - after) < min) break;
                        pos = after;
                    }
                    choices[choiceCount] = code[pc + 4] == PatternNode.Unlimited ? PatternNode.Unlimited : code[pc + 4] - min;
                    choices[choiceCount + 1] = trailCount;
                    choices[choiceCount + 2] = pos;
                    choices[choiceCount + 3] = pc + 5;
                    choiceCount += 4;
                    pc += 9;
                    continue;
                }
                case Op.RunLazyRetry:
                {
                    int left = choices[--choiceCount];
                    int kind = code[pc + 1];
                    int after = RunOver(kind, code[pc + 2], pos, 1);
                    if (after == pos) break;
                    int next = code[pc + 3];
                    if (next >= 0 && left == PatternNode.Unlimited)
                    {
                        // Straight to where what follows can begin.
                        int found = string.IndexOfChar(text, (char)next, after, end - after);
                        if (found < 0 || RunOver(kind, code[pc + 2], after, found - after) != found) break;
                        after = found;
                    }
                    pos = after;
                    if (left > 1)
                    {
                        choices[choiceCount] = left == PatternNode.Unlimited ? left : left - 1;
                        choices[choiceCount + 1] = trailCount;
                        choices[choiceCount + 2] = pos;
                        choices[choiceCount + 3] = pc;
                        choiceCount += 4;
                    }
                    pc += 4;
                    continue;
                }
                case Op.RunAtomic:
                {
                    int kind = code[pc + 1];
                    int most = RunOver(kind, code[pc + 2], pos, code[pc + 4]);
                    if (((kind & 1) == 0 ? most - pos : pos - most) < code[pc + 3]) break;
                    pos = most;
                    pc += 5;
                    continue;
                }
                case Op.AtomicStart:
                    registers[code[pc + 1]] = choiceCount;
                    pc += 2;
                    continue;
                case Op.AtomicEnd:
                    choiceCount = registers[code[pc + 1]];
                    pc += 2;
                    continue;
                case Op.LookStart:
                    registers[code[pc + 1]] = choiceCount;
                    registers[code[pc + 1] + 1] = pos;
                    pc += 2;
                    continue;
                case Op.LookEnd:
                    choiceCount = registers[code[pc + 1]];
                    pos = registers[code[pc + 1] + 1];
                    pc += 2;
                    continue;
                case Op.NotLookStart:
                    registers[code[pc + 1]] = choiceCount;
                    choices[choiceCount] = trailCount;
                    choices[choiceCount + 1] = pos;
                    choices[choiceCount + 2] = code[pc + 2];
                    choiceCount += 3;
                    pc += 3;
                    continue;
                case Op.NotLookEnd:
                    choiceCount = registers[code[pc + 1]];
                    break;
                case Op.IfGroup:
                    pc = _groups[code[pc + 1]] >= 0 ? pc + 3 : code[pc + 2];
                    continue;
                case Op.IfMatchesStart:
                    registers[code[pc + 1]] = choiceCount;
                    registers[code[pc + 1] + 1] = pos;
                    choices[choiceCount] = trailCount;
                    choices[choiceCount + 1] = pos;
                    choices[choiceCount + 2] = code[pc + 2];
                    choiceCount += 3;
                    pc += 3;
                    continue;
                default:
                    if (!HoldsAt(code[pc], pos)) break;
                    pc++;
                    continue;
            }
            if (choiceCount == 0) return -1;
            pc = choices[choiceCount - 1];
            pos = choices[choiceCount - 2];
            int kept = choices[choiceCount - 3];
            choiceCount -= 3;
            while (trailCount > kept) Undo(trailCount -= 2);
            if (--_steps == 0) CheckTime();
        }
    }

    private int Remember(int trailCount, int what, int value)
    {
        if (trailCount + 2 > _trail.Length) Array.Resize(ref _trail, _trail.Length * 2);
        _trail[trailCount] = what;
        _trail[trailCount + 1] = value;
        return trailCount + 2;
    }

    private void Undo(int at)
    {
        int what = _trail[at];
        int value = _trail[at + 1];
        if (what >= 0)
        {
            _registers[what] = value;
            return;
        }
        int capture = _groups[~what];
        // It was captured since: the log ends before it.
        if (capture > value) _captureCount = capture;
        _groups[~what] = value;
    }

    private void Capture(int slot, int start, int end)
    {
        int at = _captureCount * 3;
        if (at + 3 > _captures.Length) Array.Resize(ref _captures, _captures.Length * 2);
        _captures[at] = start;
        _captures[at + 1] = end;
        _captures[at + 2] = _groups[slot];
        _groups[slot] = _captureCount++;
    }

    /// `(?<slot-other>…)`: what lies between the other's capture and this one; inside it if they overlap.
    private void CaptureBetween(int slot, int from, int to, int taken)
    {
        int start = from < to ? from : to;
        int end = from < to ? to : from;
        int otherStart = _captures[taken * 3];
        int otherEnd = _captures[taken * 3 + 1];
        if (start >= otherEnd)
        {
            end = start;
            start = otherEnd;
        }
        else if (end <= otherStart)
        {
            start = end;
            end = otherStart;
        }
        else
        {
            if (end > otherEnd) end = otherEnd;
            if (start < otherStart) start = otherStart;
        }
        Capture(slot, start, end);
    }

    private bool IsAt(int pos, string wanted)
    {
        if (pos < _begin || _end - pos < wanted.Length) return false;
        for (int i = 0; i < wanted.Length; i++)
        {
            if (_text[pos + i] != wanted[i]) return false;
        }
        return true;
    }

    /// Where the text of the capture ends if it is here once more; -1 if it isn't.
    private int MatchAgain(int pos, int capture, bool ignoreCase, bool backward)
    {
        int from = _captures[capture * 3];
        int length = _captures[capture * 3 + 1] - from;
        int at = backward ? pos - length : pos;
        if (at < _begin || _end - at < length) return -1;
        for (int i = 0; i < length; i++)
        {
            char a = _text[from + i];
            char b = _text[at + i];
            if (a != b && (!ignoreCase || CaseEquivalence.Lower(a) != CaseEquivalence.Lower(b))) return -1;
        }
        return backward ? at : pos + length;
    }

    /// How far units of the kind go on from `pos`, at most `max` of them.
    private int RunOver(int kind, int operand, int pos, int max)
    {
        string text = _text;
        if ((kind & 1) != 0) return RunOverBackward(kind, operand, pos, max);
        int limit = _end - pos > max ? pos + max : _end;
        switch (kind)
        {
            case Op.One:
                while (pos < limit && text[pos] == operand) pos++;
                return pos;
            case Op.NotOne:
                if (limit - pos < 4)
                {
                    while (pos < limit && text[pos] != operand) pos++;
                    return pos;
                }
                int found = string.IndexOfChar(text, (char)operand, pos, limit - pos);
                return found < 0 ? limit : found;
            case Op.Any: return limit;
            default:
                CharacterSet set = _program.Sets[operand];
                ulong low = set.Low;
                ulong high = set.High;
                for (; pos < limit; pos++)
                {
                    char unit = text[pos];
                    if (unit < 64 ? (low >> unit & 1) == 0 : unit < 128 ? (high >> (unit - 64) & 1) == 0 : !set.Contains(unit)) return pos;
                }
                return pos;
        }
    }

    private int RunOverBackward(int kind, int operand, int pos, int max)
    {
        int limit = pos - _begin > max ? pos - max : _begin;
        while (pos > limit)
        {
            char unit = _text[pos - 1];
            bool fits = kind == Op.OneBack ? unit == operand : kind == Op.NotOneBack ? unit != operand : kind == Op.AnyBack || _program.Sets[operand].Contains(unit);
            if (!fits) break;
            pos--;
        }
        return pos;
    }

    private bool HoldsAt(int anchor, int pos)
    {
        switch (anchor)
        {
            case Op.LineStart: return pos == _begin || _text[pos - 1] == '\n';
            case Op.LineEnd: return pos == _end || _text[pos] == '\n';
            case Op.Beginning: return pos == _begin;
            case Op.Start: return pos == _start;
            case Op.EndOrLastNewLine: return pos == _end || (pos == _end - 1 && _text[pos] == '\n');
            case Op.End: return pos == _end;
            case Op.Boundary: return IsBoundary(pos);
            case Op.NonBoundary: return !IsBoundary(pos);
            case Op.AsciiBoundary: return IsAsciiBoundary(pos);
            default: return !IsAsciiBoundary(pos);
        }
    }

    private bool IsBoundary(int pos) =>
        (pos > _begin && CharacterSet.IsWordUnit(_text[pos - 1])) != (pos < _end && CharacterSet.IsWordUnit(_text[pos]));

    private bool IsAsciiBoundary(int pos) =>
        (pos > _begin && CharacterSet.IsAsciiWordUnit(_text[pos - 1])) != (pos < _end && CharacterSet.IsAsciiWordUnit(_text[pos]));

    private void CheckTime()
    {
        _steps = StepsPerCheck;
        if (_deadline != long.MaxValue && Environment.TickCount64 >= _deadline) throw new RegexMatchTimeoutException(_text, _pattern, TimeSpan.FromMilliseconds((double)_timeout));
    }
}
