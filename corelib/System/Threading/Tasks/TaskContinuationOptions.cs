namespace System.Threading.Tasks;
[Flags]
public enum TaskContinuationOptions
{
    None = 0, PreferFairness = 1, LongRunning = 2, AttachedToParent = 4, DenyChildAttach = 8, HideScheduler = 16, LazyCancellation = 32,
    RunContinuationsAsynchronously = 64, NotOnRanToCompletion = 0x10000, NotOnFaulted = 0x20000, NotOnCanceled = 0x40000,
    OnlyOnRanToCompletion = 0x60000, OnlyOnFaulted = 0x50000, OnlyOnCanceled = 0x30000, ExecuteSynchronously = 0x80000
}
