using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading;

/// The pool's queues and workers live in the VM; here is what a worker does with an item.
public static class ThreadPool
{
    /// Global FIFO.
    internal const int Global = 0;
    /// The current worker's local queue (LIFO for the owner); global when the current thread is no pool worker.
    internal const int PreferLocal = 1;
    /// Global high-priority FIFO.
    internal const int HighPriority = 2;

    /// Adds a work item; a worker will call DispatchWorkItem(workItem) on a pool thread.
    [Native("ThreadPool.Queue")] internal static extern void Queue(object workItem, int mode);

    /// Removes the item from wherever it is in the current worker's local queue; false if it isn't there.
    [Native("ThreadPool.TryPopLocal")] internal static extern bool TryPopLocal(object workItem);

    /// Minimum number of workers (at first the number of processors).
    [Native("ThreadPool.GetMinThreads")] private static extern int GetMin();
    /// Maximum number of workers (at first 32767).
    [Native("ThreadPool.GetMaxThreads")] private static extern int GetMax();
    /// False if the value is out of range (min: 0 .. max; max: at least the number of processors and min).
    [Native("ThreadPool.SetMinThreads")] private static extern bool SetMin(int workers);
    [Native("ThreadPool.SetMaxThreads")] private static extern bool SetMax(int workers);
    /// Live workers.
    [Native("ThreadPool.ThreadCount")] private static extern int CountThreads();
    /// Workers that run an item now.
    [Native("ThreadPool.BusyCount")] private static extern int CountBusy();
    [Native("ThreadPool.CompletedWorkItemCount")] private static extern long CountCompleted();
    [Native("ThreadPool.PendingWorkItemCount")] private static extern long CountPending();

    /// What a worker runs for each item; called by the VM with an empty frame stack.
    [TraceName("System.Threading.ThreadPoolWorkQueue.Dispatch()\n   at System.Threading.PortableThreadPool.WorkerThread.WorkerThreadStart()\n   at System.Threading.Thread.StartCallback()")]
    internal static void DispatchWorkItem(object item)
    {
        Thread thread = Thread.CurrentThread;
        if (item is Task task) task.ExecuteFromThreadPool(thread);
        else ((IThreadPoolWorkItem)item).Execute();
        if (thread._executionContext != null || thread._synchronizationContext != null || thread._currentTask != null) ResetThread(thread);
    }

    internal static void ResetThread(Thread thread)
    {
        thread._currentTask = null;
        thread._synchronizationContext = null;
        if (thread._executionContext != null) ExecutionContext.ResetThreadPoolThread(thread);
    }

    public static bool QueueUserWorkItem(WaitCallback callBack) => QueueUserWorkItem(callBack, null);

    public static bool QueueUserWorkItem(WaitCallback callBack, object state)
    {
        if (callBack == null) throw new ArgumentNullException("callBack");
        ExecutionContext context = ExecutionContext.Capture();
        if (context == null || context.m_isDefault) Queue(new QueueUserWorkItemCallbackDefaultContext(callBack, state), Global);
        else Queue(new QueueUserWorkItemCallback(callBack, state, context), Global);
        return true;
    }

    public static bool QueueUserWorkItem<TState>(Action<TState> callBack, TState state, bool preferLocal)
    {
        if (callBack == null) throw new ArgumentNullException("callBack");
        ExecutionContext context = ExecutionContext.Capture();
        if (context == null || context.m_isDefault) Queue(new QueueUserWorkItemCallbackDefaultContext<TState>(callBack, state), preferLocal ? PreferLocal : Global);
        else Queue(new QueueUserWorkItemCallback<TState>(callBack, state, context), preferLocal ? PreferLocal : Global);
        return true;
    }

    public static bool UnsafeQueueUserWorkItem(WaitCallback callBack, object state)
    {
        if (callBack == null) throw new ArgumentNullException("callBack");
        Queue(new QueueUserWorkItemCallbackDefaultContext(callBack, state), Global);
        return true;
    }

    public static bool UnsafeQueueUserWorkItem<TState>(Action<TState> callBack, TState state, bool preferLocal)
    {
        if (callBack == null) throw new ArgumentNullException("callBack");
        // the continuation of an await on a source: the box is the work item
        if ((object)callBack == (object)ValueTaskAwaiter.s_invokeMoveNext) Queue(state, preferLocal ? PreferLocal : Global);
        else Queue(new QueueUserWorkItemCallbackDefaultContext<TState>(callBack, state), preferLocal ? PreferLocal : Global);
        return true;
    }

    public static bool UnsafeQueueUserWorkItem(IThreadPoolWorkItem callBack, bool preferLocal)
    {
        if (callBack == null) throw new ArgumentNullException("callBack");
        if (callBack is Task) throw new ArgumentOutOfRangeException("callBack");
        Queue(callBack, preferLocal ? PreferLocal : Global);
        return true;
    }

    public static void GetMinThreads(out int workerThreads, out int completionPortThreads)
    {
        workerThreads = GetMin();
        completionPortThreads = 1;
    }

    public static void GetMaxThreads(out int workerThreads, out int completionPortThreads)
    {
        workerThreads = GetMax();
        completionPortThreads = 1000;
    }

    public static void GetAvailableThreads(out int workerThreads, out int completionPortThreads)
    {
        workerThreads = GetMax() - CountBusy();
        completionPortThreads = 1000;
    }

    public static bool SetMinThreads(int workerThreads, int completionPortThreads) => completionPortThreads >= 0 && SetMin(workerThreads);
    public static bool SetMaxThreads(int workerThreads, int completionPortThreads) => completionPortThreads > 0 && SetMax(workerThreads);

    public static int ThreadCount => CountThreads();
    public static long CompletedWorkItemCount => CountCompleted();
    public static long PendingWorkItemCount => CountPending();

    public static RegisteredWaitHandle RegisterWaitForSingleObject(WaitHandle waitObject, WaitOrTimerCallback callBack, object state, int millisecondsTimeOutInterval, bool executeOnlyOnce)
        => new RegisteredWaitHandle(waitObject, callBack, state, millisecondsTimeOutInterval, executeOnlyOnce);

    public static RegisteredWaitHandle RegisterWaitForSingleObject(WaitHandle waitObject, WaitOrTimerCallback callBack, object state, TimeSpan timeout, bool executeOnlyOnce)
        => new RegisteredWaitHandle(waitObject, callBack, state, WaitHandle.ToMilliseconds(timeout), executeOnlyOnce);
}
