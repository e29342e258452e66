using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading;

/// One timer of the queue: due time and period in milliseconds, Timeout.UnsignedInfinite for never.
[NetSize(96)]
internal sealed class TimerQueueTimer : ITimer
{
    private readonly TimerCallback _callback;
    private readonly object _state;
    /// null: run without switching contexts.
    private readonly ExecutionContext _context;
    private uint _period;
    private long _dueTick;
    private bool _disposed;
    private bool _everQueued;
    private static readonly ContextCallback s_run = Run;

    internal TimerQueueTimer(TimerCallback callback, object state, uint dueTime, uint period, bool flowContext)
    {
        _callback = callback;
        _state = state;
        _period = Timeout.UnsignedInfinite;
        if (flowContext) _context = ExecutionContext.Capture();
        if (dueTime != Timeout.UnsignedInfinite) Change(dueTime, period);
    }

    internal bool Change(uint dueTime, uint period)
    {
        if (_disposed) return false;
        _period = period;
        if (dueTime == Timeout.UnsignedInfinite)
        {
            TimerQueue.Cancel(this);
            return true;
        }
        _dueTick = Environment.TickCount64 + dueTime;
        TimerQueue.Schedule(this, dueTime);
        return true;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => Change(Timer.Milliseconds(dueTime, "dueTime"), Timer.Milliseconds(period, "period"));

    /// Stops the timer if it has never fired; false if it has.
    internal bool TryStopUnfired()
    {
        if (_everQueued || _disposed) return false;
        TimerQueue.Cancel(this);
        return true;
    }

    /// The timer is due; on a pool thread.
    internal void Fire()
    {
        if (_disposed) return;
        _everQueued = true;
        if (_period != Timeout.UnsignedInfinite && _period != 0)
        {
            long now = Environment.TickCount64;
            _dueTick += _period;
            if (_dueTick <= now) _dueTick = now + 1;
            TimerQueue.Schedule(this, _dueTick - now);
        }
        if (_context == null || _context.m_isDefault) _callback(_state);
        else ExecutionContext.RunInternal(_context, s_run, this);
    }

    private static void Run(object state)
    {
        TimerQueueTimer timer = (TimerQueueTimer)state;
        timer._callback(timer._state);
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        TimerQueue.Cancel(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
