using System;
namespace System.Text;

public sealed class EncoderExceptionFallback : EncoderFallback
{
    public override int MaxCharCount => 0;

    internal override string Replace(string text, int index, int length)
    {
        if (length == 2)
        {
            int codePoint = char.ConvertToUtf32(text[index], text[index + 1]);
            throw new EncoderFallbackException("Unable to translate Unicode character \\\\u" + codePoint.ToString("X4") + " at index " + index.ToString() + " to specified code page.", text[index], text[index + 1], index);
        }
        throw new EncoderFallbackException("Unable to translate Unicode character \\\\u" + ((int)text[index]).ToString("X4") + " at index " + index.ToString() + " to specified code page.", text[index], index);
    }

    public override bool Equals(object value) => value is EncoderExceptionFallback;
    public override int GetHashCode() => 654;
}
