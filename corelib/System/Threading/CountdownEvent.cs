using Hoist.Runtime;
namespace System.Threading;

public class CountdownEvent : IDisposable
{
    private int _initialCount;
    private int _currentCount;
    private readonly ManualResetEventSlim _event;
    private bool _disposed;

    public CountdownEvent(int initialCount)
    {
        if (initialCount < 0) throw new ArgumentOutOfRangeException("initialCount", initialCount, "initialCount ('" + initialCount.ToString() + "') must be a non-negative value.");
        _initialCount = initialCount;
        _currentCount = initialCount;
        _event = new ManualResetEventSlim();
        if (initialCount == 0) _event.Set();
    }

    public int CurrentCount => _currentCount < 0 ? 0 : _currentCount;
    public int InitialCount => _initialCount;
    public bool IsSet => _currentCount <= 0;

    public WaitHandle WaitHandle
    {
        get
        {
            CheckDispose();
            return _event.WaitHandle;
        }
    }

    private void CheckDispose()
    {
        if (_disposed) throw new ObjectDisposedException("System.Threading.CountdownEvent");
    }

    public bool Signal() => Signal(1);

    public bool Signal(int signalCount)
    {
        if (signalCount <= 0) throw new ArgumentOutOfRangeException("signalCount", signalCount, "signalCount ('" + signalCount.ToString() + "') must be a non-negative and non-zero value.");
        CheckDispose();
        if (_currentCount < signalCount) throw new InvalidOperationException("Invalid attempt made to decrement the event's count below zero.");
        _currentCount -= signalCount;
        if (_currentCount != 0) return false;
        _event.Set();
        return true;
    }

    public void AddCount() => AddCount(1);
    public bool TryAddCount() => TryAddCount(1);

    public void AddCount(int signalCount)
    {
        if (!TryAddCount(signalCount)) throw new InvalidOperationException("The event is already signaled and cannot be incremented.");
    }

    public bool TryAddCount(int signalCount)
    {
        if (signalCount <= 0) throw new ArgumentOutOfRangeException("signalCount", signalCount, "signalCount ('" + signalCount.ToString() + "') must be a non-negative and non-zero value.");
        CheckDispose();
        if (_currentCount <= 0) return false;
        if (_currentCount > int.MaxValue - signalCount) throw new InvalidOperationException("The increment operation would cause the CurrentCount to overflow.");
        _currentCount += signalCount;
        return true;
    }

    public void Reset() => Reset(_initialCount);

    public void Reset(int count)
    {
        CheckDispose();
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        _currentCount = count;
        _initialCount = count;
        if (count == 0) _event.Set();
        else _event.Reset();
    }

    public void Wait() => Wait(-1, default);
    public void Wait(CancellationToken cancellationToken) => Wait(-1, cancellationToken);
    public bool Wait(TimeSpan timeout) => Wait(Threading.WaitHandle.ToMilliseconds(timeout), default);
    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken) => Wait(Threading.WaitHandle.ToMilliseconds(timeout), cancellationToken);
    public bool Wait(int millisecondsTimeout) => Wait(millisecondsTimeout, default);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout");
        CheckDispose();
        cancellationToken.ThrowIfCancellationRequested();
        return _event.IsSet || _event.Wait(millisecondsTimeout, cancellationToken);
    }

    public void Dispose()
    {
        Dispose(true);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _event.Dispose();
            _disposed = true;
        }
    }
}
