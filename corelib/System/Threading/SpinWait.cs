using Hoist.Runtime;
namespace System.Threading;

/// Waits a little, giving way to other threads.
[NetSize(4)]
public struct SpinWait
{
    private int _count;

    public int Count => _count;
    public bool NextSpinWillYield => _count >= 10;

    public void SpinOnce() => SpinOnce(20);

    public void SpinOnce(int sleep1Threshold)
    {
        if (sleep1Threshold < -1) throw new ArgumentOutOfRangeException("sleep1Threshold");
        if (sleep1Threshold != -1 && _count >= 10 && _count >= sleep1Threshold) Thread.Sleep(1);
        else Thread.Yield();
        _count = _count == int.MaxValue ? 10 : _count + 1;
    }

    public void Reset() { _count = 0; }

    public static void SpinUntil(Func<bool> condition) => SpinUntil(condition, -1);
    public static bool SpinUntil(Func<bool> condition, TimeSpan timeout) => SpinUntil(condition, WaitHandle.ToMilliseconds(timeout));

    public static bool SpinUntil(Func<bool> condition, int millisecondsTimeout)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", millisecondsTimeout, "The timeout must represent a value between -1 and Int32.MaxValue, inclusive.");
        if (condition == null) throw new ArgumentNullException("condition", "The condition argument is null.");
        long start = Environment.TickCount64;
        SpinWait spinner = default;
        while (!condition())
        {
            if (millisecondsTimeout == 0) return false;
            spinner.SpinOnce();
            if (millisecondsTimeout > 0 && Environment.TickCount64 - start >= millisecondsTimeout) return false;
        }
        return true;
    }
}
