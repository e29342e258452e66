using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading;

public sealed class Timer : IDisposable, IAsyncDisposable, ITimer
{
    private TimerHolder _timer;

    public Timer(TimerCallback callback, object state, int dueTime, int period)
    {
        if (dueTime < -1) throw new ArgumentOutOfRangeException("dueTime", dueTime, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        if (period < -1) throw new ArgumentOutOfRangeException("period", period, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        Setup(callback, state, (uint)dueTime, (uint)period);
    }

    public Timer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period)
    {
        Setup(callback, state, Milliseconds(dueTime, "dueTime"), Milliseconds(period, "period"));
    }

    public Timer(TimerCallback callback, object state, long dueTime, long period)
    {
        if (dueTime < -1) throw new ArgumentOutOfRangeException("dueTime", dueTime, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        if (period < -1) throw new ArgumentOutOfRangeException("period", period, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        Setup(callback, state, (uint)dueTime, (uint)period);
    }

    public Timer(TimerCallback callback, object state, uint dueTime, uint period)
    {
        Setup(callback, state, dueTime, period);
    }

    public Timer(TimerCallback callback)
    {
        Setup(callback, this, Timeout.UnsignedInfinite, Timeout.UnsignedInfinite);
    }

    private void Setup(TimerCallback callback, object state, uint dueTime, uint period)
    {
        if (callback == null) throw new ArgumentNullException("callback");
        _timer = new TimerHolder(new TimerQueueTimer(callback, state, dueTime, period, true));
    }

    /// In .NET it has the finalizer that stops a forgotten timer.
    private sealed class TimerHolder
    {
        internal readonly TimerQueueTimer _timer;
        internal TimerHolder(TimerQueueTimer timer) { _timer = timer; }
    }

    internal static uint Milliseconds(TimeSpan time, string parameter)
    {
        long milliseconds = (long)time.TotalMilliseconds;
        if (milliseconds < -1) throw new ArgumentOutOfRangeException(parameter, time, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        if (milliseconds > 0xFFFFFFFE) throw new ArgumentOutOfRangeException(parameter, time, "Time-out interval must be less than 2^32-2.");
        return (uint)milliseconds;
    }

    public bool Change(int dueTime, int period)
    {
        if (dueTime < -1) throw new ArgumentOutOfRangeException("dueTime", dueTime, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        if (period < -1) throw new ArgumentOutOfRangeException("period", period, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        return _timer._timer.Change((uint)dueTime, (uint)period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => _timer._timer.Change(Milliseconds(dueTime, "dueTime"), Milliseconds(period, "period"));
    public bool Change(uint dueTime, uint period) => _timer._timer.Change(dueTime, period);
    public bool Change(long dueTime, long period) => _timer._timer.Change((uint)dueTime, (uint)period);

    public void Dispose() => _timer._timer.Dispose();

    public bool Dispose(WaitHandle notifyObject)
    {
        if (notifyObject == null) throw new ArgumentNullException("notifyObject");
        _timer._timer.Dispose();
        if (notifyObject is EventWaitHandle signal) signal.Set();
        return true;
    }

    public ValueTask DisposeAsync() => _timer._timer.DisposeAsync();
    public static long ActiveCount => 0;
}
