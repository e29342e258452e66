namespace System.Threading;

/// Where code wants its continuations to run. The base class stands for the thread pool.
public class SynchronizationContext
{
    private bool _requireWaitNotification;

    public static SynchronizationContext Current => Thread.CurrentThread._synchronizationContext;

    public static void SetSynchronizationContext(SynchronizationContext syncContext)
    {
        Thread.CurrentThread._synchronizationContext = syncContext;
    }

    public virtual void Send(SendOrPostCallback d, object state) => d(state);

    public virtual void Post(SendOrPostCallback d, object state)
        => ThreadPool.QueueUserWorkItem(s_invoke, (d, state), false);

    private static readonly Action<(SendOrPostCallback, object)> s_invoke = Invoke;

    [System.Diagnostics.StackTraceHidden]
    private static void Invoke((SendOrPostCallback, object) call) => call.Item1(call.Item2);

    public virtual void OperationStarted() { }
    public virtual void OperationCompleted() { }
    public virtual SynchronizationContext CreateCopy() => new SynchronizationContext();
    protected void SetWaitNotificationRequired() { _requireWaitNotification = true; }
    public bool IsWaitNotificationRequired() => _requireWaitNotification;
}
