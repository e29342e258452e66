using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Threading.Tasks;

// Blocking on tasks.
public partial class Task
{
    [TraceName("System.Threading.Tasks.Task.Wait()")]
    public void Wait() => Wait(-1, default);

    public bool Wait(TimeSpan timeout) => Wait(timeout, default);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        long milliseconds = (long)timeout.TotalMilliseconds;
        if (milliseconds < -1 || milliseconds > int.MaxValue) throw new ArgumentOutOfRangeException("timeout");
        cancellationToken.ThrowIfCancellationRequested();
        return Wait((int)milliseconds, cancellationToken);
    }

    public void Wait(CancellationToken cancellationToken) => Wait(-1, cancellationToken);
    public bool Wait(int millisecondsTimeout) => Wait(millisecondsTimeout, default);

    [TraceName("System.Threading.Tasks.Task.Wait(Int32 millisecondsTimeout, CancellationToken cancellationToken)")]
    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout");
        if ((m_stateFlags & RanToCompletion) != 0) return true;
        if (!InternalWait(millisecondsTimeout, cancellationToken)) return false;
        if ((m_stateFlags & RanToCompletion) != 0) return true;
        if (IsCanceled) cancellationToken.ThrowIfCancellationRequested();
        ThrowIfExceptional(true);
        return true;
    }

    /// Waits until the task has completed: runs it here if that is possible, else blocks. False after the time-out.
    internal bool InternalWait(int milliseconds, CancellationToken token)
    {
        if (IsCompleted) return true;
        token.ThrowIfCancellationRequested();
        if (milliseconds == -1 && !token.CanBeCanceled && TryRunInlineForWait() && IsCompleted) return true;
        return SpinThenBlockingWait(milliseconds, token);
    }

    private bool TryRunInlineForWait()
    {
        if ((m_stateFlags & (PromiseFlag | DelegateInvoked | Started)) != Started || m_taskScheduler == null) return false;
        try
        {
            return m_taskScheduler.TryRunInline(this, true);
        }
        catch (Exception e)
        {
            throw new TaskSchedulerException(e);
        }
    }

    internal bool SpinThenBlockingWait(int milliseconds, CancellationToken token)
    {
        if (IsCompleted) return true;
        if (milliseconds == 0) return false;
        long start = milliseconds < 0 ? 0 : Environment.TickCount64;
        WaitAction action = new WaitAction(this);
        Counters.Allocated("System.Object", 24);
        AddCompletionAction(action, true);
        CancellationTokenRegistration registration = default;
        if (token.CanBeCanceled) registration = token.UnsafeRegister(s_wakeWaiters, this);
        while (!IsCompleted && !token.IsCancellationRequested)
        {
            if (!Blocking.Wait(this, Blocking.Remaining(milliseconds, start), WaitKind.TaskWait)) break;
        }
        registration.Unregister();
        if (IsCompleted) return true;
        RemoveContinuation(action);
        token.ThrowIfCancellationRequested();
        return false;
    }

    private static readonly Action<object> s_wakeWaiters = WakeWaiters;
    private static void WakeWaiters(object key) => Blocking.Wake(key, -1);

    /// Wakes the threads that wait for one task.
    [NetSize(40)]
    private sealed class WaitAction : ITaskCompletionAction
    {
        private readonly object _key;
        internal WaitAction(object key) { _key = key; }
        public void Invoke(Task completingTask) => Blocking.Wake(_key, -1);
        public bool InvokeMayRunArbitraryCode => false;
    }

    /// Wakes whoever waits for `key` when a number of tasks have completed.
    [NetSize(40)]
    private sealed class CountdownAction : ITaskCompletionAction
    {
        private readonly object _key;
        internal int _count;

        internal CountdownAction(object key, int count)
        {
            _key = key;
            _count = count;
        }

        public void Invoke(Task completingTask)
        {
            _count--;
            if (_count <= 0) Blocking.Wake(_key, -1);
        }

        public bool InvokeMayRunArbitraryCode => false;
    }

    public static void WaitAll(params Task[] tasks) => WaitAll(tasks, -1, default);
    public static void WaitAll(params ReadOnlySpan<Task> tasks)
    {
        Task[] copy = Counters.NewUncountedArray<Task>(tasks.Length);
        for (int i = 0; i < copy.Length; i++) copy[i] = tasks[i];
        WaitAll(copy, -1, default);
    }

    public static bool WaitAll(Task[] tasks, TimeSpan timeout) => WaitAll(tasks, WaitHandle.ToMilliseconds(timeout), default);
    public static bool WaitAll(Task[] tasks, int millisecondsTimeout) => WaitAll(tasks, millisecondsTimeout, default);
    public static void WaitAll(Task[] tasks, CancellationToken cancellationToken) => WaitAll(tasks, -1, cancellationToken);

    public static void WaitAll(IEnumerable<Task> tasks, CancellationToken cancellationToken = default)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        WaitAll(new List<Task>(tasks).ToArray(), -1, cancellationToken);
    }

    public static bool WaitAll(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout");
        for (int i = 0; i < tasks.Length; i++)
        {
            if (tasks[i] == null) throw new ArgumentException("The tasks array included at least one null element.", "tasks");
        }
        cancellationToken.ThrowIfCancellationRequested();
        // run here what can be run here, last first
        if (millisecondsTimeout == -1 && !cancellationToken.CanBeCanceled)
        {
            for (int i = tasks.Length - 1; i >= 0; i--)
            {
                if (!tasks[i].IsCompleted) tasks[i].TryRunInlineForWait();
            }
        }
        int pending = 0;
        for (int i = 0; i < tasks.Length; i++)
        {
            if (!tasks[i].IsCompleted) pending++;
        }
        if (pending > 0 && !BlockOnAll(tasks, pending, millisecondsTimeout, cancellationToken)) return false;
        List<Exception> exceptions = null;
        bool canceled = false;
        for (int i = 0; i < tasks.Length; i++)
        {
            Task task = tasks[i];
            if (task.IsCompletedSuccessfully) continue;
            if (task.IsCanceled) canceled = true;
            AggregateException failure = task.GetExceptions(true);
            if (failure == null) continue;
            if (exceptions == null) exceptions = new List<Exception>();
            Exception[] inner = failure.InternalInnerExceptions;
            for (int k = 0; k < inner.Length; k++) exceptions.Add(inner[k]);
        }
        if (canceled) cancellationToken.ThrowIfCancellationRequested();
        if (exceptions != null) ThrowAggregate(exceptions);
        return true;
    }

    [TraceName("System.Threading.Tasks.Task.WaitAllCore(ReadOnlySpan`1 tasks, Int32 millisecondsTimeout, CancellationToken cancellationToken)")]
    private static void ThrowAggregate(List<Exception> exceptions) => throw new AggregateException(exceptions);

    private static bool BlockOnAll(Task[] tasks, int pending, int milliseconds, CancellationToken token)
    {
        if (milliseconds == 0) return false;
        long start = milliseconds < 0 ? 0 : Environment.TickCount64;
        CountdownAction action = new CountdownAction(tasks, pending);
        Counters.Allocated("System.Object", 24);
        for (int i = 0; i < tasks.Length; i++)
        {
            if (!tasks[i].IsCompleted) tasks[i].AddCompletionAction(action, true);
        }
        CancellationTokenRegistration registration = default;
        if (token.CanBeCanceled) registration = token.UnsafeRegister(s_wakeWaiters, tasks);
        while (action._count > 0 && !token.IsCancellationRequested)
        {
            if (!Blocking.Wait(tasks, Blocking.Remaining(milliseconds, start), WaitKind.TaskAny)) break;
        }
        registration.Unregister();
        if (action._count <= 0) return true;
        for (int i = 0; i < tasks.Length; i++)
        {
            if (!tasks[i].IsCompleted) tasks[i].RemoveContinuation(action);
        }
        token.ThrowIfCancellationRequested();
        return false;
    }

    public static int WaitAny(params Task[] tasks) => WaitAny(tasks, -1, default);
    public static int WaitAny(Task[] tasks, TimeSpan timeout) => WaitAny(tasks, WaitHandle.ToMilliseconds(timeout), default);
    public static int WaitAny(Task[] tasks, CancellationToken cancellationToken) => WaitAny(tasks, -1, cancellationToken);
    public static int WaitAny(Task[] tasks, int millisecondsTimeout) => WaitAny(tasks, millisecondsTimeout, default);

    public static int WaitAny(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout");
        cancellationToken.ThrowIfCancellationRequested();
        int completed = -1;
        for (int i = 0; i < tasks.Length; i++)
        {
            if (tasks[i] == null) throw new ArgumentException("The tasks array included at least one null element.", "tasks");
            if (completed < 0 && tasks[i].IsCompleted) completed = i;
        }
        if (completed >= 0 || tasks.Length == 0) return completed;
        if (millisecondsTimeout == 0) return -1;
        long start = millisecondsTimeout < 0 ? 0 : Environment.TickCount64;
        FirstAction action = new FirstAction(tasks);
        for (int i = 0; i < tasks.Length; i++) tasks[i].AddCompletionAction(action, false);
        CancellationTokenRegistration registration = default;
        if (cancellationToken.CanBeCanceled) registration = cancellationToken.UnsafeRegister(s_wakeWaiters, tasks);
        while (action._first == null && !cancellationToken.IsCancellationRequested)
        {
            if (!Blocking.Wait(tasks, Blocking.Remaining(millisecondsTimeout, start), WaitKind.TaskAny)) break;
        }
        registration.Unregister();
        for (int i = 0; i < tasks.Length; i++)
        {
            if (!tasks[i].IsCompleted) tasks[i].RemoveContinuation(action);
        }
        if (action._first != null)
        {
            for (int i = 0; i < tasks.Length; i++)
            {
                if (tasks[i] == action._first) return i;
            }
        }
        cancellationToken.ThrowIfCancellationRequested();
        return -1;
    }

    /// Remembers the first of several tasks to complete and wakes whoever waits for `key`.
    [NetSize(88)]
    private sealed class FirstAction : ITaskCompletionAction
    {
        private readonly object _key;
        internal Task _first;
        internal FirstAction(object key) { _key = key; }

        public void Invoke(Task completingTask)
        {
            if (_first != null) return;
            _first = completingTask;
            Blocking.Wake(_key, -1);
        }

        public bool InvokeMayRunArbitraryCode => false;
    }
}
