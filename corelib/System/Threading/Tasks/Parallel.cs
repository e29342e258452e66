using System.Collections.Generic;
namespace System.Threading.Tasks;

public static class Parallel
{
    private static readonly ParallelOptions s_defaultOptions = new ParallelOptions();

    public static void Invoke(params Action[] actions) => Invoke(s_defaultOptions, actions);

    public static void Invoke(ParallelOptions parallelOptions, params Action[] actions)
    {
        if (actions == null) throw new ArgumentNullException("actions");
        if (parallelOptions == null) throw new ArgumentNullException("parallelOptions");
        Action[] copy = new Action[actions.Length];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = actions[i];
            if (copy[i] == null) throw new ArgumentException("One of the actions was null.");
        }
        CancellationToken token = parallelOptions.CancellationToken;
        token.ThrowIfCancellationRequested();
        if (copy.Length == 0) return;
        List<Exception> exceptions = null;
        if (parallelOptions.MaxDegreeOfParallelism == -1 && copy.Length <= 10)
        {
            Task[] tasks = new Task[copy.Length];
            for (int i = 1; i < copy.Length; i++)
                tasks[i] = Task.Factory.StartNew(copy[i], token, TaskCreationOptions.None, parallelOptions.EffectiveTaskScheduler);
            tasks[0] = new Task(copy[0], token);
            tasks[0].RunSynchronously(parallelOptions.EffectiveTaskScheduler);
            try
            {
                Task.WaitAll(tasks);
            }
            catch (AggregateException e)
            {
                ThrowUnlessCanceled(e.InnerExceptions, token);
            }
            return;
        }
        int next = 0;
        ParallelForLoop<bool> loop = new ParallelForLoop<bool>(0, copy.Length, null, (index, state, local) =>
        {
            try
            {
                copy[(int)index]();
            }
            catch (Exception e)
            {
                if (exceptions == null) exceptions = new List<Exception>();
                exceptions.Add(e);
            }
            next++;
            return local;
        }, null);
        loop.Run(parallelOptions, copy.Length);
        if (exceptions != null) ThrowUnlessCanceled(exceptions, token);
    }

    private static void ThrowUnlessCanceled(IEnumerable<Exception> exceptions, CancellationToken token)
    {
        bool allCanceled = token.IsCancellationRequested;
        foreach (Exception exception in exceptions)
        {
            if (!(exception is OperationCanceledException canceled) || canceled.CancellationToken != token) allCanceled = false;
        }
        if (allCanceled) throw new OperationCanceledException(token);
        throw new AggregateException(exceptions);
    }

    private static ParallelLoopResult RunFor<TLocal>(long from, long to, ParallelOptions options, Func<TLocal> localInit, Func<long, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        if (options == null) throw new ArgumentNullException("parallelOptions");
        return new ParallelForLoop<TLocal>(from, to, localInit, body, localFinally).Run(options, to > from ? to - from : 0);
    }

    private static ParallelLoopResult RunForEach<TSource, TLocal>(IEnumerable<TSource> source, ParallelOptions options, Func<TLocal> localInit, Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (options == null) throw new ArgumentNullException("parallelOptions");
        long count = source is ICollection<TSource> collection ? collection.Count : -1;
        using (IEnumerator<TSource> enumerator = source.GetEnumerator())
        {
            return new ParallelForEachLoop<TSource, TLocal>(enumerator, localInit, body, localFinally).Run(options, count);
        }
    }

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, Action<int> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<bool>(fromInclusive, toExclusive, s_defaultOptions, null, (i, state, local) =>
        {
            body((int)i);
            return local;
        }, null);
    }

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, Action<int, ParallelLoopState> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<bool>(fromInclusive, toExclusive, s_defaultOptions, null, (i, state, local) =>
        {
            body((int)i, state);
            return local;
        }, null);
    }

    public static ParallelLoopResult For<TLocal>(int fromInclusive, int toExclusive, Func<TLocal> localInit, Func<int, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<TLocal>(fromInclusive, toExclusive, s_defaultOptions, localInit, (i, state, local) => body((int)i, state, local), localFinally);
    }

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<bool>(fromInclusive, toExclusive, parallelOptions, null, (i, state, local) =>
        {
            body((int)i);
            return local;
        }, null);
    }

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int, ParallelLoopState> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<bool>(fromInclusive, toExclusive, parallelOptions, null, (i, state, local) =>
        {
            body((int)i, state);
            return local;
        }, null);
    }

    public static ParallelLoopResult For<TLocal>(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<int, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<TLocal>(fromInclusive, toExclusive, parallelOptions, localInit, (i, state, local) => body((int)i, state, local), localFinally);
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, Action<long> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<bool>(fromInclusive, toExclusive, s_defaultOptions, null, (i, state, local) =>
        {
            body(i);
            return local;
        }, null);
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, Action<long, ParallelLoopState> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<bool>(fromInclusive, toExclusive, s_defaultOptions, null, (i, state, local) =>
        {
            body(i, state);
            return local;
        }, null);
    }

    public static ParallelLoopResult For<TLocal>(long fromInclusive, long toExclusive, Func<TLocal> localInit, Func<long, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<TLocal>(fromInclusive, toExclusive, s_defaultOptions, localInit, (i, state, local) => body(i, state, local), localFinally);
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<bool>(fromInclusive, toExclusive, parallelOptions, null, (i, state, local) =>
        {
            body(i);
            return local;
        }, null);
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long, ParallelLoopState> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<bool>(fromInclusive, toExclusive, parallelOptions, null, (i, state, local) =>
        {
            body(i, state);
            return local;
        }, null);
    }

    public static ParallelLoopResult For<TLocal>(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<long, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunFor<TLocal>(fromInclusive, toExclusive, parallelOptions, localInit, (i, state, local) => body(i, state, local), localFinally);
    }

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunForEach<TSource, bool>(source, s_defaultOptions, null, (item, state, index, local) =>
        {
            body(item);
            return local;
        }, null);
    }

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource, ParallelLoopState> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunForEach<TSource, bool>(source, s_defaultOptions, null, (item, state, index, local) =>
        {
            body(item, state);
            return local;
        }, null);
    }

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource, ParallelLoopState, long> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunForEach<TSource, bool>(source, s_defaultOptions, null, (item, state, index, local) =>
        {
            body(item, state, index);
            return local;
        }, null);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(IEnumerable<TSource> source, Func<TLocal> localInit, Func<TSource, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunForEach<TSource, TLocal>(source, s_defaultOptions, localInit, (item, state, index, local) => body(item, state, local), localFinally);
    }

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunForEach<TSource, bool>(source, parallelOptions, null, (item, state, index, local) =>
        {
            body(item);
            return local;
        }, null);
    }

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource, ParallelLoopState> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunForEach<TSource, bool>(source, parallelOptions, null, (item, state, index, local) =>
        {
            body(item, state);
            return local;
        }, null);
    }

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource, ParallelLoopState, long> body)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunForEach<TSource, bool>(source, parallelOptions, null, (item, state, index, local) =>
        {
            body(item, state, index);
            return local;
        }, null);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<TSource, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        if (body == null) throw new ArgumentNullException("body");
        return RunForEach<TSource, TLocal>(source, parallelOptions, localInit, (item, state, index, local) => body(item, state, local), localFinally);
    }

    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask> body)
        => ForEachAsync(source, s_defaultOptions, body);

    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, CancellationToken cancellationToken, Func<TSource, CancellationToken, ValueTask> body)
        => StartForEach(source, -1, TaskScheduler.Default, cancellationToken, body);

    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TSource, CancellationToken, ValueTask> body)
    {
        if (parallelOptions == null) throw new ArgumentNullException("parallelOptions");
        return StartForEach(source, parallelOptions.MaxDegreeOfParallelism, parallelOptions.EffectiveTaskScheduler, parallelOptions.CancellationToken, body);
    }

    private static Task StartForEach<TSource>(IEnumerable<TSource> source, int degree, TaskScheduler scheduler, CancellationToken token, Func<TSource, CancellationToken, ValueTask> body)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (body == null) throw new ArgumentNullException("body");
        if (token.IsCancellationRequested) return Task.FromCanceled(token);
        ForEachAsyncState<TSource> state = new ForEachAsyncState<TSource>(body, degree, scheduler, token);
        state._enumerator = source.GetEnumerator();
        state.QueueWorkerIfPossible();
        return state;
    }

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask> body)
        => ForEachAsync(source, s_defaultOptions, body);

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken, Func<TSource, CancellationToken, ValueTask> body)
        => StartForEach(source, -1, TaskScheduler.Default, cancellationToken, body);

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TSource, CancellationToken, ValueTask> body)
    {
        if (parallelOptions == null) throw new ArgumentNullException("parallelOptions");
        return StartForEach(source, parallelOptions.MaxDegreeOfParallelism, parallelOptions.EffectiveTaskScheduler, parallelOptions.CancellationToken, body);
    }

    private static Task StartForEach<TSource>(IAsyncEnumerable<TSource> source, int degree, TaskScheduler scheduler, CancellationToken token, Func<TSource, CancellationToken, ValueTask> body)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (body == null) throw new ArgumentNullException("body");
        if (token.IsCancellationRequested) return Task.FromCanceled(token);
        ForEachAsyncState<TSource> state = new ForEachAsyncState<TSource>(body, degree, scheduler, token);
        state._asyncEnumerator = source.GetAsyncEnumerator(state._cancellation.Token);
        state.QueueWorkerIfPossible();
        return state;
    }

    public static Task ForAsync(int fromInclusive, int toExclusive, Func<int, CancellationToken, ValueTask> body) => StartForEach(Numbers(fromInclusive, toExclusive), -1, TaskScheduler.Default, default, body);

    public static Task ForAsync(int fromInclusive, int toExclusive, CancellationToken cancellationToken, Func<int, CancellationToken, ValueTask> body)
        => StartForEach(Numbers(fromInclusive, toExclusive), -1, TaskScheduler.Default, cancellationToken, body);

    public static Task ForAsync(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Func<int, CancellationToken, ValueTask> body)
        => ForEachAsync(Numbers(fromInclusive, toExclusive), parallelOptions, body);

    private static IEnumerable<int> Numbers(int from, int to)
    {
        for (int i = from; i < to; i++) yield return i;
    }

    public static Task ForAsync(long fromInclusive, long toExclusive, Func<long, CancellationToken, ValueTask> body) => StartForEach(Numbers(fromInclusive, toExclusive), -1, TaskScheduler.Default, default, body);

    public static Task ForAsync(long fromInclusive, long toExclusive, CancellationToken cancellationToken, Func<long, CancellationToken, ValueTask> body)
        => StartForEach(Numbers(fromInclusive, toExclusive), -1, TaskScheduler.Default, cancellationToken, body);

    public static Task ForAsync(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Func<long, CancellationToken, ValueTask> body)
        => ForEachAsync(Numbers(fromInclusive, toExclusive), parallelOptions, body);

    private static IEnumerable<long> Numbers(long from, long to)
    {
        for (long i = from; i < to; i++) yield return i;
    }
}
