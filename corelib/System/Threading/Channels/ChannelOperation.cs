using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using System.Threading.Tasks.Sources;
using Hoist.Runtime;
namespace System.Threading.Channels;

/// A pending read, write or wait of a channel, whatever its result: its place in a queue.
internal abstract class ChannelOperation
{
    internal ChannelOperation Next;
    internal ChannelOperation Prev;
    /// The queue it waits in; null when it isn't in one.
    internal OperationQueue Queue;

    internal abstract void Fail(Exception error);
    internal abstract void Cancel(CancellationToken token);


}

/// An operation as a value task source. Pooled ones are used again after GetResult.
[NetSize(96)]
internal class ChannelOperation<TResult> : ChannelOperation, IValueTaskSource<TResult>, IValueTaskSource, IThreadPoolWorkItem
{
    private readonly bool _pooled;
    private readonly bool _runContinuationsAsynchronously;
    private bool _available;
    /// Somebody has decided the outcome.
    private bool _reserved;
    private bool _completed;
    private short _currentId;
    private TResult _result;
    private ExceptionDispatchInfo _error;
    private Action<object> _continuation;
    private object _continuationState;
    private object _capturedContext;
    private CancellationTokenRegistration _registration;
    private static readonly SendOrPostCallback s_posted = RunObject;
    private static readonly ContextCallback s_inContext = InvokeObject;
    private static readonly Action<object> s_scheduled = RunObject;

    internal ChannelOperation(bool runContinuationsAsynchronously, CancellationToken token, bool pooled, ChannelCancellation cancellation)
    {
        _pooled = pooled;
        _available = pooled;
        _runContinuationsAsynchronously = runContinuationsAsynchronously;
        if (!pooled)
        {
            Action<object, CancellationToken> callback = cancellation.Callback;
            if (token.CanBeCanceled) _registration = token.UnsafeRegister(callback, this);
        }
    }

    internal ValueTask<TResult> ValueTaskOfT => new ValueTask<TResult>(this, _currentId);
    internal ValueTask ValueTaskOfNothing => new ValueTask(this, _currentId);

    /// For the pooled one: takes it if nobody uses it.
    internal bool TryOwnAndReset()
    {
        if (!_available) return false;
        _available = false;
        _reserved = false;
        _completed = false;
        _error = null;
        _result = default;
        _continuation = null;
        _continuationState = null;
        _capturedContext = null;
        return true;
    }

    internal bool TrySetResult(TResult item)
    {
        if (_reserved) return false;
        _reserved = true;
        _registration.Unregister();
        _result = item;
        SignalCompletion();
        return true;
    }

    internal override void Fail(Exception error)
    {
        if (_reserved) return;
        _reserved = true;
        _registration.Unregister();
        _error = ExceptionDispatchInfo.Capture(error);
        SignalCompletion();
    }

    internal override void Cancel(CancellationToken token)
    {
        if (_reserved) return;
        if (Queue != null) Queue.Remove(this);
        _reserved = true;
        _error = ExceptionDispatchInfo.Capture(new OperationCanceledException(token));
        SignalCompletion();
    }

    private void SignalCompletion()
    {
        if (_continuation == null)
        {
            _completed = true;
            return;
        }
        object context = _capturedContext;
        bool inPool = context == null || context is ExecutionContext;
        Events.Continuation(_continuationState, inPool ? _runContinuationsAsynchronously ? 4 : 0 : context is SynchronizationContext ? 2 : 3);
        if (inPool)
        {
            if (_runContinuationsAsynchronously) ThreadPool.Queue(this, ThreadPool.Global);
            else Execute();
        }
        else if (context is SynchronizationContext synchronization) synchronization.Post(s_posted, this);
        else Task.Factory.StartNew(s_scheduled, this, CancellationToken.None, TaskCreationOptions.DenyChildAttach, (TaskScheduler)context);
    }

    private static void RunObject(object operation) => ((ChannelOperation<TResult>)operation).Execute();

    public void Execute()
    {
        _completed = true;
        if (_capturedContext is ExecutionContext context) ExecutionContext.RunInternal(context, s_inContext, this);
        else Invoke();
    }

    private static void InvokeObject(object operation) => ((ChannelOperation<TResult>)operation).Invoke();

    private void Invoke()
    {
        Action<object> continuation = _continuation;
        object state = _continuationState;
        _continuationState = null;
        continuation(state);
    }

    private void CheckId(short token)
    {
        if (token != _currentId) throw new InvalidOperationException("The result of the operation was already consumed and may not be used again.");
    }

    public ValueTaskSourceStatus GetStatus(short token)
    {
        CheckId(token);
        if (!_completed) return ValueTaskSourceStatus.Pending;
        if (_error == null) return ValueTaskSourceStatus.Succeeded;
        return _error.SourceException is OperationCanceledException ? ValueTaskSourceStatus.Canceled : ValueTaskSourceStatus.Faulted;
    }

    public TResult GetResult(short token)
    {
        CheckId(token);
        if (!_completed) throw new InvalidOperationException("The asynchronous operation has not completed.");
        ExceptionDispatchInfo error = _error;
        TResult result = _result;
        _currentId = unchecked((short)(_currentId + 1));
        if (_pooled) _available = true;
        if (error != null) error.Throw();
        return result;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public void OnCompleted(Action<object> continuation, object state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        CheckId(token);
        if (_continuation != null) throw new InvalidOperationException("Another continuation was already registered.");
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0) _capturedContext = ExecutionContext.Capture();
        if ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0)
        {
            object scheduling = CapturedContexts.CurrentScheduling();
            if (scheduling != null) _capturedContext = scheduling;
        }
        _continuation = continuation;
        _continuationState = state;
        if (!_completed) return;
        object context = _capturedContext;
        Events.Continuation(state, context == null || context is ExecutionContext ? 5 : context is SynchronizationContext ? 2 : 3);
        if (context == null || context is ExecutionContext) ThreadPool.Queue(this, ThreadPool.Global);
        else if (context is SynchronizationContext synchronization) synchronization.Post(s_posted, this);
        else Task.Factory.StartNew(s_scheduled, this, CancellationToken.None, TaskCreationOptions.DenyChildAttach, (TaskScheduler)context);
    }
}
