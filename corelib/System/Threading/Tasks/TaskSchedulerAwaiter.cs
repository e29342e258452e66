using System.Runtime.CompilerServices;
namespace System.Threading.Tasks;

/// `await scheduler` inside the library: goes on as a work item or task of that scheduler.
internal readonly struct TaskSchedulerAwaiter : ICriticalNotifyCompletion
{
    private readonly TaskScheduler _scheduler;
    private static readonly Action<object> s_invoke = Invoke;

    internal TaskSchedulerAwaiter(TaskScheduler scheduler)
    {
        _scheduler = scheduler;
    }

    public bool IsCompleted => false;
    public void GetResult() { }
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        if (_scheduler == TaskScheduler.Default) ThreadPool.UnsafeQueueUserWorkItem(s_invoke, (object)continuation, true);
        else Task.Factory.StartNew(continuation, default, TaskCreationOptions.None, _scheduler);
    }

    private static void Invoke(object action) => ((Action)action)();
}
