namespace System.Threading.Tasks;

/// Library code that runs when a task completes, stored as its continuation.
internal interface ITaskCompletionAction
{
    void Invoke(Task completingTask);
    /// False if Invoke never reaches user code: then it runs inline in any case.
    bool InvokeMayRunArbitraryCode { get; }
}
