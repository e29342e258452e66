using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Threading.Tasks;

/// Makes tasks with common defaults.
public class TaskFactory
{
    private readonly CancellationToken m_defaultCancellationToken;
    private readonly TaskScheduler m_defaultScheduler;
    private readonly TaskCreationOptions m_defaultCreationOptions;
    private readonly TaskContinuationOptions m_defaultContinuationOptions;

    public TaskFactory() { }
    public TaskFactory(CancellationToken cancellationToken) { m_defaultCancellationToken = cancellationToken; }
    public TaskFactory(TaskScheduler scheduler) { m_defaultScheduler = scheduler; }
    public TaskFactory(TaskCreationOptions creationOptions, TaskContinuationOptions continuationOptions) : this(default, creationOptions, continuationOptions, null) { }

    public TaskFactory(CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        Task.CheckContinuationOptions(continuationOptions);
        if (((int)creationOptions & ~0x5F) != 0) throw new ArgumentOutOfRangeException("creationOptions");
        m_defaultCancellationToken = cancellationToken;
        m_defaultScheduler = scheduler;
        m_defaultCreationOptions = creationOptions;
        m_defaultContinuationOptions = continuationOptions;
    }

    public CancellationToken CancellationToken => m_defaultCancellationToken;
    public TaskScheduler Scheduler => m_defaultScheduler;
    public TaskCreationOptions CreationOptions => m_defaultCreationOptions;
    public TaskContinuationOptions ContinuationOptions => m_defaultContinuationOptions;

    private TaskScheduler DefaultScheduler => m_defaultScheduler == null ? TaskScheduler.Current : m_defaultScheduler;

    private static Task Start(Delegate action, object state, CancellationToken token, TaskCreationOptions options, TaskScheduler scheduler)
    {
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task task = new Task(action, state, token, options, Task.DoNotRegisterFlag, scheduler);
        task.ScheduleAndStart(false);
        return task;
    }

    internal static Task<TResult> Start<TResult>(Delegate function, object state, CancellationToken token, TaskCreationOptions options, TaskScheduler scheduler)
    {
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task<TResult> task = new Task<TResult>(function, state, token, options, Task.DoNotRegisterFlag, scheduler);
        task.ScheduleAndStart(false);
        return task;
    }

