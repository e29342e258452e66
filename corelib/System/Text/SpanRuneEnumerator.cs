using System;
namespace System.Text;

public ref struct SpanRuneEnumerator
{
    private ReadOnlySpan<char> _rest;
    private Rune _current;

    internal SpanRuneEnumerator(ReadOnlySpan<char> text) { _rest = text; }

    public Rune Current => _current;
    public SpanRuneEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.Length == 0) return false;
        char c = _rest[0];
        if (char.IsHighSurrogate(c) && _rest.Length > 1 && char.IsLowSurrogate(_rest[1]))
        {
            _current = new Rune(c, _rest[1]);
            _rest = _rest.Slice(2);
            return true;
        }
        _current = char.IsSurrogate(c) ? Rune.ReplacementChar : new Rune(c);
        _rest = _rest.Slice(1);
        return true;
    }
}
