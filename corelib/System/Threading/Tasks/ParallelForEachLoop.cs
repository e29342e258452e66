using System.Collections.Generic;
namespace System.Threading.Tasks;

/// The elements of a sequence.
internal sealed class ParallelForEachLoop<TSource, TLocal> : ParallelLoop
{
    private readonly IEnumerator<TSource> _source;
    private long _next;
    private bool _ended;
    private readonly Func<TLocal> _localInit;
    private readonly Func<TSource, ParallelLoopState, long, TLocal, TLocal> _body;
    private readonly Action<TLocal> _localFinally;
    private readonly Lock _lock = new Lock();

    internal ParallelForEachLoop(IEnumerator<TSource> source, Func<TLocal> localInit, Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        _source = source;
        _localInit = localInit;
        _body = body;
        _localFinally = localFinally;
    }

    private bool TryNext(out TSource item, out long index)
    {
        _lock.Enter();
        try
        {
            if (_ended || !_source.MoveNext())
            {
                _ended = true;
                item = default;
                index = 0;
                return false;
            }
            item = _source.Current;
            index = _next++;
            return true;
        }
        finally
        {
            _lock.Exit();
        }
    }

    protected override void RunWorker()
    {
        if (ShouldEnd || !TryNext(out TSource item, out long index)) return;
        ParallelLoopState state = new ParallelLoopState(this);
        TLocal local = _localInit == null ? default : _localInit();
        try
        {
            do
            {
                if (_broken && index > _lowestBreak) break;
                state._currentIteration = index;
                local = _body(item, state, index, local);
            } while (!ShouldEnd && TryNext(out item, out index));
        }
        finally
        {
            if (_localFinally != null) _localFinally(local);
        }
    }
}
