namespace Hoist.Runtime;

/// Why a thread is parked; the deadlock report words it.
internal static class WaitKind
{
    /// Task.Wait, Result, GetResult: key is the Task. Cooperative.
    internal const int TaskWait = 0;
    /// Task.WaitAny, WaitAll: key is the Task[] . Cooperative.
    internal const int TaskAny = 1;
    /// SemaphoreSlim.Wait: key is the semaphore.
    internal const int Semaphore = 2;
    /// WaitHandle, ManualResetEventSlim, CountdownEvent, Barrier: key is that object.
    internal const int Event = 3;
    /// Thread.Join: key is the Thread.
    internal const int Join = 4;
    /// Thread.Sleep: key is the sleeping Thread itself.
    internal const int Sleep = 5;
    /// ReaderWriterLockSlim: key is the lock.
    internal const int ReaderWriterLock = 6;
    /// BlockingCollection.Take and Add: key is the collection.
    internal const int Collection = 7;
    /// Disposal of a CancellationTokenRegistration whose callback runs on another thread: key is the source.
    internal const int CancellationCallback = 8;
    /// WaitHandle.WaitAny/WaitAll: key is the WaitHandle[].
    internal const int EventAny = 9;
}
