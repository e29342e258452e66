using System;
namespace System.Text;

public sealed class DecoderReplacementFallback : DecoderFallback
{
    public DecoderReplacementFallback() : this("?") { }

    public DecoderReplacementFallback(string replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement, "replacement");
        DefaultString = replacement;
    }

    public string DefaultString { get; }
    public override int MaxCharCount => DefaultString.Length;
    internal override bool IsDefaultOf(int kind) => kind == 3 || DefaultString == (kind == 1 ? "?" : "\uFFFD");
    internal override string Replace(byte[] bytes, int start, int length, int index) => DefaultString;
    public override bool Equals(object value) => value is DecoderReplacementFallback other && DefaultString == other.DefaultString;
    public override int GetHashCode() => DefaultString.GetHashCode();
}
