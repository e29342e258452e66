using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

// The hard idea: until an async method suspends, nothing of it is on the heap. Its machine is a struct on the caller's stack, its builder a null
// reference. At the first suspension a box is made that *is* the task: it derives from Task<TResult> and has one more field, the machine, copied from
// the stack. The box is also what the awaited task keeps as its continuation, so that one object serves as task, machine and callback:
//
//     async Task F() { await t; }        // 96 bytes: Task<VoidTaskResult> with a 24-byte machine in it

/// Builder of async methods that return Task.
public struct AsyncTaskMethodBuilder
{
    private Task<VoidTaskResult> m_task;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AsyncTaskMethodBuilder Create() => default;

    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Events.Started(0);
        AsyncMethodBuilderCore.Start(ref stateMachine);
    }

    public void SetStateMachine(IAsyncStateMachine stateMachine) => AsyncMethodBuilderCore.SetStateMachine(stateMachine, m_task);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitOnCompleted(ref awaiter, AsyncTaskMethodBuilder<VoidTaskResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine
    {
        if (AwaiterKind<TAwaiter>.Kind == AwaiterKind<TAwaiter>.Yield && YieldAwaitable.YieldAwaiter.TryYieldAgain(m_task)) return;
        AsyncMethodBuilderCore.AwaitUnsafeOnCompleted(ref awaiter, AsyncTaskMethodBuilder<VoidTaskResult>.GetStateMachineBox(ref stateMachine, ref m_task));
    }

    public Task Task
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (m_task == null) m_task = AsyncTaskMethodBuilder<VoidTaskResult>.NewPromise();
            return m_task;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetResult()
    {
        if (m_task == null)
        {
            Events.CompletedSynchronously();
            m_task = Threading.Tasks.Task.s_completedTask;
        }
        else AsyncTaskMethodBuilder<VoidTaskResult>.SetExistingTaskResult(m_task, default);
    }

    public void SetException(Exception exception) => AsyncTaskMethodBuilder<VoidTaskResult>.SetException(exception, ref m_task);

    internal object ObjectIdForDebugger => Task;
}

/// Builder of async methods that return Task<TResult>.
public struct AsyncTaskMethodBuilder<TResult>
{
    private Task<TResult> m_task;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AsyncTaskMethodBuilder<TResult> Create() => default;

    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Events.Started(0);
        AsyncMethodBuilderCore.Start(ref stateMachine);
    }

    public void SetStateMachine(IAsyncStateMachine stateMachine) => AsyncMethodBuilderCore.SetStateMachine(stateMachine, m_task);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitOnCompleted(ref awaiter, GetStateMachineBox(ref stateMachine, ref m_task));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine
    {
        if (AwaiterKind<TAwaiter>.Kind == AwaiterKind<TAwaiter>.Yield && YieldAwaitable.YieldAwaiter.TryYieldAgain(m_task)) return;
        AsyncMethodBuilderCore.AwaitUnsafeOnCompleted(ref awaiter, GetStateMachineBox(ref stateMachine, ref m_task));
    }

    public Task<TResult> Task
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (m_task == null) m_task = NewPromise();
            return m_task;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetResult(TResult result)
    {
        if (m_task == null)
        {
            Events.CompletedSynchronously();
            m_task = TaskCache<TResult>.GetTask(result);
        }
        else SetExistingTaskResult(m_task, result);
    }

    public void SetException(Exception exception) => SetException(exception, ref m_task);

    internal static Task<TResult> NewPromise() => new Task<TResult>();

    internal static void SetExistingTaskResult(Task<TResult> task, TResult result)
    {
        if (!task.TrySetResult(result))
            throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    internal static void SetException(Exception exception, ref Task<TResult> taskField)
    {
        if (exception == null) throw new ArgumentNullException("exception");
        if (taskField == null)
        {
            Events.CompletedSynchronously();
            taskField = new Task<TResult>();
        }
        Task<TResult> task = taskField;
        bool set = exception is OperationCanceledException canceled ? task.TrySetCanceled(canceled.CancellationToken, canceled) : task.TrySetException(exception);
        if (!set) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    /// The box of this machine: the one in the builder's field, or a new one into which the machine is copied.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static IAsyncStateMachineBox GetStateMachineBox<TStateMachine>(ref TStateMachine stateMachine, ref Task<TResult> taskField) where TStateMachine : IAsyncStateMachine
    {
        if (taskField is AsyncStateMachineBox<TStateMachine> box)
        {
            box.m_stateObject = ExecutionContext.Capture();
            return box;
        }
        return MakeStateMachineBox(ref stateMachine, ref taskField);
    }

    private static IAsyncStateMachineBox MakeStateMachineBox<TStateMachine>(ref TStateMachine stateMachine, ref Task<TResult> taskField) where TStateMachine : IAsyncStateMachine
    {
        ExecutionContext context = ExecutionContext.Capture();
        AsyncStateMachineBox<TStateMachine> made = new AsyncStateMachineBox<TStateMachine>();
        // the builder is a field of the machine: it must know the box before the machine is copied into it
        taskField = made;
        made.StateMachine = stateMachine;
        made.m_stateObject = context;
        Events.StateMachineBoxed(made);
        return made;
    }

    /// A suspended async method: task, machine and continuation in one object. The captured ExecutionContext is in m_stateObject
    /// (null: flow was suppressed), the delegate over MoveNext, if anybody needs one, in m_action.
    internal class AsyncStateMachineBox<TStateMachine> : Task<TResult>, IAsyncStateMachineBox where TStateMachine : IAsyncStateMachine
    {
        /// Read by the deadlock report.
        internal TStateMachine StateMachine;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal AsyncStateMachineBox() : base(WaitingForActivation | PromiseFlag | HiddenStateFlag, null) { }

        public Action MoveNextAction
        {
            get
            {
                if ((object)m_action == null) m_action = new Action(MoveNext);
                return (Action)m_action;
            }
        }

        [StackTraceHidden]
        internal override void ExecuteFromThreadPool(Thread thread) => MoveNext();

        [StackTraceHidden]
        public void Execute() => MoveNext();

        /// In the usual case (default context captured, none current) the VM runs the machine itself; else it calls MoveNextInContext.
        [StackTraceHidden]
        [Native("AsyncStateMachineBox.MoveNext")] public extern void MoveNext();

        [StackTraceHidden]
        private void MoveNextInContext()
        {
            Events.Resumed(this);
            ExecutionContext context = (ExecutionContext)m_stateObject;
            if (context == null) StateMachine.MoveNext();
            else
            {
                if (context.m_isDefault) context = null;
                Thread thread = Thread.CurrentThread;
                ExecutionContext previousContext = thread._executionContext;
                SynchronizationContext previousSynchronization = thread._synchronizationContext;
                if (previousContext != context) ExecutionContext.RestoreChangedContextToThread(thread, context, previousContext);
                try
                {
                    StateMachine.MoveNext();
                }
                catch
                {
                    Restore(thread, previousContext, previousSynchronization);
                    throw;
                }
                if (thread._synchronizationContext != previousSynchronization || thread._executionContext != previousContext)
                    Restore(thread, previousContext, previousSynchronization);
            }
            if ((m_stateFlags & CompletedMask) != 0)
            {
                StateMachine = default;
                m_stateObject = null;
            }
        }

        private static void Restore(Thread thread, ExecutionContext context, SynchronizationContext synchronization)
        {
            thread._synchronizationContext = synchronization;
            ExecutionContext current = thread._executionContext;
            if (current != context) ExecutionContext.RestoreChangedContextToThread(thread, context, current);
        }
    }
}
