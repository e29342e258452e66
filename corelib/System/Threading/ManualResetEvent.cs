using Hoist.Runtime;
namespace System.Threading;
[NetSize(24)]
public sealed class ManualResetEvent : EventWaitHandle
{
    public ManualResetEvent(bool initialState) : base(initialState, EventResetMode.ManualReset) { }
}
