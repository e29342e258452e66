namespace System.Threading.Tasks;

/// Lets one iteration of a parallel loop end the loop.
public class ParallelLoopState
{
    internal readonly ParallelLoop _loop;
    internal long _currentIteration;

    internal ParallelLoopState(ParallelLoop loop)
    {
        _loop = loop;
    }

    public bool IsStopped => _loop._stopped;
    public bool IsExceptional => _loop._exceptions != null;
    public long? LowestBreakIteration => _loop._broken ? _loop._lowestBreak : null;

    public bool ShouldExitCurrentIteration
        => _loop._stopped || _loop._exceptions != null || _loop._token.IsCancellationRequested || (_loop._broken && _currentIteration > _loop._lowestBreak);

    public void Stop()
    {
        if (_loop._broken) throw new InvalidOperationException("Stop was called after Break was called.");
        _loop._stopped = true;
    }

    public void Break()
    {
        if (_loop._stopped) throw new InvalidOperationException("Break was called after Stop was called.");
        if (!_loop._broken || _currentIteration < _loop._lowestBreak) _loop._lowestBreak = _currentIteration;
        _loop._broken = true;
    }
}
