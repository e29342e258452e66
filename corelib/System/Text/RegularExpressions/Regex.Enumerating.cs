using System;
using Hoist.Runtime.RegularExpressions;
namespace System.Text.RegularExpressions;

public partial class Regex
{
    public ValueMatchEnumerator EnumerateMatches(ReadOnlySpan<char> input) => new ValueMatchEnumerator(this, input.ToString(), RightToLeft ? input.Length : 0);

    public ValueMatchEnumerator EnumerateMatches(ReadOnlySpan<char> input, int startat)
    {
        if ((uint)startat > (uint)input.Length) throw BadStart("startat");
        return new ValueMatchEnumerator(this, input.ToString(), startat);
    }

    public ValueSplitEnumerator EnumerateSplits(ReadOnlySpan<char> input) => EnumerateSplits(input, 0);
    public ValueSplitEnumerator EnumerateSplits(ReadOnlySpan<char> input, int count) => EnumerateSplits(input, count, RightToLeft ? input.Length : 0);

    public ValueSplitEnumerator EnumerateSplits(ReadOnlySpan<char> input, int count, int startat)
    {
        if (count < 0) throw new ArgumentOutOfRangeException("count", "Count cannot be less than -1.");
        if ((uint)startat > (uint)input.Length) throw BadStart("startat");
        return new ValueSplitEnumerator(this, input.ToString(), count, startat);
    }

    /// The next match from `start` on, and where the search goes on after it.
    private bool FindNext(string input, ref int start, out int index, out int length)
    {
        index = 0;
        length = 0;
        if (start < 0) return false;
        Matcher matcher = Take();
        bool found = matcher.Find(input, 0, input.Length, start, _timeoutMilliseconds);
        if (found)
        {
            index = matcher.MatchStart;
            length = matcher.MatchEnd - index;
        }
        start = found ? After(index, index + length, 0, input.Length) : -1;
        GiveBack(matcher);
        return found;
    }

    public ref struct ValueMatchEnumerator
    {
        private readonly Regex _regex;
        private readonly string _input;
        private int _start;
        private ValueMatch _current;

        internal ValueMatchEnumerator(Regex regex, string input, int start)
        {
            _regex = regex;
            _input = input;
            _start = start;
            _current = default;
        }

        public readonly ValueMatchEnumerator GetEnumerator() => this;
        public readonly ValueMatch Current => _current;

        public bool MoveNext()
        {
            bool found = _regex.FindNext(_input, ref _start, out int index, out int length);
            _current = new ValueMatch(index, length);
            return found;
        }
    }

    /// The ranges of the parts between matches; groups do not count here.
    public ref struct ValueSplitEnumerator
    {
        private readonly Regex _regex;
        private readonly string _input;
        private int _count;
        private int _start;
        private int _edge;
        private bool _done;
        private Range _current;

        internal ValueSplitEnumerator(Regex regex, string input, int count, int start)
        {
            _regex = regex;
            _input = input;
            _count = count;
            _start = start;
            _edge = regex.RightToLeft ? input.Length : 0;
            _done = false;
            _current = default;
        }

        public readonly ValueSplitEnumerator GetEnumerator() => this;
        public readonly Range Current => _current;

        public bool MoveNext()
        {
            if (_done) return false;
            if (_count != 1 && _regex.FindNext(_input, ref _start, out int index, out int length))
            {
                _current = _regex.RightToLeft ? new Range(index + length, _edge) : new Range(_edge, index);
                _edge = _regex.RightToLeft ? index : index + length;
                if (_count > 1) _count--;
                return true;
            }
            _done = true;
            _current = _regex.RightToLeft ? new Range(0, _edge) : new Range(_edge, _input.Length);
            return true;
        }
    }
}
