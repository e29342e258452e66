using System;
namespace System.Text;

public sealed class DecoderExceptionFallback : DecoderFallback
{
    public override int MaxCharCount => 0;

    internal override string Replace(byte[] bytes, int start, int length, int index)
    {
        byte[] unknown = new byte[length];
        Array.Copy(bytes, start, unknown, 0, length);
        string shown = "";
        foreach (byte b in unknown) shown += "[" + b.ToString("X2") + "]";
        throw new DecoderFallbackException("Unable to translate bytes " + shown + " at index " + index.ToString() + " from specified code page to Unicode.", unknown, index);
    }

    public override bool Equals(object value) => value is DecoderExceptionFallback;
    public override int GetHashCode() => 879;
}
