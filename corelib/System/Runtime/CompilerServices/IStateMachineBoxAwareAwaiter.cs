namespace System.Runtime.CompilerServices;

/// A library awaiter that takes the box itself instead of a delegate.
internal interface IStateMachineBoxAwareAwaiter
{
    void AwaitUnsafeOnCompleted(IAsyncStateMachineBox box);
}
