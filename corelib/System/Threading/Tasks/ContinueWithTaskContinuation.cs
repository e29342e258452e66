using Hoist.Runtime;
namespace System.Threading.Tasks;

/// The continuation that ContinueWith makes: a task with its own scheduler and conditions.
internal sealed class ContinueWithTaskContinuation : TaskContinuation
{
    internal Task m_task;
    internal readonly TaskContinuationOptions m_options;
    private readonly TaskScheduler m_taskScheduler;

    internal ContinueWithTaskContinuation(Task task, TaskContinuationOptions options, TaskScheduler scheduler)
    {
        m_task = task;
        m_options = options;
        m_taskScheduler = scheduler;
    }

    internal override void Run(Task completedTask, bool canInline)
    {
        Task task = m_task;
        m_task = null;
        TaskContinuationOptions excluded = completedTask.IsCompletedSuccessfully ? TaskContinuationOptions.NotOnRanToCompletion
            : completedTask.IsCanceled ? TaskContinuationOptions.NotOnCanceled : TaskContinuationOptions.NotOnFaulted;
        if ((m_options & excluded) != 0)
        {
            task.InternalCancel();
            return;
        }
        if (task.IsCompleted) return;
        task.m_taskScheduler = m_taskScheduler;
        if (canInline && (m_options & TaskContinuationOptions.ExecuteSynchronously) != 0)
        {
            InlineIfPossibleOrElseQueue(task, true);
            return;
        }
        Events.Continuation(task, m_taskScheduler == TaskScheduler.Default ? 1 : 3);
        try
        {
            task.ScheduleAndStart(true);
        }
        catch (TaskSchedulerException)
        {
            // the task is faulted with it
        }
    }
}
