using Hoist.Runtime;
namespace System.Threading;
[NetSize(24)]
public sealed class Semaphore : WaitHandle
{
    private int _count;
    private readonly int _maximum;

    public Semaphore(int initialCount, int maximumCount)
    {
        if (initialCount < 0) throw new ArgumentOutOfRangeException("initialCount", initialCount, "initialCount ('" + initialCount.ToString() + "') must be a non-negative value.");
        if (maximumCount < 1) throw new ArgumentOutOfRangeException("maximumCount", maximumCount, "maximumCount ('" + maximumCount.ToString() + "') must be a non-negative and non-zero value.");
        if (initialCount > maximumCount) throw new ArgumentException("The initial count for the semaphore must be greater than or equal to zero and less than the maximum count.");
        _count = initialCount;
        _maximum = maximumCount;
    }

    public Semaphore(int initialCount, int maximumCount, string name) : this(initialCount, maximumCount) { }

    private protected override bool IsSignaled => _count > 0;

    private protected override bool TryTake()
    {
        if (_count == 0) return false;
        _count--;
        return true;
    }

    public int Release() => Release(1);

    public int Release(int releaseCount)
    {
        if (releaseCount < 1) throw new ArgumentOutOfRangeException("releaseCount", releaseCount, "Positive number required.");
        if (_maximum - _count < releaseCount) throw new SemaphoreFullException();
        int previous = _count;
        int handedOver = Blocking.Wake(this, releaseCount);
        _count += releaseCount - handedOver;
        if (_count > 0) NotifyMultipleWaits();
        return previous;
    }
}
