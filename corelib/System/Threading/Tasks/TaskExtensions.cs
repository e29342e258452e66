namespace System.Threading.Tasks;

public static class TaskExtensions
{
    public static Task Unwrap(this Task<Task> task)
    {
        if (task == null) throw new ArgumentNullException("task");
        if (!task.IsCompletedSuccessfully) return new UnwrapPromise<VoidTaskResult>(task, false);
        return task.m_result == null ? Task.FromCanceled(new CancellationToken(true)) : task.m_result;
    }

    public static Task<TResult> Unwrap<TResult>(this Task<Task<TResult>> task)
    {
        if (task == null) throw new ArgumentNullException("task");
        if (!task.IsCompletedSuccessfully) return new UnwrapPromise<TResult>(task, false);
        return task.m_result == null ? Task.FromCanceled<TResult>(new CancellationToken(true)) : task.m_result;
    }
}
