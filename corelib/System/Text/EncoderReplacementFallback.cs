using System;
namespace System.Text;

public sealed class EncoderReplacementFallback : EncoderFallback
{
    public EncoderReplacementFallback() : this("?") { }

    public EncoderReplacementFallback(string replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement, "replacement");
        DefaultString = replacement;
    }

    public string DefaultString { get; }
    public override int MaxCharCount => DefaultString.Length;
    internal override bool IsDefaultOf(int kind) => DefaultString == (kind == 1 || kind == 3 ? "?" : "\uFFFD");
    internal override string Replace(string text, int index, int length) => DefaultString;
    public override bool Equals(object value) => value is EncoderReplacementFallback other && DefaultString == other.DefaultString;
    public override int GetHashCode() => DefaultString.GetHashCode();
}
