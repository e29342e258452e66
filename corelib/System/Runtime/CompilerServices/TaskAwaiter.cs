using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
namespace System.Runtime.CompilerServices;

public readonly struct TaskAwaiter : ICriticalNotifyCompletion, ITaskAwaiter
{
    internal readonly Task m_task;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TaskAwaiter(Task task)
    {
        m_task = task;
    }

    public bool IsCompleted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (m_task.m_stateFlags & Task.CompletedMask) != 0;
    }

    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void GetResult()
    {
        if ((m_task.m_stateFlags & Task.RanToCompletion) == 0) FinishGetResult(m_task);
    }

    /// GetResult's other half, which stands for its frame: GetResult itself is expanded where it is called.
    [StackTraceHidden]
    internal static void FinishGetResult(Task task) => WaitOrThrow(task, ConfigureAwaitOptions.None);

    public void OnCompleted(Action continuation) => m_task.HookAction(continuation, true, true);
    public void UnsafeOnCompleted(Action continuation) => m_task.HookAction(continuation, true, false);

    /// GetResult of a task that has not (yet) run to completion: blocks if it isn't completed, then throws what it must.
    /// An await that throws crosses four frames: ExceptionDispatchInfo.Throw, this, GetResult and the machine's MoveNext.
    [StackTraceHidden]
    internal static void WaitOrThrow(Task task, ConfigureAwaitOptions options)
    {
        if (!task.IsCompleted) task.InternalWait(-1, default);
        if ((task.m_stateFlags & Task.RanToCompletion) != 0) return;
        if ((options & ConfigureAwaitOptions.SuppressThrowing) != 0)
        {
            task.MarkExceptionsAsHandled();
            return;
        }
        if (task.IsCanceled)
        {
            ExceptionDispatchInfo stored = task.GetCancellationExceptionDispatchInfo();
            if (stored != null) stored.Throw();
            throw new TaskCanceledException(task);
        }
        task.GetExceptionDispatchInfos()[0].Throw();
    }
}

public readonly struct TaskAwaiter<TResult> : ICriticalNotifyCompletion, ITaskAwaiter
{
    private readonly Task<TResult> m_task;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TaskAwaiter(Task<TResult> task)
    {
        m_task = task;
    }

    public bool IsCompleted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (m_task.m_stateFlags & Task.CompletedMask) != 0;
    }

    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TResult GetResult()
    {
        if ((m_task.m_stateFlags & Task.RanToCompletion) == 0) TaskAwaiter.FinishGetResult(m_task);
        return m_task.m_result;
    }

    public void OnCompleted(Action continuation) => m_task.HookAction(continuation, true, true);
    public void UnsafeOnCompleted(Action continuation) => m_task.HookAction(continuation, true, false);
}
