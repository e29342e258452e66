namespace System.Threading;

/// Undoes one SuppressFlow.
public struct AsyncFlowControl : IEquatable<AsyncFlowControl>, IDisposable
{
    internal Thread _thread;

    public void Undo()
    {
        if (_thread == null) return;
        if (_thread != Thread.CurrentThread) throw new InvalidOperationException("AsyncFlowControl object must be used on the thread where it was created.");
        if (!ExecutionContext.IsFlowSuppressed()) throw new InvalidOperationException("AsyncFlowControl objects can be used to restore flow only on a Context that had its flow suppressed.");
        _thread = null;
        ExecutionContext.RestoreFlow();
    }

    public void Dispose() => Undo();
    public override bool Equals(object obj) => obj is AsyncFlowControl other && other._thread == _thread;
    public bool Equals(AsyncFlowControl obj) => obj._thread == _thread;
    public override int GetHashCode() => _thread == null ? 0 : _thread.GetHashCode();
    public static bool operator ==(AsyncFlowControl a, AsyncFlowControl b) => a._thread == b._thread;
    public static bool operator !=(AsyncFlowControl a, AsyncFlowControl b) => a._thread != b._thread;
}
