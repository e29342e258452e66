using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// Builder of async iterators: the iterator object is the machine; the box only carries it through suspensions.
public struct AsyncIteratorMethodBuilder
{
    private Task<VoidTaskResult> m_task;

    public static AsyncIteratorMethodBuilder Create() => default;

    /// One MoveNextAsync (or DisposeAsync): runs the machine with the same protection of the caller's contexts as Start.
    [StackTraceHidden]
    public void MoveNext<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Events.Started(4);
        AsyncMethodBuilderCore.Start(ref stateMachine);
    }

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitOnCompleted(ref awaiter, AsyncTaskMethodBuilder<VoidTaskResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitUnsafeOnCompleted(ref awaiter, AsyncTaskMethodBuilder<VoidTaskResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    /// The iterator has ended.
    public void Complete()
    {
        if (m_task == null) m_task = Task.s_completedTask;
        else AsyncTaskMethodBuilder<VoidTaskResult>.SetExistingTaskResult(m_task, default);
    }
}
