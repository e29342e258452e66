using Hoist.Runtime;
namespace System.Threading;

/// A callback on the pool for each signal of a handle; a thread of its own waits.
public sealed class RegisteredWaitHandle
{
    private readonly WaitHandle _handle;
    private readonly WaitOrTimerCallback _callback;
    private readonly object _state;
    private readonly int _milliseconds;
    private readonly bool _once;
    private readonly ManualResetEvent _stop = new ManualResetEvent(false);

    internal RegisteredWaitHandle(WaitHandle handle, WaitOrTimerCallback callback, object state, int milliseconds, bool once)
    {
        if (handle == null) throw new ArgumentNullException("waitObject");
        if (callback == null) throw new ArgumentNullException("callBack");
        _handle = handle;
        _callback = callback;
        _state = state;
        _milliseconds = milliseconds;
        _once = once;
        Thread thread = new Thread(Run);
        thread.IsBackground = true;
        thread.UnsafeStart();
    }

    private void Run()
    {
        WaitHandle[] handles = new WaitHandle[] { _handle, _stop };
        do
        {
            int index = WaitHandle.WaitAny(handles, _milliseconds);
            if (index == 1) return;
            bool timedOut = index == WaitHandle.WaitTimeout;
            ThreadPool.UnsafeQueueUserWorkItem(_ => _callback(_state, timedOut), null);
        } while (!_once);
    }

    public bool Unregister(WaitHandle waitObject)
    {
        _stop.Set();
        if (waitObject is EventWaitHandle signal) signal.Set();
        return true;
    }
}
