using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
namespace System.Threading;

/// Tells whether an operation should stop.
public readonly struct CancellationToken : IEquatable<CancellationToken>
{
    private readonly CancellationTokenSource _source;
    private static readonly Action<object> s_invokeAction = InvokeAction;

    public static CancellationToken None => default;

    internal CancellationToken(CancellationTokenSource source)
    {
        _source = source;
    }

    public CancellationToken(bool canceled)
    {
        _source = canceled ? CancellationTokenSource.s_canceledSource : null;
    }

    public bool IsCancellationRequested => _source != null && _source.IsCancellationRequested;
    public bool CanBeCanceled => _source != null;

    public WaitHandle WaitHandle => (_source == null ? CancellationTokenSource.s_neverCanceledSource : _source).GetWaitHandle();

    public CancellationTokenRegistration Register(Action callback) => Register(callback, false);

    public CancellationTokenRegistration Register(Action callback, bool useSynchronizationContext)
    {
        if (callback == null) throw new ArgumentNullException("callback");
        return Register(s_invokeAction, callback, useSynchronizationContext, true);
    }

    private static void InvokeAction(object action) => ((Action)action)();

    public CancellationTokenRegistration Register(Action<object> callback, object state) => Register(callback, state, false, true);
    public CancellationTokenRegistration Register(Action<object, CancellationToken> callback, object state) => Register(callback, state, false, true);
    public CancellationTokenRegistration Register(Action<object> callback, object state, bool useSynchronizationContext) => Register(callback, state, useSynchronizationContext, true);
    public CancellationTokenRegistration UnsafeRegister(Action<object> callback, object state) => Register(callback, state, false, false);
    public CancellationTokenRegistration UnsafeRegister(Action<object, CancellationToken> callback, object state) => Register(callback, state, false, false);

    private CancellationTokenRegistration Register(Delegate callback, object state, bool useSynchronizationContext, bool useExecutionContext)
    {
        if ((object)callback == null) throw new ArgumentNullException("callback");
        if (_source == null) return default;
        return _source.Register(callback, state, useSynchronizationContext ? SynchronizationContext.Current : null, useExecutionContext ? ExecutionContext.Capture() : null);
    }

    public bool Equals(CancellationToken other) => _source == other._source;
    public override bool Equals(object other) => other is CancellationToken token && _source == token._source;
    public override int GetHashCode() => (_source == null ? CancellationTokenSource.s_neverCanceledSource : _source).GetHashCode();
    public static bool operator ==(CancellationToken left, CancellationToken right) => left._source == right._source;
    public static bool operator !=(CancellationToken left, CancellationToken right) => left._source != right._source;

    public void ThrowIfCancellationRequested()
    {
        if (_source != null && _source.IsCancellationRequested) ThrowOperationCanceledException();
    }

    private void ThrowOperationCanceledException() => throw new OperationCanceledException("The operation was canceled.", this);
}
