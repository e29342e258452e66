using Hoist.Runtime;
namespace System.Threading;
[NetSize(24)]
public sealed class AutoResetEvent : EventWaitHandle
{
    public AutoResetEvent(bool initialState) : base(initialState, EventResetMode.AutoReset) { }
}
