using Hoist.Runtime;
namespace System.Threading.Tasks;

/// Resumes in the captured SynchronizationContext: inline when it is current, else posted.
[NetFields("object m_syncContext")]
internal sealed class SynchronizationContextAwaitTaskContinuation : AwaitTaskContinuation
{
    private readonly SynchronizationContext m_syncContext;
    private static readonly SendOrPostCallback s_invokeAction = InvokeAction;
    private static readonly ContextCallback s_post = Post;

    internal SynchronizationContextAwaitTaskContinuation(SynchronizationContext context, Action action, bool flowContext) : base(action, flowContext)
    {
        m_syncContext = context;
    }

    internal override void Run(Task completedTask, bool canInline)
    {
        if (canInline && m_syncContext == Thread.CurrentThread._synchronizationContext)
        {
            Events.Continuation(m_action, 7);
            RunHidden(s_invoke, m_action);
        }
        else
        {
            Events.Continuation(m_action, 2);
            RunHidden(s_post, this);
        }
    }

    private static void Post(object state)
    {
        SynchronizationContextAwaitTaskContinuation self = (SynchronizationContextAwaitTaskContinuation)state;
        self.m_syncContext.Post(s_invokeAction, self.m_action);
    }

    [System.Diagnostics.StackTraceHidden]
    private static void InvokeAction(object state) => ((Action)state)();
}
