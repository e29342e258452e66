using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Threading.Tasks;

/// One run of Parallel.ForEachAsync, and its task. Workers start one another: each that gets an item queues the next, up to the degree.
[NetSize(112)]
internal sealed class ForEachAsyncState<TSource> : Task<VoidTaskResult>, IThreadPoolWorkItem
{
    internal IEnumerator<TSource> _enumerator;
    internal IAsyncEnumerator<TSource> _asyncEnumerator;
    internal readonly CancellationTokenSource _cancellation = new CancellationTokenSource();
    private readonly Func<TSource, CancellationToken, ValueTask> _body;
    private readonly TaskScheduler _scheduler;
    private readonly ExecutionContext _context;
    private readonly CancellationToken _externalToken;
    private readonly CancellationTokenRegistration _registration;
    private SemaphoreSlim _lock;
    private int _remainingDegree;
    private int _activeWorkers;
    private List<Exception> _exceptions;
    private static readonly Action<object> s_cancel = CancelWorkers;
    private static readonly ContextCallback s_work = Work;

    internal ForEachAsyncState(Func<TSource, CancellationToken, ValueTask> body, int degree, TaskScheduler scheduler, CancellationToken token)
    {
        _body = body;
        _remainingDegree = degree < 0 ? Environment.ProcessorCount : degree;
        _scheduler = scheduler;
        _context = ExecutionContext.Capture();
        _externalToken = token;
        _registration = token.UnsafeRegister(s_cancel, this);
    }

    private static void CancelWorkers(object state) => ((ForEachAsyncState<TSource>)state)._cancellation.Cancel();
    private static void Work(object state) => ((ForEachAsyncState<TSource>)state).StartWorker();

    internal void QueueWorkerIfPossible()
    {
        if (_remainingDegree <= 0) return;
        _remainingDegree--;
        _activeWorkers++;
        if (_scheduler == TaskScheduler.Default) ThreadPool.Queue(new Worker(this), ThreadPool.Global);
        else Task.Factory.StartNew<VoidTaskResult>(StartWorkerAction, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler);
    }

    [NetUncounted]
    private sealed class Worker : IThreadPoolWorkItem
    {
        private readonly ForEachAsyncState<TSource> _state;
        internal Worker(ForEachAsyncState<TSource> state) { _state = state; }
        public void Execute() => _state.Execute();
    }

    public void Execute()
    {
        if (_context == null) StartWorker();
        else ExecutionContext.RunInternal(_context, s_work, this);
    }

    private VoidTaskResult StartWorkerAction()
    {
        Execute();
        return default;
    }

    private void StartWorker()
    {
        if (_enumerator != null) RunSync();
        else RunAsync();
    }

    private async void RunSync()
    {
        bool launchedNext = false;
        try
        {
            while (!_cancellation.IsCancellationRequested)
            {
                if (!_enumerator.MoveNext()) break;
                TSource element = _enumerator.Current;
                if (!launchedNext)
                {
                    launchedNext = true;
                    QueueWorkerIfPossible();
                }
                await _body(element, _cancellation.Token);
            }
        }
        catch (Exception e)
        {
            RecordException(e);
        }
        finally
        {
            if (--_activeWorkers == 0)
            {
                try
                {
                    _enumerator.Dispose();
                }
                catch (Exception e)
                {
                    RecordException(e);
                }
                Complete();
            }
        }
    }

    private async void RunAsync()
    {
        bool launchedNext = false;
        if (_lock == null) _lock = new SemaphoreSlim(1, 1);
        try
        {
            while (!_cancellation.IsCancellationRequested)
            {
                TSource element;
                await _lock.WaitAsync(_cancellation.Token);
                try
                {
                    if (!await _asyncEnumerator.MoveNextAsync()) break;
                    element = _asyncEnumerator.Current;
                }
                finally
                {
                    _lock.Release();
                }
                if (!launchedNext)
                {
                    launchedNext = true;
                    QueueWorkerIfPossible();
                }
                await _body(element, _cancellation.Token);
            }
        }
        catch (Exception e)
        {
            RecordException(e);
        }
        finally
        {
            if (--_activeWorkers == 0)
            {
                try
                {
                    await _asyncEnumerator.DisposeAsync();
                }
                catch (Exception e)
                {
                    RecordException(e);
                }
                Complete();
            }
        }
    }

    private void RecordException(Exception exception)
    {
        if (_exceptions == null) _exceptions = new List<Exception>();
        _exceptions.Add(exception);
        _cancellation.Cancel();
    }

    private void Complete()
    {
        _registration.Dispose();
        if (_externalToken.IsCancellationRequested) TrySetCanceled(_externalToken);
        else if (_exceptions == null) TrySetResult(default);
        else
        {
            // cancellations that only follow from the first failure are left out
            List<Exception> failures = new List<Exception>();
            for (int i = 0; i < _exceptions.Count; i++)
            {
                if (_exceptions[i] is OperationCanceledException canceled && canceled.CancellationToken == _cancellation.Token && i > 0) continue;
                failures.Add(_exceptions[i]);
            }
            TrySetException(failures);
        }
    }
}
