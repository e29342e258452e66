using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Hoist.Runtime;
namespace System.Threading.Tasks.Sources;

/// What an IValueTaskSource needs: one result, one continuation, and a version that tells uses apart.
public struct ManualResetValueTaskSourceCore<TResult>
{
    /// The registered continuation; s_sentinel when the result came first.
    private Action<object> _continuation;
    private object _continuationState;
    /// Where the continuation belongs: null, an ExecutionContext, a SynchronizationContext, a TaskScheduler or a CapturedContexts.
    private object _capturedContext;
    private ExceptionDispatchInfo _error;
    private TResult _result;
    private short _version;
    private bool _completed;
    private bool _runContinuationsAsynchronously;

    public bool RunContinuationsAsynchronously
    {
        get => _runContinuationsAsynchronously;
        set => _runContinuationsAsynchronously = value;
    }

    public short Version => _version;

    public void Reset()
    {
        _version = unchecked((short)(_version + 1));
        _continuation = null;
        _continuationState = null;
        _capturedContext = null;
        _error = null;
        _result = default;
        _completed = false;
    }

    public void SetResult(TResult result)
    {
        _result = result;
        SignalCompletion();
    }

    public void SetException(Exception error)
    {
        _error = ExceptionDispatchInfo.Capture(error);
        SignalCompletion();
    }

    public ValueTaskSourceStatus GetStatus(short token)
    {
        if (token != _version) throw new InvalidOperationException();
        if (_continuation == null || !_completed) return ValueTaskSourceStatus.Pending;
        if (_error == null) return ValueTaskSourceStatus.Succeeded;
        return _error.SourceException is OperationCanceledException ? ValueTaskSourceStatus.Canceled : ValueTaskSourceStatus.Faulted;
    }

    [StackTraceHidden]
    public TResult GetResult(short token)
    {
        if (token != _version || !_completed || _error != null) ThrowForFailedGetResult(token);
        return _result;
    }

    [StackTraceHidden]
    private void ThrowForFailedGetResult(short token)
    {
        if (token == _version && _completed) _error.Throw();
        throw new InvalidOperationException();
    }

    public void OnCompleted(Action<object> continuation, object state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (continuation == null) throw new ArgumentNullException("continuation");
        if (token != _version) throw new InvalidOperationException();
        if (flags != ValueTaskSourceOnCompletedFlags.None) CaptureContext(flags);
        Action<object> stored = _continuation;
        if (stored == null)
        {
            _continuationState = state;
            _continuation = continuation;
            return;
        }
        if ((object)stored != (object)ValueTaskSourceSentinel.Instance) throw new InvalidOperationException();
        // completed already: never inline
        object context = _capturedContext;
        if (context == null || context is ExecutionContext) Events.Continuation(state, 5);
        if (context == null) ThreadPool.UnsafeQueueUserWorkItem(continuation, state, true);
        else if (context is ExecutionContext) ThreadPool.QueueUserWorkItem(continuation, state, true);
        else CapturedContexts.Schedule(context, continuation, state);
    }

    private void CaptureContext(ValueTaskSourceOnCompletedFlags flags)
    {
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0) _capturedContext = ExecutionContext.Capture();
        if ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) == 0) return;
        object scheduling = CapturedContexts.CurrentScheduling();
        if (scheduling == null) return;
        if (_capturedContext == null) _capturedContext = scheduling;
        else _capturedContext = new CapturedContexts(scheduling, (ExecutionContext)_capturedContext);
    }

    private void SignalCompletion()
    {
        if (_completed) throw new InvalidOperationException();
        _completed = true;
        Action<object> continuation = _continuation;
        if (continuation == null)
        {
            _continuation = ValueTaskSourceSentinel.Instance;
            return;
        }
        object context = _capturedContext;
        object state = _continuationState;
        if (context == null)
        {
            Events.Continuation(state, _runContinuationsAsynchronously ? 4 : 0);
            if (_runContinuationsAsynchronously) ThreadPool.UnsafeQueueUserWorkItem(continuation, state, true);
            else continuation(state);
        }
        else CapturedContexts.Invoke(context, continuation, state, _runContinuationsAsynchronously);
    }
}
