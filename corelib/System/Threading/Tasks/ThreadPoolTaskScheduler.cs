using System.Collections.Generic;
namespace System.Threading.Tasks;

internal sealed class ThreadPoolTaskScheduler : TaskScheduler
{
    protected override void QueueTask(Task task) => QueueToPool(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (taskWasPreviouslyQueued && !ThreadPool.TryPopLocal(task)) return false;
        task.ExecuteEntry(Thread.CurrentThread, false);
        return true;
    }

    protected override bool TryDequeue(Task task) => ThreadPool.TryPopLocal(task);
    protected override IEnumerable<Task> GetScheduledTasks() => Array.Empty<Task>();
}
