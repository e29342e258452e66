namespace System.IO;

public class StringReader : TextReader
{
    private string _text;
    private int _position;

    public StringReader(string s)
    {
        ArgumentNullException.ThrowIfNull(s, "s");
        _text = s;
    }

    protected override void Dispose(bool disposing) { _text = null; }

    private void Check()
    {
        if (_text == null) throw new ObjectDisposedException(null, "Cannot read from a closed TextReader.");
    }

    public override int Peek()
    {
        Check();
        return _position == _text.Length ? -1 : _text[_position];
    }

    public override int Read()
    {
        Check();
        return _position == _text.Length ? -1 : _text[_position++];
    }

    public override string ReadToEnd()
    {
        Check();
        string rest = _text.Substring(_position);
        _position = _text.Length;
        return rest;
    }

    public override string ReadLine()
    {
        Check();
        if (_position == _text.Length) return null;
        int end = _position;
        while (end < _text.Length && _text[end] != '\n' && _text[end] != '\r') end++;
        string line = _text.Substring(_position, end - _position);
        if (end < _text.Length)
        {
            if (_text[end] == '\r' && end + 1 < _text.Length && _text[end + 1] == '\n') end++;
            end++;
        }
        _position = end;
        return line;
    }
}
