using System.Collections.Generic;
namespace System.Globalization;

/// Text by what a reader sees as characters: extended grapheme clusters.
public class StringInfo
{
    private string _text = "";
    private int[] _indexes;

    public StringInfo() { }
    public StringInfo(string value) { String = value; }

    public string String
    {
        get => _text;
        set
        {
            ArgumentNullException.ThrowIfNull(value, "value");
            _text = value;
            _indexes = null;
        }
    }

    private int[] Indexes
    {
        get
        {
            if (_indexes == null) _indexes = ParseCombiningCharacters(_text);
            return _indexes;
        }
    }

    public int LengthInTextElements => Indexes.Length;

    public string SubstringByTextElements(int startingTextElement)
    {
        if (startingTextElement < 0 || startingTextElement >= Indexes.Length) throw new ArgumentOutOfRangeException("startingTextElement", startingTextElement, startingTextElement < 0 ? "Positive number required." : "The specified argument is out of the range of text elements.");
        return _text.Substring(Indexes[startingTextElement]);
    }

    public string SubstringByTextElements(int startingTextElement, int lengthInTextElements)
    {
        string rest = SubstringByTextElements(startingTextElement);
        int end = startingTextElement + lengthInTextElements;
        if (lengthInTextElements < 0 || end > Indexes.Length) throw new ArgumentOutOfRangeException("lengthInTextElements", lengthInTextElements, "The specified argument is out of the range of text elements.");
        return end == Indexes.Length ? rest : rest.Substring(0, Indexes[end] - Indexes[startingTextElement]);
    }

    public static string GetNextTextElement(string str) => GetNextTextElement(str, 0);
    public static string GetNextTextElement(string str, int index) => str.Substring(index, GetNextTextElementLength(str, index));
    public static int GetNextTextElementLength(string str) => GetNextTextElementLength(str, 0);
    public static int GetNextTextElementLength(ReadOnlySpan<char> str) => GetNextTextElementLength(str.ToString(), 0);

    public static int GetNextTextElementLength(string str, int index)
    {
        ArgumentNullException.ThrowIfNull(str, "str");
        if ((uint)index > (uint)str.Length) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        return string.TextElementLength(str, index);
    }

    /// Where each text element begins.
    public static int[] ParseCombiningCharacters(string str)
    {
        ArgumentNullException.ThrowIfNull(str, "str");
        List<int> indexes = new List<int>();
        for (int at = 0; at < str.Length; at += string.TextElementLength(str, at)) indexes.Add(at);
        return indexes.ToArray();
    }

    public static TextElementEnumerator GetTextElementEnumerator(string str) => GetTextElementEnumerator(str, 0);

    public static TextElementEnumerator GetTextElementEnumerator(string str, int index)
    {
        ArgumentNullException.ThrowIfNull(str, "str");
        if ((uint)index > (uint)str.Length) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        return new TextElementEnumerator(str, index);
    }

    public override bool Equals(object value) => value is StringInfo other && _text == other._text;
    public override int GetHashCode() => _text.GetHashCode();
}
