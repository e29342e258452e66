using Hoist.Runtime;
namespace System.Threading;

/// A kernel object that threads can wait for.
[NetSize(24)]
public abstract class WaitHandle : IDisposable
{
    public const int WaitTimeout = 258;

    private bool _closed;
    /// Threads that wait for this and other handles, oldest first.
    private MultipleWait[] _multipleWaits;
    private int _multipleWaitCount;

    /// Takes the signal if there is one (an auto-reset event is reset, a semaphore counted down, a mutex entered).
    private protected abstract bool TryTake();

    /// Blocks until the signal is there, and takes it.
    private protected virtual bool BlockAndTake(int milliseconds)
    {
        if (TryTake()) return true;
        if (milliseconds == 0) return false;
        return Blocking.Wait(this, milliseconds, WaitKind.Event);
    }

    public virtual bool WaitOne() => WaitOne(-1);
    public virtual bool WaitOne(TimeSpan timeout) => WaitOne(ToMilliseconds(timeout));
    public virtual bool WaitOne(TimeSpan timeout, bool exitContext) => WaitOne(ToMilliseconds(timeout));
    public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) => WaitOne(millisecondsTimeout);

    public virtual bool WaitOne(int millisecondsTimeout)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", millisecondsTimeout, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        CheckOpen();
        return BlockAndTake(millisecondsTimeout);
    }

    private protected void CheckOpen()
    {
        if (_closed) throw new ObjectDisposedException(null, "Safe handle has been closed.");
    }

    internal static int ToMilliseconds(TimeSpan timeout)
    {
        long milliseconds = (long)timeout.TotalMilliseconds;
        if (milliseconds < -1 || milliseconds > int.MaxValue)
            throw new ArgumentOutOfRangeException("timeout", timeout, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        return (int)milliseconds;
    }

    /// One thread's wait for any or all of several handles.
    [NetUncounted]
    private protected sealed class MultipleWait
    {
        internal WaitHandle[] Handles;
        internal bool All;
        internal int Result = -1;

        /// Takes what can be taken; true when the wait is over.
        internal bool Try()
        {
            if (Result >= 0) return true;
            if (!All)
            {
                for (int i = 0; i < Handles.Length; i++)
                {
                    if (Handles[i].TryTake())
                    {
                        Result = i;
                        return true;
                    }
                }
                return false;
            }
            for (int i = 0; i < Handles.Length; i++)
            {
                if (!Handles[i].IsSignaled) return false;
            }
            for (int i = 0; i < Handles.Length; i++) Handles[i].TryTake();
            Result = 0;
            return true;
        }
    }

    /// Whether TryTake would succeed.
    private protected abstract bool IsSignaled { get; }

    /// After the handle got signaled: lets waits for several handles go on.
    private protected void NotifyMultipleWaits()
    {
        for (int i = 0; i < _multipleWaitCount; i++)
        {
            MultipleWait wait = _multipleWaits[i];
            if (wait.Result < 0 && wait.Try()) Blocking.Wake(wait.Handles, 1);
        }
    }

    private void Add(MultipleWait wait)
    {
        if (_multipleWaits == null) _multipleWaits = Counters.NewUncountedArray<MultipleWait>(4);
        if (_multipleWaitCount == _multipleWaits.Length)
        {
            MultipleWait[] longer = Counters.NewUncountedArray<MultipleWait>(2 * _multipleWaitCount);
            for (int i = 0; i < _multipleWaitCount; i++) longer[i] = _multipleWaits[i];
            _multipleWaits = longer;
        }
        _multipleWaits[_multipleWaitCount++] = wait;
    }

    private void Remove(MultipleWait wait)
    {
        int kept = 0;
        for (int i = 0; i < _multipleWaitCount; i++)
        {
            if (_multipleWaits[i] != wait) _multipleWaits[kept++] = _multipleWaits[i];
        }
        while (_multipleWaitCount > kept) _multipleWaits[--_multipleWaitCount] = null;
    }

    private static int WaitMultiple(WaitHandle[] waitHandles, bool all, int milliseconds)
    {
        if (waitHandles == null) throw new ArgumentNullException("waitHandles", "The waitHandles parameter cannot be null.");
        if (waitHandles.Length == 0) throw new ArgumentException("Waithandle array may not be empty.", "waitHandles");
        if (waitHandles.Length > 64) throw new NotSupportedException("The number of WaitHandles must be less than or equal to 64.");
        if (milliseconds < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", milliseconds, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        for (int i = 0; i < waitHandles.Length; i++)
        {
            if (waitHandles[i] == null) throw new ArgumentNullException("waitHandles[" + i.ToString() + "]", "At least one element in the specified array was null.");
        }
        MultipleWait wait = new MultipleWait();
        wait.Handles = waitHandles;
        wait.All = all;
        if (wait.Try()) return wait.Result;
        if (milliseconds == 0) return -1;
        for (int i = 0; i < waitHandles.Length; i++) waitHandles[i].Add(wait);
        Blocking.Wait(waitHandles, milliseconds, WaitKind.EventAny);
        for (int i = 0; i < waitHandles.Length; i++) waitHandles[i].Remove(wait);
        return wait.Result;
    }

    public static bool WaitAll(WaitHandle[] waitHandles) => WaitMultiple(waitHandles, true, -1) >= 0;
    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout) => WaitMultiple(waitHandles, true, millisecondsTimeout) >= 0;
    public static bool WaitAll(WaitHandle[] waitHandles, TimeSpan timeout) => WaitMultiple(waitHandles, true, ToMilliseconds(timeout)) >= 0;

    public static int WaitAny(WaitHandle[] waitHandles) => WaitAny(waitHandles, -1);
    public static int WaitAny(WaitHandle[] waitHandles, TimeSpan timeout) => WaitAny(waitHandles, ToMilliseconds(timeout));

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout)
    {
        int index = WaitMultiple(waitHandles, false, millisecondsTimeout);
        return index < 0 ? WaitTimeout : index;
    }

    public static bool SignalAndWait(WaitHandle toSignal, WaitHandle toWaitOn)
    {
        if (toSignal is EventWaitHandle signal) signal.Set();
        else if (toSignal is Mutex mutex) mutex.ReleaseMutex();
        else if (toSignal is Semaphore semaphore) semaphore.Release();
        return toWaitOn.WaitOne();
    }

    public virtual void Close() => Dispose();

    public void Dispose()
    {
        Dispose(true);
    }

    protected virtual void Dispose(bool explicitDisposing)
    {
        _closed = true;
    }
}
