using System.Diagnostics;
namespace System.Threading;

/// A queued delegate that runs in the default context.
internal sealed class QueueUserWorkItemCallbackDefaultContext : IThreadPoolWorkItem
{
    private readonly WaitCallback _callback;
    private readonly object _state;

    internal QueueUserWorkItemCallbackDefaultContext(WaitCallback callback, object state)
    {
        _callback = callback;
        _state = state;
    }

    [StackTraceHidden]
    public void Execute() => _callback(_state);
}

internal sealed class QueueUserWorkItemCallbackDefaultContext<TState> : IThreadPoolWorkItem
{
    private readonly Action<TState> _callback;
    private readonly TState _state;

    internal QueueUserWorkItemCallbackDefaultContext(Action<TState> callback, TState state)
    {
        _callback = callback;
        _state = state;
    }

    [StackTraceHidden]
    public void Execute() => _callback(_state);
}
