using System.Threading;
namespace System;

/// Reports progress to the SynchronizationContext that was current at its making.
public class Progress<T> : IProgress<T>
{
    private readonly SynchronizationContext _synchronizationContext;
    private readonly Action<T> _handler;
    private readonly SendOrPostCallback _invokeHandlers;
    private static readonly SynchronizationContext s_default = new SynchronizationContext();

    public Progress()
    {
        SynchronizationContext current = SynchronizationContext.Current;
        _synchronizationContext = current == null ? s_default : current;
        _invokeHandlers = InvokeHandlers;
    }

    public Progress(Action<T> handler) : this()
    {
        if (handler == null) throw new ArgumentNullException("handler");
        _handler = handler;
    }

    public event EventHandler<T> ProgressChanged;

    protected virtual void OnReport(T value)
    {
        if (_handler != null || ProgressChanged != null) _synchronizationContext.Post(_invokeHandlers, value);
    }

    void IProgress<T>.Report(T value) => OnReport(value);

    private void InvokeHandlers(object state)
    {
        T value = (T)state;
        Action<T> handler = _handler;
        EventHandler<T> changed = ProgressChanged;
        if (handler != null) handler(value);
        if (changed != null) changed(this, value);
    }
}
