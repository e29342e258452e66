using Hoist.Runtime;
namespace System.Threading;

[NetSize(4)]
public struct SpinLock
{
    private bool _held;
    private bool _noTracking;
    private Thread _owner;

    public SpinLock(bool enableThreadOwnerTracking)
    {
        _held = false;
        _owner = null;
        _noTracking = !enableThreadOwnerTracking;
    }

    public bool IsHeld => _held;
    public bool IsThreadOwnerTrackingEnabled => !_noTracking;

    public bool IsHeldByCurrentThread
    {
        get
        {
            if (_noTracking) throw new InvalidOperationException("Thread tracking is disabled.");
            return _held && _owner == Thread.CurrentThread;
        }
    }

    public void Enter(ref bool lockTaken) => TryEnter(-1, ref lockTaken);
    public void TryEnter(ref bool lockTaken) => TryEnter(0, ref lockTaken);
    public void TryEnter(TimeSpan timeout, ref bool lockTaken) => TryEnter(WaitHandle.ToMilliseconds(timeout), ref lockTaken);

    public void TryEnter(int millisecondsTimeout, ref bool lockTaken)
    {
        if (lockTaken) throw new ArgumentException("The tookLock argument must be set to false before calling this method.");
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout");
        if (_held && !_noTracking && _owner == Thread.CurrentThread) throw new LockRecursionException("The calling thread already holds the lock.");
        long start = Environment.TickCount64;
        SpinWait spinner = default;
        while (_held)
        {
            if (millisecondsTimeout == 0 || (millisecondsTimeout > 0 && Environment.TickCount64 - start >= millisecondsTimeout)) return;
            spinner.SpinOnce();
        }
        _held = true;
        _owner = Thread.CurrentThread;
        lockTaken = true;
    }

    public void Exit() => Exit(true);

    public void Exit(bool useMemoryBarrier)
    {
        if (!_noTracking && (!_held || _owner != Thread.CurrentThread)) throw new SynchronizationLockException("The calling thread does not hold the lock.");
        _held = false;
        _owner = null;
    }
}