    public Task StartNew(Action action) => Start(action, null, m_defaultCancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task StartNew(Action action, CancellationToken cancellationToken) => Start(action, null, cancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task StartNew(Action action, TaskCreationOptions creationOptions) => Start(action, null, m_defaultCancellationToken, creationOptions, DefaultScheduler);
    public Task StartNew(Action action, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler) => Start(action, null, cancellationToken, creationOptions, scheduler);

    public Task StartNew(Action<object> action, object state) => Start(action, state, m_defaultCancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task StartNew(Action<object> action, object state, CancellationToken cancellationToken) => Start(action, state, cancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task StartNew(Action<object> action, object state, TaskCreationOptions creationOptions) => Start(action, state, m_defaultCancellationToken, creationOptions, DefaultScheduler);
    public Task StartNew(Action<object> action, object state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler) => Start(action, state, cancellationToken, creationOptions, scheduler);

    public Task<TResult> StartNew<TResult>(Func<TResult> function) => Start<TResult>(function, null, m_defaultCancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task<TResult> StartNew<TResult>(Func<TResult> function, CancellationToken cancellationToken) => Start<TResult>(function, null, cancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task<TResult> StartNew<TResult>(Func<TResult> function, TaskCreationOptions creationOptions) => Start<TResult>(function, null, m_defaultCancellationToken, creationOptions, DefaultScheduler);
    public Task<TResult> StartNew<TResult>(Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler) => Start<TResult>(function, null, cancellationToken, creationOptions, scheduler);

    public Task<TResult> StartNew<TResult>(Func<object, TResult> function, object state) => Start<TResult>(function, state, m_defaultCancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task<TResult> StartNew<TResult>(Func<object, TResult> function, object state, CancellationToken cancellationToken) => Start<TResult>(function, state, cancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task<TResult> StartNew<TResult>(Func<object, TResult> function, object state, TaskCreationOptions creationOptions) => Start<TResult>(function, state, m_defaultCancellationToken, creationOptions, DefaultScheduler);
    public Task<TResult> StartNew<TResult>(Func<object, TResult> function, object state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler) => Start<TResult>(function, state, cancellationToken, creationOptions, scheduler);

    public Task ContinueWhenAll(Task[] tasks, Action<Task[]> continuationAction) => TaskFactory.ContinueWhenAllCore<Task>(tasks, continuationAction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task ContinueWhenAll(Task[] tasks, Action<Task[]> continuationAction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAllCore<Task>(tasks, continuationAction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task ContinueWhenAll(Task[] tasks, Action<Task[]> continuationAction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAllCore<Task>(tasks, continuationAction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task ContinueWhenAll(Task[] tasks, Action<Task[]> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAllCore<Task>(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public Task<TResult> ContinueWhenAll<TResult>(Task[] tasks, Func<Task[], TResult> continuationFunction) => TaskFactory.ContinueWhenAllCoreResult<Task, TResult>(tasks, continuationFunction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TResult>(Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAllCoreResult<Task, TResult>(tasks, continuationFunction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TResult>(Task[] tasks, Func<Task[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAllCoreResult<Task, TResult>(tasks, continuationFunction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TResult>(Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAllCoreResult<Task, TResult>(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public Task ContinueWhenAll<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction) => TaskFactory.ContinueWhenAllCore<Task<TAntecedentResult>>(tasks, continuationAction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task ContinueWhenAll<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAllCore<Task<TAntecedentResult>>(tasks, continuationAction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task ContinueWhenAll<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAllCore<Task<TAntecedentResult>>(tasks, continuationAction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task ContinueWhenAll<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>[]> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAllCore<Task<TAntecedentResult>>(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction) => TaskFactory.ContinueWhenAllCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAllCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAllCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TAntecedentResult, TResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAllCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public Task ContinueWhenAny(Task[] tasks, Action<Task> continuationAction) => TaskFactory.ContinueWhenAnyCore<Task>(tasks, continuationAction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task ContinueWhenAny(Task[] tasks, Action<Task> continuationAction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAnyCore<Task>(tasks, continuationAction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task ContinueWhenAny(Task[] tasks, Action<Task> continuationAction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAnyCore<Task>(tasks, continuationAction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task ContinueWhenAny(Task[] tasks, Action<Task> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAnyCore<Task>(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public Task<TResult> ContinueWhenAny<TResult>(Task[] tasks, Func<Task, TResult> continuationFunction) => TaskFactory.ContinueWhenAnyCoreResult<Task, TResult>(tasks, continuationFunction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TResult>(Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAnyCoreResult<Task, TResult>(tasks, continuationFunction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TResult>(Task[] tasks, Func<Task, TResult> continuationFunction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAnyCoreResult<Task, TResult>(tasks, continuationFunction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TResult>(Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAnyCoreResult<Task, TResult>(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public Task ContinueWhenAny<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction) => TaskFactory.ContinueWhenAnyCore<Task<TAntecedentResult>>(tasks, continuationAction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task ContinueWhenAny<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAnyCore<Task<TAntecedentResult>>(tasks, continuationAction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task ContinueWhenAny<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAnyCore<Task<TAntecedentResult>>(tasks, continuationAction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task ContinueWhenAny<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Action<Task<TAntecedentResult>> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAnyCore<Task<TAntecedentResult>>(tasks, continuationAction, cancellationToken, continuationOptions, scheduler);

    public Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction) => TaskFactory.ContinueWhenAnyCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAnyCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAnyCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TAntecedentResult, TResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAnyCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    internal static void CheckMultiTaskOptions(TaskContinuationOptions options)
    {
        const TaskContinuationOptions illegal = TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnCanceled;
        if ((options & illegal) != 0) throw new ArgumentOutOfRangeException("continuationOptions", "It is invalid to exclude specific continuation kinds for continuations off of multiple tasks.");
    }

    private static TTask[] CheckedCopy<TTask>(TTask[] tasks) where TTask : Task
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        if (tasks.Length == 0) throw new ArgumentException("The tasks argument contains no tasks.", "tasks");
        TTask[] copy = new TTask[tasks.Length];
        for (int i = 0; i < copy.Length; i++)
        {
            if (tasks[i] == null) throw new ArgumentException("The tasks argument included a null value.", "tasks");
            copy[i] = tasks[i];
        }
        return copy;
    }

    internal static Task ContinueWhenAllCore<TTask>(TTask[] tasks, Action<TTask[]> action, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler) where TTask : Task
    {
        if (action == null) throw new ArgumentNullException("continuationAction");
        CheckMultiTaskOptions(options);
        TTask[] copy = CheckedCopy(tasks);
        return new CompleteOnCountdownPromise<TTask>(copy).ContinueWith(completed => action(((CompleteOnCountdownPromise<TTask>)completed)._tasks), token, options, scheduler);
    }

    internal static Task<TResult> ContinueWhenAllCoreResult<TTask, TResult>(TTask[] tasks, Func<TTask[], TResult> function, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler) where TTask : Task
    {
        if (function == null) throw new ArgumentNullException("continuationFunction");
        CheckMultiTaskOptions(options);
        TTask[] copy = CheckedCopy(tasks);
        return new CompleteOnCountdownPromise<TTask>(copy).ContinueWith(completed => function(((CompleteOnCountdownPromise<TTask>)completed)._tasks), token, options, scheduler);
    }

    internal static Task ContinueWhenAnyCore<TTask>(TTask[] tasks, Action<TTask> action, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler) where TTask : Task
    {
        if (action == null) throw new ArgumentNullException("continuationAction");
        CheckMultiTaskOptions(options);
        TTask[] copy = CheckedCopy(tasks);
        return Task.WhenAny((Task[])copy).ContinueWith(completed => action((TTask)completed.Result), token, options, scheduler);
    }

    internal static Task<TResult> ContinueWhenAnyCoreResult<TTask, TResult>(TTask[] tasks, Func<TTask, TResult> function, CancellationToken token, TaskContinuationOptions options, TaskScheduler scheduler) where TTask : Task
    {
        if (function == null) throw new ArgumentNullException("continuationFunction");
        CheckMultiTaskOptions(options);
        TTask[] copy = CheckedCopy(tasks);
        return Task.WhenAny((Task[])copy).ContinueWith(completed => function((TTask)completed.Result), token, options, scheduler);
    }

    /// Ends, successfully, when all the tasks have ended in whatever way.
    private sealed class CompleteOnCountdownPromise<TTask> : Task, ITaskCompletionAction where TTask : Task
    {
        internal readonly TTask[] _tasks;
        private int _count;

        internal CompleteOnCountdownPromise(TTask[] tasks)
        {
            _tasks = tasks;
            _count = tasks.Length;
            for (int i = 0; i < tasks.Length; i++) tasks[i].AddCompletionAction(this, false);
        }

        public bool InvokeMayRunArbitraryCode => true;

        public void Invoke(Task completingTask)
        {
            _count--;
            if (_count == 0) TrySetResult();
        }
    }

    // The Begin/End pattern

    public Task FromAsync(IAsyncResult asyncResult, Action<IAsyncResult> endMethod) => FromAsync(asyncResult, endMethod, m_defaultCreationOptions, DefaultScheduler);
    public Task FromAsync(IAsyncResult asyncResult, Action<IAsyncResult> endMethod, TaskCreationOptions creationOptions) => FromAsync(asyncResult, endMethod, creationOptions, DefaultScheduler);

    public Task FromAsync(IAsyncResult asyncResult, Action<IAsyncResult> endMethod, TaskCreationOptions creationOptions, TaskScheduler scheduler)
    {
        if (asyncResult == null) throw new ArgumentNullException("asyncResult");
        if (endMethod == null) throw new ArgumentNullException("endMethod");
        return StartNew(() => { if (!asyncResult.IsCompleted) asyncResult.AsyncWaitHandle.WaitOne(); endMethod(asyncResult); }, default, creationOptions, scheduler);
    }

    public Task FromAsync(Func<AsyncCallback, object, IAsyncResult> beginMethod, Action<IAsyncResult> endMethod, object state)
    {
        if (beginMethod == null) throw new ArgumentNullException("beginMethod");
        if (endMethod == null) throw new ArgumentNullException("endMethod");
        TaskCompletionSource promise = new TaskCompletionSource(state);
        beginMethod(result =>
        {
            try
            {
                endMethod(result);
                promise.TrySetResult();
            }
            catch (OperationCanceledException e)
            {
                promise.TrySetCanceled(e.CancellationToken);
            }
            catch (Exception e)
            {
                promise.TrySetException(e);
            }
        }, state);
        return promise.Task;
    }

    public Task<TResult> FromAsync<TResult>(Func<AsyncCallback, object, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, object state)
    {
        if (beginMethod == null) throw new ArgumentNullException("beginMethod");
        if (endMethod == null) throw new ArgumentNullException("endMethod");
        TaskCompletionSource<TResult> promise = new TaskCompletionSource<TResult>(state);
        beginMethod(result =>
        {
            try
            {
                promise.TrySetResult(endMethod(result));
            }
            catch (OperationCanceledException e)
            {
                promise.TrySetCanceled(e.CancellationToken);
            }
            catch (Exception e)
            {
                promise.TrySetException(e);
            }
        }, state);
        return promise.Task;
    }
}

public class TaskFactory<TResult>
{
    private readonly CancellationToken m_defaultCancellationToken;
    private readonly TaskScheduler m_defaultScheduler;
    private readonly TaskCreationOptions m_defaultCreationOptions;
    private readonly TaskContinuationOptions m_defaultContinuationOptions;

    public TaskFactory() { }
    public TaskFactory(CancellationToken cancellationToken) { m_defaultCancellationToken = cancellationToken; }
    public TaskFactory(TaskScheduler scheduler) { m_defaultScheduler = scheduler; }
    public TaskFactory(TaskCreationOptions creationOptions, TaskContinuationOptions continuationOptions) : this(default, creationOptions, continuationOptions, null) { }

    public TaskFactory(CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
    {
        Task.CheckContinuationOptions(continuationOptions);
        if (((int)creationOptions & ~0x5F) != 0) throw new ArgumentOutOfRangeException("creationOptions");
        m_defaultCancellationToken = cancellationToken;
        m_defaultScheduler = scheduler;
        m_defaultCreationOptions = creationOptions;
        m_defaultContinuationOptions = continuationOptions;
    }

    public CancellationToken CancellationToken => m_defaultCancellationToken;
    public TaskScheduler Scheduler => m_defaultScheduler;
    public TaskCreationOptions CreationOptions => m_defaultCreationOptions;
    public TaskContinuationOptions ContinuationOptions => m_defaultContinuationOptions;

    private TaskScheduler DefaultScheduler => m_defaultScheduler == null ? TaskScheduler.Current : m_defaultScheduler;

    public Task<TResult> StartNew(Func<TResult> function) => TaskFactory.Start<TResult>(function, null, m_defaultCancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task<TResult> StartNew(Func<TResult> function, CancellationToken cancellationToken) => TaskFactory.Start<TResult>(function, null, cancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task<TResult> StartNew(Func<TResult> function, TaskCreationOptions creationOptions) => TaskFactory.Start<TResult>(function, null, m_defaultCancellationToken, creationOptions, DefaultScheduler);
    public Task<TResult> StartNew(Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler) => TaskFactory.Start<TResult>(function, null, cancellationToken, creationOptions, scheduler);

    public Task<TResult> StartNew(Func<object, TResult> function, object state) => TaskFactory.Start<TResult>(function, state, m_defaultCancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task<TResult> StartNew(Func<object, TResult> function, object state, CancellationToken cancellationToken) => TaskFactory.Start<TResult>(function, state, cancellationToken, m_defaultCreationOptions, DefaultScheduler);
    public Task<TResult> StartNew(Func<object, TResult> function, object state, TaskCreationOptions creationOptions) => TaskFactory.Start<TResult>(function, state, m_defaultCancellationToken, creationOptions, DefaultScheduler);
    public Task<TResult> StartNew(Func<object, TResult> function, object state, CancellationToken cancellationToken, TaskCreationOptions creationOptions, TaskScheduler scheduler) => TaskFactory.Start<TResult>(function, state, cancellationToken, creationOptions, scheduler);

    public Task<TResult> ContinueWhenAll(Task[] tasks, Func<Task[], TResult> continuationFunction) => TaskFactory.ContinueWhenAllCoreResult<Task, TResult>(tasks, continuationFunction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll(Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAllCoreResult<Task, TResult>(tasks, continuationFunction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll(Task[] tasks, Func<Task[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAllCoreResult<Task, TResult>(tasks, continuationFunction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll(Task[] tasks, Func<Task[], TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAllCoreResult<Task, TResult>(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public Task<TResult> ContinueWhenAll<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction) => TaskFactory.ContinueWhenAllCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAllCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAllCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAll<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>[], TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAllCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public Task<TResult> ContinueWhenAny(Task[] tasks, Func<Task, TResult> continuationFunction) => TaskFactory.ContinueWhenAnyCoreResult<Task, TResult>(tasks, continuationFunction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny(Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAnyCoreResult<Task, TResult>(tasks, continuationFunction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny(Task[] tasks, Func<Task, TResult> continuationFunction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAnyCoreResult<Task, TResult>(tasks, continuationFunction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny(Task[] tasks, Func<Task, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAnyCoreResult<Task, TResult>(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public Task<TResult> ContinueWhenAny<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction) => TaskFactory.ContinueWhenAnyCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, m_defaultCancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken) => TaskFactory.ContinueWhenAnyCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, cancellationToken, m_defaultContinuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, TaskContinuationOptions continuationOptions) => TaskFactory.ContinueWhenAnyCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, m_defaultCancellationToken, continuationOptions, DefaultScheduler);
    public Task<TResult> ContinueWhenAny<TAntecedentResult>(Task<TAntecedentResult>[] tasks, Func<Task<TAntecedentResult>, TResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler) => TaskFactory.ContinueWhenAnyCoreResult<Task<TAntecedentResult>, TResult>(tasks, continuationFunction, cancellationToken, continuationOptions, scheduler);

    public Task<TResult> FromAsync(Func<AsyncCallback, object, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, object state)
        => Task.Factory.FromAsync<TResult>(beginMethod, endMethod, state);
}
