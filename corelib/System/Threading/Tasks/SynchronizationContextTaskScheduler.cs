using System.Collections.Generic;
namespace System.Threading.Tasks;

/// Posts each task to the SynchronizationContext that was current at its making.
internal sealed class SynchronizationContextTaskScheduler : TaskScheduler
{
    private readonly SynchronizationContext m_synchronizationContext;
    private static readonly SendOrPostCallback s_run = Run;

    internal SynchronizationContextTaskScheduler()
    {
        SynchronizationContext context = SynchronizationContext.Current;
        if (context == null) throw new InvalidOperationException("The current SynchronizationContext may not be used as a TaskScheduler.");
        m_synchronizationContext = context;
    }

    protected override void QueueTask(Task task) => m_synchronizationContext.Post(s_run, task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (SynchronizationContext.Current != m_synchronizationContext) return false;
        return TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks() => null;
    public override int MaximumConcurrencyLevel => 1;

    private static void Run(object state) => ((Task)state).ExecuteEntry(Thread.CurrentThread, false);
}
