namespace Hoist.Runtime;

/// The one way in which library code makes a logical thread wait.
///
/// Contract with the VM: **a thread is preempted only while it runs a method of the user's files** (at calls and loop back-edges there).
/// Library code is therefore atomic between its calls of user code, its blocking natives (Wait here, Monitor.Enter/Wait, Thread.Yield) and its end:
/// "test a field, then Wait" needs no lock, and `Interlocked` is plain C#.
internal static class Blocking
{
    /// Parks the current logical thread on `key` until Wake(key) or the time-out. FIFO per key, no spurious wake-ups.
    /// `milliseconds` -1 waits for ever, 0 returns false at once. True if woken, false after the time-out.
    /// `kind` is one of WaitKind: TaskWait and TaskAny report to the thread pool as cooperative blocking (and move the worker's local items
    /// to the high-priority queue first); for the deadlock report `key` is the thing waited for (the Task, the semaphore, the thread ...).
    /// ThreadInterruptedException when Thread.Interrupt hits the waiter.
    [Native("Blocking.Wait")] internal static extern bool Wait(object key, long milliseconds, int kind);

    /// Makes the `count` longest waiting threads parked on `key` runnable (-1: all of them); gives their number. Nobody runs before the caller yields its turn.
    [Native("Blocking.Wake")] internal static extern int Wake(object key, int count);

    /// Number of threads parked on `key`.
    [Native("Blocking.WaiterCount")] internal static extern int WaiterCount(object key);

    /// What is left of a time-out that began at tick `start`: never below 0; -1 stays -1.
    internal static long Remaining(long milliseconds, long start)
    {
        if (milliseconds < 0) return -1;
        long left = milliseconds - (System.Environment.TickCount64 - start);
        return left < 0 ? 0 : left;
    }
}
