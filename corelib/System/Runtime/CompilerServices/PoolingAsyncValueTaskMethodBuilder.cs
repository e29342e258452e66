using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using System.Threading.Tasks.Sources;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// Builder (chosen by attribute) whose boxes are value task sources that are used again after GetResult.
public struct PoolingAsyncValueTaskMethodBuilder
{
    private PoolingAsyncValueTaskMethodBuilder<VoidTaskResult>.StateMachineBox m_task;

    public static PoolingAsyncValueTaskMethodBuilder Create() => default;

    [StackTraceHidden]
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Events.Started(3);
        AsyncMethodBuilderCore.Start(ref stateMachine);
    }

    public void SetStateMachine(IAsyncStateMachine stateMachine) => AsyncMethodBuilderCore.SetStateMachine(stateMachine, null);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitOnCompleted(ref awaiter, PoolingAsyncValueTaskMethodBuilder<VoidTaskResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitUnsafeOnCompleted(ref awaiter, PoolingAsyncValueTaskMethodBuilder<VoidTaskResult>.GetStateMachineBox(ref stateMachine, ref m_task));

    public ValueTask Task
    {
        get
        {
            if (m_task == PoolingAsyncValueTaskMethodBuilder<VoidTaskResult>.s_syncSuccessSentinel) return default;
            if (m_task == null) m_task = new PoolingAsyncValueTaskMethodBuilder<VoidTaskResult>.StateMachineBox();
            return new ValueTask(m_task, m_task.Version);
        }
    }

    public void SetResult()
    {
        if (m_task == null)
        {
            Events.CompletedSynchronously();
            m_task = PoolingAsyncValueTaskMethodBuilder<VoidTaskResult>.s_syncSuccessSentinel;
        }
        else m_task.SetResult(default);
    }

    public void SetException(Exception exception)
    {
        if (m_task == null) m_task = new PoolingAsyncValueTaskMethodBuilder<VoidTaskResult>.StateMachineBox();
        m_task.SetException(exception);
    }
}

public struct PoolingAsyncValueTaskMethodBuilder<TResult>
{
    internal static readonly StateMachineBox s_syncSuccessSentinel = new StateMachineBox();
    private StateMachineBox m_task;
    private TResult _result;

    public static PoolingAsyncValueTaskMethodBuilder<TResult> Create() => default;

    [StackTraceHidden]
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Events.Started(3);
        AsyncMethodBuilderCore.Start(ref stateMachine);
    }

    public void SetStateMachine(IAsyncStateMachine stateMachine) => AsyncMethodBuilderCore.SetStateMachine(stateMachine, null);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitOnCompleted(ref awaiter, GetStateMachineBox(ref stateMachine, ref m_task));

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine
        => AsyncMethodBuilderCore.AwaitUnsafeOnCompleted(ref awaiter, GetStateMachineBox(ref stateMachine, ref m_task));

    public ValueTask<TResult> Task
    {
        get
        {
            if (m_task == s_syncSuccessSentinel) return new ValueTask<TResult>(_result);
            if (m_task == null) m_task = new StateMachineBox();
            return new ValueTask<TResult>(m_task, m_task.Version);
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
        else m_task.SetResult(result);
    }

    public void SetException(Exception exception)
    {
        if (m_task == null) m_task = new StateMachineBox();
        m_task.SetException(exception);
    }

    internal static IAsyncStateMachineBox GetStateMachineBox<TStateMachine>(ref TStateMachine stateMachine, ref StateMachineBox boxField) where TStateMachine : IAsyncStateMachine
    {
        ExecutionContext context = ExecutionContext.Capture();
        if (boxField is StateMachineBox<TStateMachine> box)
        {
            box._context = context;
            return box;
        }
        StateMachineBox<TStateMachine> rented = StateMachineBox<TStateMachine>.Rent();
        boxField = rented;
        rented.StateMachine = stateMachine;
        rented._context = context;
        Events.StateMachineBoxed(rented);
        return rented;
    }

    /// The part of a box that doesn't know the machine; by itself the source of a failed or never started method.
    internal class StateMachineBox : IValueTaskSource<TResult>, IValueTaskSource
    {
        protected Action _moveNextAction;
        internal ExecutionContext _context;
        protected ManualResetValueTaskSourceCore<TResult> _valueTaskSource;

        internal void SetResult(TResult result) => _valueTaskSource.SetResult(result);
        internal void SetException(Exception error) => _valueTaskSource.SetException(error);
        internal short Version => _valueTaskSource.Version;
        public ValueTaskSourceStatus GetStatus(short token) => _valueTaskSource.GetStatus(token);

        public void OnCompleted(Action<object> continuation, object state, short token, ValueTaskSourceOnCompletedFlags flags)
            => _valueTaskSource.OnCompleted(continuation, state, token, flags);

        [StackTraceHidden]
        TResult IValueTaskSource<TResult>.GetResult(short token) => TakeResult(token);

        [StackTraceHidden]
        void IValueTaskSource.GetResult(short token) => TakeResult(token);

        [StackTraceHidden]
        protected virtual TResult TakeResult(short token) => _valueTaskSource.GetResult(token);
    }

    private sealed class StateMachineBox<TStateMachine> : StateMachineBox, IAsyncStateMachineBox where TStateMachine : IAsyncStateMachine
    {
        [ThreadStatic] private static StateMachineBox<TStateMachine> t_cached;
        private static StateMachineBox<TStateMachine> s_shared;
        internal TStateMachine StateMachine;

        /// From the thread's slot, else from the shared slot, else new.
        internal static StateMachineBox<TStateMachine> Rent()
        {
            StateMachineBox<TStateMachine> box = t_cached;
            if (box != null)
            {
                t_cached = null;
                return box;
            }
            box = s_shared;
            if (box != null)
            {
                s_shared = null;
                return box;
            }
            return new StateMachineBox<TStateMachine>();
        }

        private void Return()
        {
            StateMachine = default;
            _context = null;
            _valueTaskSource.Reset();
            if (t_cached == null) t_cached = this;
            else if (s_shared == null) s_shared = this;
        }

        [StackTraceHidden]
        protected override TResult TakeResult(short token)
        {
            // a wrong version is somebody else's use: the box stays where it is
            if (token != _valueTaskSource.Version || _valueTaskSource.GetStatus(token) == ValueTaskSourceStatus.Pending) return _valueTaskSource.GetResult(token);
            try
            {
                return _valueTaskSource.GetResult(token);
            }
            finally
            {
                Return();
            }
        }

        public Action MoveNextAction
        {
            get
            {
                if (_moveNextAction == null) _moveNextAction = new Action(MoveNext);
                return _moveNextAction;
            }
        }

        [StackTraceHidden]
        public void Execute() => MoveNext();

        [StackTraceHidden]
        public void MoveNext()
        {
            Events.Resumed(this);
            ExecutionContext context = _context;
            if (context == null)
            {
                StateMachine.MoveNext();
                return;
            }
            if (context.m_isDefault) context = null;
            Thread thread = Thread.CurrentThread;
            ExecutionContext previousContext = thread._executionContext;
            SynchronizationContext previousSynchronization = thread._synchronizationContext;
            if (previousContext != context) ExecutionContext.RestoreChangedContextToThread(thread, context, previousContext);
            try
            {
                StateMachine.MoveNext();
            }
            finally
            {
                thread._synchronizationContext = previousSynchronization;
                ExecutionContext current = thread._executionContext;
                if (current != previousContext) ExecutionContext.RestoreChangedContextToThread(thread, previousContext, current);
            }
        }
    }
}
