using System.Diagnostics;
using Hoist.Runtime;
namespace System.Runtime.ExceptionServices;

/// An exception together with the stack trace it had when captured; Throw continues that trace.
[NetSize(56)]
public sealed class ExceptionDispatchInfo
{
    private readonly Exception _exception;
    private readonly object _trace;

    /// A snapshot of the exception's recorded frames (null if never thrown); nothing is copied or counted.
    [Native("ExceptionDispatchInfo.CaptureTrace")] private static extern object CaptureTrace(Exception exception);

    /// Gives the exception the captured frames back, marks the last of them as "end of stack trace from previous location", and throws it; frames crossed
    /// from here on are appended. Counts the copy of the frame array (40 + 32 * capacity) when there are captured frames.
    [Native("ExceptionDispatchInfo.ThrowWithTrace")] private static extern void ThrowWithTrace(Exception exception, object trace);

    private ExceptionDispatchInfo(Exception exception)
    {
        _exception = exception;
        _trace = CaptureTrace(exception);
    }

    public static ExceptionDispatchInfo Capture(Exception source)
    {
        if (source == null) throw new ArgumentNullException("source");
        return new ExceptionDispatchInfo(source);
    }

    public Exception SourceException => _exception;

    [StackTraceHidden]
    public void Throw() => ThrowWithTrace(_exception, _trace);

    [StackTraceHidden]
    public static void Throw(Exception source) => Capture(source).Throw();

    public static Exception SetCurrentStackTrace(Exception source)
    {
        if (source == null) throw new ArgumentNullException("source");
        return source;
    }

    public static Exception SetRemoteStackTrace(Exception source, string stackTrace)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (stackTrace == null) throw new ArgumentNullException("stackTrace");
        source.SetRemoteStackTrace(stackTrace);
        return source;
    }
}
