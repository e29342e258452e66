using Hoist.Runtime;
namespace System.Threading.Tasks;

// ContinueWith: a new task that is scheduled when this one ends.
public partial class Task
{
    public Task ContinueWith(Action<Task> continuationAction) => ContinueWith(continuationAction, TaskScheduler.Current, default, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task> continuationAction, CancellationToken cancellationToken) => ContinueWith(continuationAction, TaskScheduler.Current, cancellationToken, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task> continuationAction, TaskScheduler scheduler) => ContinueWith(continuationAction, scheduler, default, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task> continuationAction, TaskContinuationOptions continuationOptions) => ContinueWith(continuationAction, TaskScheduler.Current, default, continuationOptions);
    public Task ContinueWith(Action<Task> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
        => ContinueWith(continuationAction, scheduler, cancellationToken, continuationOptions);

    private Task ContinueWith(Action<Task> action, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        if (action == null) throw new ArgumentNullException("continuationAction");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task continuation = new ContinuationTaskFromTask(this, action, null, CheckContinuationOptions(options));
        ContinueWithCore(continuation, scheduler, token, options);
        return continuation;
    }

    public Task<TResult> ContinueWith<TResult>(Func<Task, TResult> continuationFunction) => ContinueWith(continuationFunction, TaskScheduler.Current, default, TaskContinuationOptions.None);
    public Task<TResult> ContinueWith<TResult>(Func<Task, TResult> continuationFunction, CancellationToken cancellationToken) => ContinueWith(continuationFunction, TaskScheduler.Current, cancellationToken, TaskContinuationOptions.None);
    public Task<TResult> ContinueWith<TResult>(Func<Task, TResult> continuationFunction, TaskScheduler scheduler) => ContinueWith(continuationFunction, scheduler, default, TaskContinuationOptions.None);
    public Task<TResult> ContinueWith<TResult>(Func<Task, TResult> continuationFunction, TaskContinuationOptions continuationOptions) => ContinueWith(continuationFunction, TaskScheduler.Current, default, continuationOptions);
    public Task<TResult> ContinueWith<TResult>(Func<Task, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
        => ContinueWith(continuationFunction, scheduler, cancellationToken, continuationOptions);

    private Task<TResult> ContinueWith<TResult>(Func<Task, TResult> function, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        if (function == null) throw new ArgumentNullException("continuationFunction");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task<TResult> continuation = new ContinuationResultTaskFromTask<TResult>(this, function, null, CheckContinuationOptions(options));
        ContinueWithCore(continuation, scheduler, token, options);
        return continuation;
    }

    public Task ContinueWith(Action<Task, object> continuationAction, object state) => ContinueWith(continuationAction, state, TaskScheduler.Current, default, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task, object> continuationAction, object state, CancellationToken cancellationToken) => ContinueWith(continuationAction, state, TaskScheduler.Current, cancellationToken, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task, object> continuationAction, object state, TaskScheduler scheduler) => ContinueWith(continuationAction, state, scheduler, default, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task, object> continuationAction, object state, TaskContinuationOptions continuationOptions) => ContinueWith(continuationAction, state, TaskScheduler.Current, default, continuationOptions);
    public Task ContinueWith(Action<Task, object> continuationAction, object state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
        => ContinueWith(continuationAction, state, scheduler, cancellationToken, continuationOptions);

    private Task ContinueWith(Action<Task, object> action, object state, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        if (action == null) throw new ArgumentNullException("continuationAction");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task continuation = new ContinuationTaskFromTask(this, action, state, CheckContinuationOptions(options));
        ContinueWithCore(continuation, scheduler, token, options);
        return continuation;
    }

    public Task<TResult> ContinueWith<TResult>(Func<Task, object, TResult> continuationFunction, object state) => ContinueWith(continuationFunction, state, TaskScheduler.Current, default, TaskContinuationOptions.None);
    public Task<TResult> ContinueWith<TResult>(Func<Task, object, TResult> continuationFunction, object state, CancellationToken cancellationToken) => ContinueWith(continuationFunction, state, TaskScheduler.Current, cancellationToken, TaskContinuationOptions.None);
    public Task<TResult> ContinueWith<TResult>(Func<Task, object, TResult> continuationFunction, object state, TaskScheduler scheduler) => ContinueWith(continuationFunction, state, scheduler, default, TaskContinuationOptions.None);
    public Task<TResult> ContinueWith<TResult>(Func<Task, object, TResult> continuationFunction, object state, TaskContinuationOptions continuationOptions) => ContinueWith(continuationFunction, state, TaskScheduler.Current, default, continuationOptions);
    public Task<TResult> ContinueWith<TResult>(Func<Task, object, TResult> continuationFunction, object state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
        => ContinueWith(continuationFunction, state, scheduler, cancellationToken, continuationOptions);

    private Task<TResult> ContinueWith<TResult>(Func<Task, object, TResult> function, object state, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        if (function == null) throw new ArgumentNullException("continuationFunction");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task<TResult> continuation = new ContinuationResultTaskFromTask<TResult>(this, function, state, CheckContinuationOptions(options));
        ContinueWithCore(continuation, scheduler, token, options);
        return continuation;
    }

    /// Checks ContinueWith's options and gives those that the new task keeps.
    internal static TaskCreationOptions CheckContinuationOptions(TaskContinuationOptions options)
    {
        const TaskContinuationOptions exclusions = TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnCanceled;
        const TaskContinuationOptions kept = TaskContinuationOptions.PreferFairness | TaskContinuationOptions.LongRunning | TaskContinuationOptions.AttachedToParent
            | TaskContinuationOptions.DenyChildAttach | TaskContinuationOptions.HideScheduler | TaskContinuationOptions.RunContinuationsAsynchronously;
        if ((options & (TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.LongRunning)) == (TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.LongRunning))
            throw new ArgumentOutOfRangeException("continuationOptions", "The specified TaskContinuationOptions combined LongRunning and ExecuteSynchronously.  Synchronous continuations should not be long running.");
        if ((options & ~(kept | exclusions | TaskContinuationOptions.LazyCancellation | TaskContinuationOptions.ExecuteSynchronously)) != 0)
            throw new ArgumentOutOfRangeException("continuationOptions");
        if ((options & exclusions) == exclusions)
            throw new ArgumentOutOfRangeException("continuationOptions", "The specified TaskContinuationOptions excluded all continuation kinds.");
        return (TaskCreationOptions)(options & kept);
    }

    internal void ContinueWithCore(Task continuationTask, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        ContinueWithTaskContinuation continuation = new ContinueWithTaskContinuation(continuationTask, options, scheduler);
        if (token.CanBeCanceled)
        {
            continuationTask.EnsureContingent().m_cancellationToken = token;
            if (IsCompleted || (options & TaskContinuationOptions.LazyCancellation) != 0)
            {
                if ((options & TaskContinuationOptions.LazyCancellation) == 0 && token.IsCancellationRequested) continuationTask.InternalCancel();
            }
            else continuationTask.WatchToken(token, this, continuation);
        }
        if (continuationTask.IsCompleted) return;
        if (!AddTaskContinuation(continuation, false)) continuation.Run(this, true);
    }
}
