using Hoist.Runtime;
namespace System.Threading;

[NetFields("object m_lock; object m_eventObj; int m_combinedState")]
public class ManualResetEventSlim : IDisposable
{
    private bool _isSet;
    private bool _disposed;
    private bool _waited;
    private int _spinCount;
    private ManualResetEvent _event;
    private static readonly Action<object> s_wake = WakeAll;

    public ManualResetEventSlim() { _spinCount = 35; }
    public ManualResetEventSlim(bool initialState) : this(initialState, 35) { }

    public ManualResetEventSlim(bool initialState, int spinCount)
    {
        if (spinCount < 0 || spinCount > 2047) throw new ArgumentOutOfRangeException("spinCount");
        _isSet = initialState;
        _spinCount = spinCount;
    }

    public bool IsSet => _isSet;
    public int SpinCount => _spinCount;

    public WaitHandle WaitHandle
    {
        get
        {
            CheckDispose();
            if (_event == null) _event = new ManualResetEvent(_isSet);
            return _event;
        }
    }

    private void CheckDispose()
    {
        if (_disposed) throw new ObjectDisposedException("System.Threading.ManualResetEventSlim");
    }

    private static void WakeAll(object key) => Blocking.Wake(key, -1);

    public void Set()
    {
        _isSet = true;
        Blocking.Wake(this, -1);
        if (_event != null) _event.Set();
    }

    public void Reset()
    {
        CheckDispose();
        if (_event != null) _event.Reset();
        _isSet = false;
    }

    public void Wait() => Wait(-1, default);
    public void Wait(CancellationToken cancellationToken) => Wait(-1, cancellationToken);
    public bool Wait(TimeSpan timeout) => Wait(WaitHandle_ToMilliseconds(timeout), default);
    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken) => Wait(WaitHandle_ToMilliseconds(timeout), cancellationToken);
    public bool Wait(int millisecondsTimeout) => Wait(millisecondsTimeout, default);

    private static int WaitHandle_ToMilliseconds(TimeSpan timeout) => Threading.WaitHandle.ToMilliseconds(timeout);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        CheckDispose();
        cancellationToken.ThrowIfCancellationRequested();
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout");
        if (_isSet) return true;
        if (millisecondsTimeout == 0) return false;
        if (!_waited)
        {
            _waited = true;
            Counters.Allocated("System.Object", 24);
        }
        long start = millisecondsTimeout < 0 ? 0 : Environment.TickCount64;
        CancellationTokenRegistration registration = default;
        if (cancellationToken.CanBeCanceled) registration = cancellationToken.UnsafeRegister(s_wake, this);
        bool woken = true;
        while (!_isSet && woken && !cancellationToken.IsCancellationRequested)
            woken = Blocking.Wait(this, Blocking.Remaining(millisecondsTimeout, start), WaitKind.Event);
        registration.Dispose();
        if (_isSet) return true;
        cancellationToken.ThrowIfCancellationRequested();
        return false;
    }

    public void Dispose()
    {
        Dispose(true);
    }

    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
    }
}
