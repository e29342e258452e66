using System.Collections;
using System.Collections.Generic;
namespace System.Text;

public struct StringRuneEnumerator : IEnumerable<Rune>, IEnumerator<Rune>
{
    private readonly string _text;
    private int _position;
    private Rune _current;

    internal StringRuneEnumerator(string text) { _text = text; }

    public Rune Current => _current;
    object IEnumerator.Current => _current;
    public StringRuneEnumerator GetEnumerator() => new StringRuneEnumerator(_text);
    IEnumerator<Rune> IEnumerable<Rune>.GetEnumerator() => new StringRuneEnumerator(_text);
    IEnumerator IEnumerable.GetEnumerator() => new StringRuneEnumerator(_text);
    void IEnumerator.Reset() { _position = 0; }
    void System.IDisposable.Dispose() { }

    public bool MoveNext()
    {
        if (_position >= _text.Length) return false;
        char c = _text[_position++];
        if (char.IsHighSurrogate(c) && _position < _text.Length && char.IsLowSurrogate(_text[_position])) _current = new Rune(c, _text[_position++]);
        else _current = char.IsSurrogate(c) ? Rune.ReplacementChar : new Rune(c);
        return true;
    }
}
