using System;
namespace System.Text;

/// What stands for text that an encoding has no bytes for. Those of the library only.
public abstract class EncoderFallback
{
    private static EncoderFallback s_replacement;
    private static EncoderFallback s_exception;

    internal EncoderFallback() { }
    public static EncoderFallback ReplacementFallback => s_replacement == null ? s_replacement = new EncoderReplacementFallback() : s_replacement;
    public static EncoderFallback ExceptionFallback => s_exception == null ? s_exception = new EncoderExceptionFallback() : s_exception;
    public abstract int MaxCharCount { get; }

    /// True if it does what the native conversion does by itself.
    internal virtual bool IsDefaultOf(int kind) => false;
    internal abstract string Replace(string text, int index, int length);
}
