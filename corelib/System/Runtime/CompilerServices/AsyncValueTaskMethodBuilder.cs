using System.Diagnostics;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// Builder of async methods that return ValueTask: without suspension nothing is allocated, with one the box of an async Task.
public struct AsyncValueTaskMethodBuilder
{
    private static readonly Task<VoidTaskResult> s_syncSuccessSentinel = new Task<VoidTaskResult>(default(VoidTaskResult));
    private Task<VoidTaskResult> m_task;

    public static AsyncValueTaskMethodBuilder Create() => default;

    [StackTraceHidden]
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Events.Started(2);
        AsyncMethodBuilderCore.Start(ref stateMachine);
    }

    public void SetStateMachine(IAsyncStateMachine stateMachine) => AsyncMethodBuilderCore.SetStateMachine(stateMachine, null);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitOnCompleted(ref awaiter, AsyncTaskMethodBuilder<VoidTaskResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitUnsafeOnCompleted(ref awaiter, AsyncTaskMethodBuilder<VoidTaskResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    public ValueTask Task
    {
        get
        {
            if (m_task == s_syncSuccessSentinel) return default;
            if (m_task == null) m_task = AsyncTaskMethodBuilder<VoidTaskResult>.NewPromise();
            return new ValueTask(m_task);
        }
    }

    public void SetResult()
    {
        if (m_task == null)
        {
            Events.CompletedSynchronously();
            m_task = s_syncSuccessSentinel;
        }
        else AsyncTaskMethodBuilder<VoidTaskResult>.SetExistingTaskResult(m_task, default);
    }

    public void SetException(Exception exception) => AsyncTaskMethodBuilder<VoidTaskResult>.SetException(exception, ref m_task);
}

public struct AsyncValueTaskMethodBuilder<TResult>
{
    private static readonly Task<TResult> s_syncSuccessSentinel = new Task<TResult>(default(TResult));
    private Task<TResult> m_task;
    private TResult _result;

    public static AsyncValueTaskMethodBuilder<TResult> Create() => default;

    [StackTraceHidden]
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Events.Started(2);
        AsyncMethodBuilderCore.Start(ref stateMachine);
    }

    public void SetStateMachine(IAsyncStateMachine stateMachine) => AsyncMethodBuilderCore.SetStateMachine(stateMachine, null);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitOnCompleted(ref awaiter, AsyncTaskMethodBuilder<TResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitUnsafeOnCompleted(ref awaiter, AsyncTaskMethodBuilder<TResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    public ValueTask<TResult> Task
    {
        get
        {
            if (m_task == s_syncSuccessSentinel) return new ValueTask<TResult>(_result);
            if (m_task == null) m_task = AsyncTaskMethodBuilder<TResult>.NewPromise();
            return new ValueTask<TResult>(m_task);
        }
    }

    public void SetResult(TResult result)
    {
        if (m_task == null)
        {
            Events.CompletedSynchronously();
            _result = result;
            m_task = s_syncSuccessSentinel;
        }
        else AsyncTaskMethodBuilder<TResult>.SetExistingTaskResult(m_task, result);
    }

    public void SetException(Exception exception) => AsyncTaskMethodBuilder<TResult>.SetException(exception, ref m_task);
}
