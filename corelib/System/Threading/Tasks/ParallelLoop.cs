using System.Collections.Generic;
namespace System.Threading.Tasks;

/// One run of Parallel.For or ForEach: the calling thread and some tasks take iterations until there are none.
internal abstract class ParallelLoop
{
    internal bool _stopped;
    internal bool _broken;
    internal long _lowestBreak;
    internal List<Exception> _exceptions;
    internal CancellationToken _token;

    /// Takes iterations until the loop is over, on the current thread.
    protected abstract void RunWorker();

    internal bool ShouldEnd => _stopped || _exceptions != null || _token.IsCancellationRequested;

    private void RunGuarded()
    {
        try
        {
            RunWorker();
        }
        catch (Exception e)
        {
            if (_exceptions == null) _exceptions = new List<Exception>();
            _exceptions.Add(e);
        }
    }

    internal ParallelLoopResult Run(ParallelOptions options, long iterations)
    {
        _token = options.CancellationToken;
        _token.ThrowIfCancellationRequested();
        long degree = options.MaxDegreeOfParallelism == -1 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        if (iterations >= 0 && degree > iterations) degree = iterations;
        if (degree > 64) degree = 64;
        Task[] helpers = null;
        if (degree > 1)
        {
            helpers = new Task[(int)degree - 1];
            for (int i = 0; i < helpers.Length; i++)
                helpers[i] = Task.Factory.StartNew(RunGuarded, CancellationToken.None, TaskCreationOptions.DenyChildAttach, options.EffectiveTaskScheduler);
        }
        RunGuarded();
        if (helpers != null) Task.WaitAll(helpers);
        if (_exceptions != null)
        {
            if (_token.IsCancellationRequested && AllCanceled()) throw new OperationCanceledException(_token);
            throw new AggregateException(_exceptions);
        }
        _token.ThrowIfCancellationRequested();
        ParallelLoopResult result = default;
        result._completed = !_stopped && !_broken;
        if (_broken) result._lowestBreakIteration = _lowestBreak;
        return result;
    }

    private bool AllCanceled()
    {
        for (int i = 0; i < _exceptions.Count; i++)
        {
            if (!(_exceptions[i] is OperationCanceledException canceled) || canceled.CancellationToken != _token) return false;
        }
        return true;
    }
}
