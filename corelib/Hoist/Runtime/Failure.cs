namespace Hoist.Runtime;

/// Ends of the process, and finalizers.
internal static class Failure
{
    /// The process ends as after an unhandled exception: AppDomain.UnhandledException handlers have been run by the caller; stdout is flushed,
    /// "Unhandled exception. " and the exception's ToString go to stderr, exit code 134. Never returns.
    [Native("Failure.Unhandled")] internal static extern void Unhandled(System.Exception exception);

    /// Environment.FailFast: message (and exception, may be null) to stderr, exit code 134. Never returns.
    [Native("Failure.FailFast")] internal static extern void FailFast(string message, System.Exception exception);

    /// Registers `holder` as finalizable. The first collection (GC.Collect) that finds it otherwise unreachable keeps it alive once more and makes
    /// the finalizer thread (GC.WaitForPendingFinalizers waits for it) call the C# static System.Threading.Tasks.TaskExceptionHolder.RunFinalizer(object holder).
    [Native("Failure.RegisterFinalizer")] internal static extern void RegisterFinalizer(object holder);

    /// Takes the registration back (GC.SuppressFinalize).
    [Native("Failure.SuppressFinalizer")] internal static extern void SuppressFinalizer(object holder);
}
