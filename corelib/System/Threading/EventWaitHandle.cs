using Hoist.Runtime;
namespace System.Threading;

[NetSize(24)]
public class EventWaitHandle : WaitHandle
{
    private bool _signaled;
    private readonly bool _autoReset;

    public EventWaitHandle(bool initialState, EventResetMode mode)
    {
        _signaled = initialState;
        _autoReset = mode == EventResetMode.AutoReset;
    }

    public EventWaitHandle(bool initialState, EventResetMode mode, string name) : this(initialState, mode) { }

    private protected override bool IsSignaled => _signaled;

    private protected override bool TryTake()
    {
        if (!_signaled) return false;
        if (_autoReset) _signaled = false;
        return true;
    }

    public bool Set()
    {
        CheckOpen();
        if (_autoReset)
        {
            // an auto-reset event's signal goes to the longest waiting thread
            if (_signaled || Blocking.Wake(this, 1) > 0) return true;
            _signaled = true;
        }
        else
        {
            _signaled = true;
            Blocking.Wake(this, -1);
        }
        NotifyMultipleWaits();
        return true;
    }

    public bool Reset()
    {
        CheckOpen();
        _signaled = false;
        return true;
    }
}
