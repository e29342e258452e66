using Hoist.Runtime;
namespace System.Threading;

/// Lets a number of threads go through phases together.
[NetFields("int a; long b; bool c; object d; object e; object f; object g; object h; int i")]
public class Barrier : IDisposable
{
    private int _participants;
    private int _arrived;
    private long _phase;
    private bool _disposed;
    private readonly Action<Barrier> _postPhaseAction;
    private Exception _exception;
    private int _actionCallerId;
    private static readonly Action<object> s_wake = WakeAll;

    public Barrier(int participantCount) : this(participantCount, null) { }

    public Barrier(int participantCount, Action<Barrier> postPhaseAction)
    {
        if (participantCount < 0 || participantCount > 32767)
            throw new ArgumentOutOfRangeException("participantCount", participantCount, "The participantCount argument must be non-negative and less than or equal to 32767.");
        _participants = participantCount;
        _postPhaseAction = postPhaseAction;
        Counters.Allocated("System.Threading.ManualResetEventSlim", 40);
        Counters.Allocated("System.Threading.ManualResetEventSlim", 40);
    }

    public int ParticipantCount => _participants;
    public int ParticipantsRemaining => _participants - _arrived;
    public long CurrentPhaseNumber => _phase;

    private static void WakeAll(object key) => Blocking.Wake(key, -1);

    private void Check()
    {
        if (_disposed) throw new ObjectDisposedException("System.Threading.Barrier");
        if (_actionCallerId != 0 && _actionCallerId == Thread.CurrentThread._managedThreadId)
            throw new InvalidOperationException("This method may not be called from within the postPhaseAction.");
    }

    public long AddParticipant() => AddParticipants(1);

    public long AddParticipants(int participantCount)
    {
        Check();
        if (participantCount < 1) throw new ArgumentOutOfRangeException("participantCount", participantCount, "The participantCount argument must be a positive value.");
        if (_participants + participantCount > 32767)
            throw new InvalidOperationException("Adding participantCount participants would result in the number of participants exceeding the maximum number allowed.");
        _participants += participantCount;
        return _phase;
    }

    public void RemoveParticipant() => RemoveParticipants(1);

    public void RemoveParticipants(int participantCount)
    {
        Check();
        if (participantCount < 1) throw new ArgumentOutOfRangeException("participantCount", participantCount, "The participantCount argument must be a positive value.");
        if (_participants < participantCount)
            throw new ArgumentOutOfRangeException("participantCount", "The participantCount argument must be less than or equal the number of participants.");
        if (_participants - participantCount < _arrived)
            throw new InvalidOperationException("The participantCount argument is greater than the number of participants that haven't yet arrived at the barrier in this phase.");
        _participants -= participantCount;
        if (_participants > 0 && _arrived == _participants) FinishPhase();
    }

    public void SignalAndWait() => SignalAndWait(-1, default);
    public void SignalAndWait(CancellationToken cancellationToken) => SignalAndWait(-1, cancellationToken);
    public bool SignalAndWait(TimeSpan timeout) => SignalAndWait(WaitHandle.ToMilliseconds(timeout), default);
    public bool SignalAndWait(TimeSpan timeout, CancellationToken cancellationToken) => SignalAndWait(WaitHandle.ToMilliseconds(timeout), cancellationToken);
    public bool SignalAndWait(int millisecondsTimeout) => SignalAndWait(millisecondsTimeout, default);

    public bool SignalAndWait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout");
        Check();
        if (_participants == 0) throw new InvalidOperationException("The barrier has no registered participants.");
        if (_arrived >= _participants) throw new InvalidOperationException("The number of threads using the barrier exceeded the total number of registered participants.");
        _arrived++;
        long phase = _phase;
        if (_arrived == _participants) FinishPhase();
        else
        {
            long start = millisecondsTimeout < 0 ? 0 : Environment.TickCount64;
            CancellationTokenRegistration registration = default;
            if (cancellationToken.CanBeCanceled) registration = cancellationToken.UnsafeRegister(s_wake, this);
            bool woken = true;
            while (_phase == phase && woken && !cancellationToken.IsCancellationRequested)
                woken = Blocking.Wait(this, Blocking.Remaining(millisecondsTimeout, start), WaitKind.Event);
            registration.Dispose();
            if (_phase == phase)
            {
                _arrived--;
                cancellationToken.ThrowIfCancellationRequested();
                return false;
            }
        }
        if (_exception != null) throw new BarrierPostPhaseException(_exception);
        return true;
    }

    private void FinishPhase()
    {
        _exception = null;
        if (_postPhaseAction != null)
        {
            _actionCallerId = Thread.CurrentThread._managedThreadId;
            try
            {
                _postPhaseAction(this);
            }
            catch (Exception e)
            {
                _exception = e;
            }
            _actionCallerId = 0;
        }
        _arrived = 0;
        _phase++;
        Blocking.Wake(this, -1);
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
