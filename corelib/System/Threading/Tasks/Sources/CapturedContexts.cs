using Hoist.Runtime;
namespace System.Threading.Tasks.Sources;

/// An ExecutionContext and the SynchronizationContext or TaskScheduler that a continuation was registered under.
internal sealed class CapturedContexts
{
    private readonly object _scheduling;
    private readonly ExecutionContext _context;
    private static readonly ContextCallback s_run = Run;
    private static readonly SendOrPostCallback s_posted = Posted;

    internal CapturedContexts(object scheduling, ExecutionContext context)
    {
        _scheduling = scheduling;
        _context = context;
    }

    /// The custom SynchronizationContext or TaskScheduler that is current; null if there is none.
    internal static object CurrentScheduling()
    {
        SynchronizationContext context = SynchronizationContext.Current;
        if (context != null && context.GetType() != typeof(SynchronizationContext))
        {
            Events.ContextCaptured(context);
            return context;
        }
        TaskScheduler scheduler = TaskScheduler.Current;
        if (scheduler == TaskScheduler.Default) return null;
        Events.ContextCaptured(scheduler);
        return scheduler;
    }

    /// Runs the continuation as the captured context wants it.
    internal static void Invoke(object captured, Action<object> continuation, object state, bool runAsynchronously)
    {
        if (captured is ExecutionContext context)
        {
            Events.Continuation(state, runAsynchronously ? 4 : 0);
            if (runAsynchronously) QueueIn(context, continuation, state);
            else ExecutionContext.RunInternal(context, s_run, new Call(continuation, state));
            return;
        }
        Schedule(captured, continuation, state);
    }

    private static void QueueIn(ExecutionContext context, Action<object> continuation, object state)
        => ThreadPool.Queue(new QueueUserWorkItemCallback<object>(continuation, state, context), ThreadPool.PreferLocal);

    internal static void Schedule(object captured, Action<object> continuation, object state)
    {
        if (captured is CapturedContexts both) captured = both._scheduling;
        Events.Continuation(state, captured is SynchronizationContext ? 2 : 3);
        if (captured is SynchronizationContext context) context.Post(s_posted, new Call(continuation, state));
        else Task.Factory.StartNew(continuation, state, CancellationToken.None, TaskCreationOptions.DenyChildAttach, (TaskScheduler)captured);
    }

    private static void Run(object call) => ((Call)call).Invoke();
    private static void Posted(object call) => ((Call)call).Invoke();

    private sealed class Call
    {
        private readonly Action<object> _continuation;
        private readonly object _state;

        internal Call(Action<object> continuation, object state)
        {
            _continuation = continuation;
            _state = state;
        }

        internal void Invoke() => _continuation(_state);
    }
}
