using System.Threading.Tasks;
using System.Threading.Tasks.Sources;
using Hoist.Runtime;
namespace System.Threading;

/// A timer whose ticks are awaited; ticks that nobody waited for collapse into one.
public sealed class PeriodicTimer : IDisposable
{
    private readonly ITimer _timer;
    private readonly State _state;
    private TimeSpan _period;
    private static readonly TimerCallback s_tick = Tick;

    public PeriodicTimer(TimeSpan period) : this(period, TimeProvider.System) { }

    public PeriodicTimer(TimeSpan period, TimeProvider timeProvider)
    {
        uint milliseconds = Milliseconds(period, "period");
        if (timeProvider == null) throw new ArgumentNullException("timeProvider");
        _period = period;
        _state = new State();
        if (timeProvider == TimeProvider.System) _timer = new TimerQueueTimer(s_tick, _state, milliseconds, milliseconds, false);
        else
        {
            using (ExecutionContext.SuppressFlow())
            {
                _timer = timeProvider.CreateTimer(s_tick, _state, period, period);
            }
        }
    }

    private static uint Milliseconds(TimeSpan period, string parameter)
    {
        long milliseconds = (long)period.TotalMilliseconds;
        if (period == Timeout.InfiniteTimeSpan) return Timeout.UnsignedInfinite;
        if (milliseconds < 1 || milliseconds > 0xFFFFFFFE) throw new ArgumentOutOfRangeException(parameter);
        return (uint)milliseconds;
    }

    private static void Tick(object state) => ((State)state).Signal(false, default);

    public TimeSpan Period
    {
        get => _period;
        set
        {
            Milliseconds(value, "value");
            _period = value;
            if (!_timer.Change(value, value)) throw new ObjectDisposedException("System.Threading.PeriodicTimer");
        }
    }

    public ValueTask<bool> WaitForNextTickAsync(CancellationToken cancellationToken = default) => _state.WaitForNextTickAsync(this, cancellationToken);

    public void Dispose()
    {
        _timer.Dispose();
        _state.Signal(true, default);
    }

    private sealed class State : IValueTaskSource<bool>
    {
        private PeriodicTimer _owner;
        private ManualResetValueTaskSourceCore<bool> _mrvtsc;
        private CancellationTokenRegistration _ctr;
        private bool _stopped;
        private bool _signaled;
        private bool _activeWait;
        private static readonly Action<object, CancellationToken> s_canceled = Canceled;

        private static void Canceled(object state, CancellationToken token) => ((State)state).Signal(false, token);

        internal ValueTask<bool> WaitForNextTickAsync(PeriodicTimer owner, CancellationToken token)
        {
            if (_activeWait) throw new InvalidOperationException();
            if (token.IsCancellationRequested) return ValueTask.FromCanceled<bool>(token);
            if (_signaled)
            {
                if (!_stopped) _signaled = false;
                return new ValueTask<bool>(!_stopped);
            }
            _owner = owner;
            _activeWait = true;
            _ctr = token.UnsafeRegister(s_canceled, this);
            return new ValueTask<bool>(this, _mrvtsc.Version);
        }

        internal void Signal(bool stopping, CancellationToken token)
        {
            bool complete = false;
            _stopped = _stopped || stopping;
            if (!_signaled)
            {
                _signaled = true;
                complete = _activeWait;
            }
            if (!complete) return;
            if (token.IsCancellationRequested) _mrvtsc.SetException(new OperationCanceledException(token));
            else _mrvtsc.SetResult(true);
        }

        bool IValueTaskSource<bool>.GetResult(short token)
        {
            _ctr.Dispose();
            try
            {
                _mrvtsc.GetResult(token);
            }
            finally
            {
                _mrvtsc.Reset();
                _ctr = default;
                _activeWait = false;
                _owner = null;
                if (!_stopped) _signaled = false;
            }
            return !_stopped;
        }

        ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _mrvtsc.GetStatus(token);

        void IValueTaskSource<bool>.OnCompleted(Action<object> continuation, object state, short token, ValueTaskSourceOnCompletedFlags flags)
            => _mrvtsc.OnCompleted(continuation, state, token, flags);
    }
}
