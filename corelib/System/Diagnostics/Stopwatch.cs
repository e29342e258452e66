using Hoist.Runtime;
namespace System.Diagnostics;

[NetSize(40)]
public class Stopwatch
{
    private long _elapsed;
    private long _started;
    private bool _isRunning;

    public static readonly long Frequency = 1000000000;
    public static readonly bool IsHighResolution = true;

    /// Nanoseconds of the virtual clock.
    [Native("Stopwatch.GetTimestamp")] public static extern long GetTimestamp();

    public static Stopwatch StartNew()
    {
        Stopwatch watch = new Stopwatch();
        watch.Start();
        return watch;
    }

    public void Start()
    {
        if (_isRunning) return;
        _started = GetTimestamp();
        _isRunning = true;
    }

    public void Stop()
    {
        if (!_isRunning) return;
        _elapsed += GetTimestamp() - _started;
        _isRunning = false;
    }

    public void Reset()
    {
        _elapsed = 0;
        _isRunning = false;
    }

    public void Restart()
    {
        _elapsed = 0;
        _started = GetTimestamp();
        _isRunning = true;
    }

    public bool IsRunning => _isRunning;
    public long ElapsedTicks => _isRunning ? _elapsed + GetTimestamp() - _started : _elapsed;
    public TimeSpan Elapsed => new TimeSpan(ElapsedTicks / 100);
    public long ElapsedMilliseconds => ElapsedTicks / 1000000;
    public static TimeSpan GetElapsedTime(long startingTimestamp) => GetElapsedTime(startingTimestamp, GetTimestamp());
    public static TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp) => new TimeSpan((endingTimestamp - startingTimestamp) / 100);
    public override string ToString() => Elapsed.ToString();
}
