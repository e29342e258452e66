namespace Hoist.Runtime;

/// Probes that the compiler puts into every MoveNext when a run is traced, and only then. They cost no virtual time.
internal static class Trace
{
    /// First in MoveNext.
    [Native("Trace.Entered")] internal static extern void Entered();

    /// The awaiter's IsCompleted said no; the builder is told next. `isUnsafe`: through UnsafeOnCompleted.
    [Native("Trace.Awaiting")] internal static extern void Awaiting(int number, bool isUnsafe);

    /// GetResult of this await comes next.
    [Native("Trace.Got")] internal static extern void Got(int number);

    /// Last in MoveNext: 0 suspended, 1 with a result, 2 with an exception, 3 an item was yielded.
    [Native("Trace.Left")] internal static extern void Left(int how);
}
