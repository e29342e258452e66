namespace System.Threading.Tasks;

/// Numbers from..to, with a value for each worker.
internal sealed class ParallelForLoop<TLocal> : ParallelLoop
{
    private long _next;
    private readonly long _to;
    private readonly Func<TLocal> _localInit;
    private readonly Func<long, ParallelLoopState, TLocal, TLocal> _body;
    private readonly Action<TLocal> _localFinally;

    internal ParallelForLoop(long from, long to, Func<TLocal> localInit, Func<long, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        _next = from;
        _to = to;
        _localInit = localInit;
        _body = body;
        _localFinally = localFinally;
    }

    protected override void RunWorker()
    {
        if (_next >= _to) return;
        ParallelLoopState state = new ParallelLoopState(this);
        TLocal local = _localInit == null ? default : _localInit();
        try
        {
            while (_next < _to && !ShouldEnd)
            {
                long index = _next++;
                if (_broken && index > _lowestBreak) break;
                state._currentIteration = index;
                local = _body(index, state, local);
            }
        }
        finally
        {
            if (_localFinally != null) _localFinally(local);
        }
    }
}
