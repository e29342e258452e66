using System.Diagnostics;
using System.Threading;
namespace System;

/// Source of time and timers.
public abstract class TimeProvider
{
    private static readonly TimeProvider s_system = new SystemTimeProvider();
    public static TimeProvider System => s_system;

    public virtual DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow;
    public virtual long TimestampFrequency => Stopwatch.Frequency;
    public virtual long GetTimestamp() => Stopwatch.GetTimestamp();

    public TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp)
        => new TimeSpan((long)((endingTimestamp - startingTimestamp) * ((double)TimeSpan.TicksPerSecond / TimestampFrequency)));

    public TimeSpan GetElapsedTime(long startingTimestamp) => GetElapsedTime(startingTimestamp, GetTimestamp());

    public virtual ITimer CreateTimer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period)
    {
        if (callback == null) throw new ArgumentNullException("callback");
        return new TimerQueueTimer(callback, state, Timer.Milliseconds(dueTime, "dueTime"), Timer.Milliseconds(period, "period"), true);
    }

    private sealed class SystemTimeProvider : TimeProvider { }
}
