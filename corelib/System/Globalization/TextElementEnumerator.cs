using System.Collections;
namespace System.Globalization;

public class TextElementEnumerator : IEnumerator
{
    private readonly string _text;
    private readonly int _start;
    private int _index;
    private int _length;

    internal TextElementEnumerator(string text, int start)
    {
        _text = text;
        _start = start;
        Reset();
    }

    public bool MoveNext()
    {
        _index += _length;
        _length = _index < _text.Length ? string.TextElementLength(_text, _index) : 0;
        return _length > 0;
    }

    public int ElementIndex => _length > 0 ? _index : throw new InvalidOperationException(_index == _start ? "Enumeration has not started. Call MoveNext." : "Enumeration already finished.");
    public string GetTextElement() => _text.Substring(ElementIndex, _length);
    public object Current => GetTextElement();

    public void Reset()
    {
        _index = _start;
        _length = 0;
    }
}
