namespace System.Threading.Tasks;

/// What a task keeps to run at its end, when it is more than a box or a delegate.
internal abstract class TaskContinuation
{
    internal abstract void Run(Task completedTask, bool canInline);

    /// Starts `task` inline if its scheduler agrees, else queues it.
    protected static void InlineIfPossibleOrElseQueue(Task task, bool protect)
    {
        if (protect)
        {
            if (!task.MarkStarted()) return;
        }
        else task.m_stateFlags |= Task.Started;
        try
        {
            if (!task.m_taskScheduler.TryRunInline(task, false)) task.m_taskScheduler.InternalQueueTask(task);
        }
        catch (Exception e)
        {
            task.AddException(new TaskSchedulerException(e));
            task.Finish(false);
        }
    }
}
