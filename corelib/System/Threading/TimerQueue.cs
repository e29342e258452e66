using Hoist.Runtime;
namespace System.Threading;

/// The VM's timers. Due times are rounded up to the 4 ms grid of the coarse clock; all timers due at one grid point fire in one sweep, newest
/// scheduled first: the first runs on the sweeping pool thread, the others are queued globally. Each is a call of Fire(timer) on a pool thread
/// (contexts reset as after any work item).
internal static class TimerQueue
{
    /// (Re)schedules `timer` to fire once, `dueMilliseconds` from now.
    [Native("TimerQueue.Schedule")] internal static extern void Schedule(object timer, long dueMilliseconds);

    /// Removes it. False if it wasn't scheduled (fired already, never scheduled).
    [Native("TimerQueue.Cancel")] internal static extern bool Cancel(object timer);

    /// Called by the VM on a pool thread, as the body of a work item.
    [TraceName("System.Threading.TimerQueue.FireNextTimers()\n   at System.Threading.ThreadPoolWorkQueue.Dispatch()\n   at System.Threading.PortableThreadPool.WorkerThread.WorkerThreadStart()\n   at System.Threading.Thread.StartCallback()")]
    internal static void Fire(object timer)
    {
        ((TimerQueueTimer)timer).Fire();
        ThreadPool.ResetThread(Thread.CurrentThread);
    }
}
