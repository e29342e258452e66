using System.Collections.Generic;
namespace System.Threading.Tasks;

/// A task that is ended by hand.
public class TaskCompletionSource
{
    private readonly Task _task;

    public TaskCompletionSource() { _task = new Task(); }
    public TaskCompletionSource(TaskCreationOptions creationOptions) : this(null, creationOptions) { }
    public TaskCompletionSource(object state) : this(state, TaskCreationOptions.None) { }
    public TaskCompletionSource(object state, TaskCreationOptions creationOptions) { _task = new Task(state, creationOptions, true); }

    public Task Task => _task;

    public void SetResult()
    {
        if (!TrySetResult()) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public bool TrySetResult() => _task.TrySetResult();

    public void SetException(Exception exception)
    {
        if (!TrySetException(exception)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public void SetException(IEnumerable<Exception> exceptions)
    {
        if (!TrySetException(exceptions)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public bool TrySetException(Exception exception)
    {
        if (exception == null) throw new ArgumentNullException("exception");
        return _task.TrySetException(exception);
    }

    public bool TrySetException(IEnumerable<Exception> exceptions)
    {
        List<Exception> list = Check(exceptions);
        return _task.TrySetException(list);
    }

    internal static List<Exception> Check(IEnumerable<Exception> exceptions)
    {
        if (exceptions == null) throw new ArgumentNullException("exceptions");
        List<Exception> list = new List<Exception>();
        foreach (Exception exception in exceptions)
        {
            if (exception == null) throw new ArgumentException("The exceptions collection included at least one null element.", "exceptions");
            list.Add(exception);
        }
        if (list.Count == 0) throw new ArgumentException("The exceptions collection was empty.", "exceptions");
        return list;
    }

    public void SetCanceled() => SetCanceled(default);

    public void SetCanceled(CancellationToken cancellationToken)
    {
        if (!TrySetCanceled(cancellationToken)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public bool TrySetCanceled() => TrySetCanceled(default);
    public bool TrySetCanceled(CancellationToken cancellationToken) => _task.TrySetCanceled(cancellationToken);

    public void SetFromTask(Task completedTask)
    {
        if (!TrySetFromTask(completedTask)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public bool TrySetFromTask(Task completedTask)
    {
        if (completedTask == null) throw new ArgumentNullException("completedTask");
        if (!completedTask.IsCompleted) throw new ArgumentException("The task is not in a final state.", "completedTask");
        if (completedTask.IsCompletedSuccessfully) return _task.TrySetResult();
        if (completedTask.IsCanceled) return _task.TrySetCanceled(completedTask.CancellationToken, completedTask.GetCancellationExceptionDispatchInfo());
        return _task.TrySetException(completedTask.GetExceptionDispatchInfos());
    }
}

public class TaskCompletionSource<TResult>
{
    private readonly Task<TResult> _task;

    public TaskCompletionSource() { _task = new Task<TResult>(); }
    public TaskCompletionSource(TaskCreationOptions creationOptions) : this(null, creationOptions) { }
    public TaskCompletionSource(object state) : this(state, TaskCreationOptions.None) { }
    public TaskCompletionSource(object state, TaskCreationOptions creationOptions) { _task = new Task<TResult>(state, creationOptions, true); }

    public Task<TResult> Task => _task;

    public void SetResult(TResult result)
    {
        if (!_task.TrySetResult(result)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public bool TrySetResult(TResult result) => _task.TrySetResult(result);

    public void SetException(Exception exception)
    {
        if (!TrySetException(exception)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public void SetException(IEnumerable<Exception> exceptions)
    {
        if (!TrySetException(exceptions)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public bool TrySetException(Exception exception)
    {
        if (exception == null) throw new ArgumentNullException("exception");
        return _task.TrySetException(exception);
    }

    public bool TrySetException(IEnumerable<Exception> exceptions)
    {
        List<Exception> list = TaskCompletionSource.Check(exceptions);
        return _task.TrySetException(list);
    }

    public void SetCanceled() => SetCanceled(default);

    public void SetCanceled(CancellationToken cancellationToken)
    {
        if (!TrySetCanceled(cancellationToken)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public bool TrySetCanceled() => TrySetCanceled(default);
    public bool TrySetCanceled(CancellationToken cancellationToken) => _task.TrySetCanceled(cancellationToken);

    public void SetFromTask(Task<TResult> completedTask)
    {
        if (!TrySetFromTask(completedTask)) throw new InvalidOperationException("An attempt was made to transition a task to a final state when it had already completed.");
    }

    public bool TrySetFromTask(Task<TResult> completedTask)
    {
        if (completedTask == null) throw new ArgumentNullException("completedTask");
        if (!completedTask.IsCompleted) throw new ArgumentException("The task is not in a final state.", "completedTask");
        if (completedTask.IsCompletedSuccessfully) return _task.TrySetResult(completedTask.m_result);
        if (completedTask.IsCanceled) return _task.TrySetCanceled(completedTask.CancellationToken, completedTask.GetCancellationExceptionDispatchInfo());
        return _task.TrySetException(completedTask.GetExceptionDispatchInfos());
    }
}
