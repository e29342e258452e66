using System.Runtime.CompilerServices;
using Hoist.Runtime;
namespace System.Threading.Tasks;

/// A delegate as continuation, with the ExecutionContext it shall run in (null: whatever is there).
[NetFields("object m_capturedContext; object m_action; int m_continuationId")]
internal class AwaitTaskContinuation : TaskContinuation, IThreadPoolWorkItem
{
    protected readonly Action m_action;
    protected readonly ExecutionContext m_capturedContext;

    internal AwaitTaskContinuation(Action action, bool flowContext)
    {
        m_action = action;
        if (flowContext) m_capturedContext = ExecutionContext.Capture();
    }

    internal override void Run(Task completedTask, bool canInline)
    {
        if (canInline && Task.IsValidLocationForInlining(Thread.CurrentThread))
        {
            Events.Continuation(m_action, 0);
            RunHidden(s_invoke, m_action);
        }
        else
        {
            Events.Continuation(m_action, canInline ? 1 : 4);
            ThreadPool.Queue(this, ThreadPool.PreferLocal);
        }
    }

    [System.Diagnostics.StackTraceHidden]
    public void Execute()
    {
        if (m_capturedContext == null) m_action();
        else ExecutionContext.RunInternal(m_capturedContext, s_invoke, m_action);
    }

    protected static readonly ContextCallback s_invoke = Invoke;

    [System.Diagnostics.StackTraceHidden]
    private static void Invoke(object state) => ((Action)state)();

    /// Runs the callback in the captured context while the thread's current task is hidden; what it throws ends the process.
    protected void RunHidden(ContextCallback callback, object state)
    {
        Thread thread = Thread.CurrentThread;
        Task previous = thread._currentTask;
        thread._currentTask = null;
        thread._inlineDepth++;
        try
        {
            if (m_capturedContext == null) callback(state);
            else ExecutionContext.RunInternal(m_capturedContext, callback, state);
        }
        catch (Exception e)
        {
            Task.ThrowAsync(e, null);
        }
        thread._inlineDepth--;
        thread._currentTask = previous;
    }
}
