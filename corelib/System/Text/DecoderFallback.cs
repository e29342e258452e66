using System;
namespace System.Text;

/// What stands for bytes that are no text. Those of the library only.
public abstract class DecoderFallback
{
    private static DecoderFallback s_replacement;
    private static DecoderFallback s_exception;

    internal DecoderFallback() { }
    public static DecoderFallback ReplacementFallback => s_replacement == null ? s_replacement = new DecoderReplacementFallback() : s_replacement;
    public static DecoderFallback ExceptionFallback => s_exception == null ? s_exception = new DecoderExceptionFallback() : s_exception;
    public abstract int MaxCharCount { get; }

    /// True if it does what the native conversion does by itself.
    internal virtual bool IsDefaultOf(int kind) => false;
    internal abstract string Replace(byte[] bytes, int start, int length, int index);
}
