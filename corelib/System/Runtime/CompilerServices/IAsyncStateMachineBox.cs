using System.Threading;
namespace System.Runtime.CompilerServices;

/// A suspended async method on the heap: can be resumed, and queued to the thread pool as it is.
internal interface IAsyncStateMachineBox : IThreadPoolWorkItem
{
    /// Runs the machine's next piece in the context captured at its suspension.
    void MoveNext();
    /// A delegate over MoveNext, made once.
    Action MoveNextAction { get; }
}
