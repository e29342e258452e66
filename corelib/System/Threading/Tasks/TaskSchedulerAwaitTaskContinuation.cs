using Hoist.Runtime;
namespace System.Threading.Tasks;

/// Resumes as a task on the captured TaskScheduler.
[NetFields("object m_scheduler")]
internal sealed class TaskSchedulerAwaitTaskContinuation : AwaitTaskContinuation
{
    private readonly TaskScheduler m_scheduler;
    private static readonly Action<object> s_invokeAction = InvokeAction;

    internal TaskSchedulerAwaitTaskContinuation(TaskScheduler scheduler, Action action, bool flowContext) : base(action, flowContext)
    {
        m_scheduler = scheduler;
    }

    internal override void Run(Task completedTask, bool canInline)
    {
        if (m_scheduler == TaskScheduler.Default)
        {
            base.Run(completedTask, canInline);
            return;
        }
        Thread thread = Thread.CurrentThread;
        bool inline = canInline && (TaskScheduler.InternalCurrent == m_scheduler || thread._isThreadPoolThread);
        Task task = new Task(s_invokeAction, m_action, default, TaskCreationOptions.None, Task.DoNotRegisterFlag, m_scheduler);
        task.CapturedContext = m_capturedContext;
        Events.Continuation(task, inline ? 0 : 3);
        if (inline) InlineIfPossibleOrElseQueue(task, false);
        else
        {
            try
            {
                task.ScheduleAndStart(false);
            }
            catch (TaskSchedulerException)
            {
                // the scheduler refused: the continuation never runs
            }
        }
    }

    /// What the continuation throws ends the process: it has no task of its own to keep it.
    private static void InvokeAction(object state)
    {
        try
        {
            ((Action)state)();
        }
        catch (Exception e)
        {
            Task.ThrowAsync(e, null);
        }
    }
}
