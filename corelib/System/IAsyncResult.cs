namespace System;

public interface IAsyncResult
{
    bool IsCompleted { get; }
    System.Threading.WaitHandle AsyncWaitHandle { get; }
    object AsyncState { get; }
    bool CompletedSynchronously { get; }
}
