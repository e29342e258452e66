using System.Collections.Generic;
namespace System.Threading.Tasks;

/// Decides where and when tasks run. The default one is the thread pool.
public abstract class TaskScheduler
{
    private int m_taskSchedulerId;
    private static int s_lastId;
    private static readonly TaskScheduler s_default = new ThreadPoolTaskScheduler();

    protected abstract void QueueTask(Task task);
    internal void InternalQueueTask(Task task) => QueueTask(task);
    protected abstract bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued);
    protected abstract IEnumerable<Task> GetScheduledTasks();
    protected virtual bool TryDequeue(Task task) => false;
    internal bool InternalTryDequeue(Task task) => TryDequeue(task);
    public virtual int MaximumConcurrencyLevel => int.MaxValue;

    internal TaskSchedulerAwaiter GetAwaiter() => new TaskSchedulerAwaiter(this);

    public static TaskScheduler Default => s_default;

    public static TaskScheduler Current
    {
        get
        {
            Task task = Thread.CurrentThread._currentTask;
            if (task == null) return s_default;
            TaskScheduler scheduler = task.SchedulerForInner;
            return scheduler == null ? s_default : scheduler;
        }
    }

    /// null outside of tasks.
    internal static TaskScheduler InternalCurrent
    {
        get
        {
            Task task = Thread.CurrentThread._currentTask;
            return task == null ? null : task.SchedulerForInner;
        }
    }

    public int Id
    {
        get
        {
            if (m_taskSchedulerId == 0) m_taskSchedulerId = ++s_lastId;
            return m_taskSchedulerId;
        }
    }

    public static TaskScheduler FromCurrentSynchronizationContext() => new SynchronizationContextTaskScheduler();

    /// Runs the task on this thread if the scheduler agrees.
    internal bool TryRunInline(Task task, bool taskWasPreviouslyQueued)
    {
        TaskScheduler scheduler = task.m_taskScheduler;
        if (scheduler != this && scheduler != null) return scheduler.TryRunInline(task, taskWasPreviouslyQueued);
        if (scheduler == null || (object)task.m_action == null || (task.m_stateFlags & (Task.DelegateInvoked | Task.CompletedMask | Task.PromiseFlag)) != 0) return false;
        if (Thread.CurrentThread._inlineDepth >= Task.MaximumInlineDepth) return false;
        bool inlined = TryExecuteTaskInline(task, taskWasPreviouslyQueued);
        if (inlined && (task.m_stateFlags & (Task.DelegateInvoked | Task.CompletedMask)) == 0)
            throw new InvalidOperationException("The TryExecuteTaskInline call to the underlying scheduler succeeded, but the task body was not invoked.");
        return inlined;
    }

    protected bool TryExecuteTask(Task task)
    {
        if (task.m_taskScheduler != this) throw new InvalidOperationException("ExecuteTask may not be called for a task which was previously queued to a different TaskScheduler.");
        return task.ExecuteEntry(Thread.CurrentThread, false);
    }

    internal static void QueueToPool(Task task)
    {
        int options = task.m_stateFlags;
        if ((options & (int)TaskCreationOptions.LongRunning) != 0)
        {
            Thread thread = new Thread(s_longRunning);
            thread.IsBackground = true;
            thread.Name = ".NET Long Running Task";
            thread.UnsafeStart(task);
            return;
        }
        ThreadPool.Queue(task, (options & (int)TaskCreationOptions.PreferFairness) != 0 ? ThreadPool.Global : ThreadPool.PreferLocal);
    }

    private static readonly ParameterizedThreadStart s_longRunning = RunLongTask;

    private static void RunLongTask(object task) => ((Task)task).ExecuteEntry(Thread.CurrentThread, false);

    public static event EventHandler<UnobservedTaskExceptionEventArgs> UnobservedTaskException;

    internal static void PublishUnobservedTaskException(object sender, UnobservedTaskExceptionEventArgs e)
    {
        EventHandler<UnobservedTaskExceptionEventArgs> handlers = UnobservedTaskException;
        if (handlers != null) handlers(sender, e);
    }
}
