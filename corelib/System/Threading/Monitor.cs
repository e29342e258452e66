using Hoist.Runtime;
namespace System.Threading;

/// Monitors on any object: thread-affine, recursive; entry and waiting queues are FIFO. Made when first contended or entered; they cost no counted bytes.
public static class Monitor
{
    /// Takes the monitor of `obj`, blocking while another thread has it. ArgumentNullException "obj" for null.
    [Native("Monitor.Enter")] public static extern void Enter(object obj);

    /// Gives it back once. SynchronizationLockException (default message) if the current thread hasn't got it; ArgumentNullException "obj" for null.
    [Native("Monitor.Exit")] public static extern void Exit(object obj);

    /// As Enter, but gives up after the time-out (-1 never, 0 at once) with false.
    [Native("Monitor.TryEnter")] private static extern bool TryEnterNative(object obj, int milliseconds);

    /// Gives the monitor up wholly, waits for a pulse (or the time-out; -1 none), takes it again as often as before. False after a time-out.
    /// SynchronizationLockException if not owned.
    [Native("Monitor.Wait")] private static extern bool WaitNative(object obj, int milliseconds);

    /// Moves the longest waiting thread to the entry queue. SynchronizationLockException if not owned.
    [Native("Monitor.Pulse")] public static extern void Pulse(object obj);

    /// Moves all waiting threads to the entry queue, in order. SynchronizationLockException if not owned.
    [Native("Monitor.PulseAll")] public static extern void PulseAll(object obj);

    /// Whether the current thread has the monitor.
    [Native("Monitor.IsEntered")] public static extern bool IsEntered(object obj);

    public static void Enter(object obj, ref bool lockTaken)
    {
        if (lockTaken) throw new ArgumentException("Argument must be initialized to false", "lockTaken");
        Enter(obj);
        lockTaken = true;
    }

    public static bool TryEnter(object obj) => TryEnterNative(obj, 0);
    public static void TryEnter(object obj, ref bool lockTaken) => TryEnter(obj, 0, ref lockTaken);
    public static bool TryEnter(object obj, TimeSpan timeout) => TryEnter(obj, WaitHandle.ToMilliseconds(timeout));
    public static void TryEnter(object obj, TimeSpan timeout, ref bool lockTaken) => TryEnter(obj, WaitHandle.ToMilliseconds(timeout), ref lockTaken);

    public static bool TryEnter(object obj, int millisecondsTimeout)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout");
        return TryEnterNative(obj, millisecondsTimeout);
    }

    public static void TryEnter(object obj, int millisecondsTimeout, ref bool lockTaken)
    {
        if (lockTaken) throw new ArgumentException("Argument must be initialized to false", "lockTaken");
        lockTaken = TryEnter(obj, millisecondsTimeout);
    }

    public static bool Wait(object obj) => Wait(obj, -1);
    public static bool Wait(object obj, TimeSpan timeout) => Wait(obj, WaitHandle.ToMilliseconds(timeout));

    public static bool Wait(object obj, int millisecondsTimeout)
    {
        if (obj == null) throw new ArgumentNullException("obj");
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", millisecondsTimeout, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        return WaitNative(obj, millisecondsTimeout);
    }

    public static long LockContentionCount => 0;
}
