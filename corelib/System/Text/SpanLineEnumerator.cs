using System;
namespace System.Text;

public ref struct SpanLineEnumerator
{
    private ReadOnlySpan<char> _rest;
    private ReadOnlySpan<char> _current;
    private bool _done;

    internal SpanLineEnumerator(ReadOnlySpan<char> text) { _rest = text; }

    public ReadOnlySpan<char> Current => _current;
    public SpanLineEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_done) return false;
        for (int i = 0; i < _rest.Length; i++)
        {
            char c = _rest[i];
            if (c != '\r' && c != '\n' && c != '\f' && c != '\u0085' && c != '\u2028' && c != '\u2029') continue;
            _current = _rest.Slice(0, i);
            int width = c == '\r' && i + 1 < _rest.Length && _rest[i + 1] == '\n' ? 2 : 1;
            _rest = _rest.Slice(i + width);
            return true;
        }
        _current = _rest;
        _rest = default;
        _done = true;
        return true;
    }
}
