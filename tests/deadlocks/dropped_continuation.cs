// An awaiter that forgets its continuation.
using System.Runtime.CompilerServices;
await new Signal();

class Signal : INotifyCompletion
{
    public Signal GetAwaiter() => this;
    public bool IsCompleted => false;
    public void OnCompleted(Action continuation) { }
    public void GetResult() { }
}
