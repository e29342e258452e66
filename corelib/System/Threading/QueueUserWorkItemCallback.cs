using System.Diagnostics;
namespace System.Threading;

/// A queued delegate with the ExecutionContext it runs in.
internal sealed class QueueUserWorkItemCallback : IThreadPoolWorkItem
{
    private readonly WaitCallback _callback;
    private readonly object _state;
    private readonly ExecutionContext _context;

    internal QueueUserWorkItemCallback(WaitCallback callback, object state, ExecutionContext context)
    {
        _callback = callback;
        _state = state;
        _context = context;
    }

    [StackTraceHidden]
    public void Execute()
    {
        ExecutionContext.RestoreChangedContextToThread(Thread.CurrentThread, _context, null);
        _callback(_state);
    }
}

internal sealed class QueueUserWorkItemCallback<TState> : IThreadPoolWorkItem
{
    private readonly Action<TState> _callback;
    private readonly TState _state;
    private readonly ExecutionContext _context;

    internal QueueUserWorkItemCallback(Action<TState> callback, TState state, ExecutionContext context)
    {
        _callback = callback;
        _state = state;
        _context = context;
    }

    [StackTraceHidden]
    public void Execute()
    {
        ExecutionContext.RestoreChangedContextToThread(Thread.CurrentThread, _context, null);
        _callback(_state);
    }
}
