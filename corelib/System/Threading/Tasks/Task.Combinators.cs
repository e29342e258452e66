using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Hoist.Runtime;
namespace System.Threading.Tasks;

// WhenAll, WhenAny, WhenEach.
public partial class Task
{
    public static Task WhenAll(params Task[] tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        return WhenAll((ReadOnlySpan<Task>)tasks);
    }

    public static Task WhenAll(IEnumerable<Task> tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        if (tasks is Task[] array) return WhenAll((ReadOnlySpan<Task>)array);
        if (tasks is List<Task> list) return WhenAll((ReadOnlySpan<Task>)CollectionsMarshal.AsSpan(list));
        // .NET collects them on the stack.
        Task[] collected = Counters.NewUncountedArray<Task>(8);
        int count = 0;
        foreach (Task task in tasks)
        {
            if (count == collected.Length)
            {
                Task[] longer = Counters.NewUncountedArray<Task>(2 * count);
                for (int i = 0; i < count; i++) longer[i] = collected[i];
                collected = longer;
            }
            collected[count++] = task;
        }
        return WhenAll(new ReadOnlySpan<Task>(collected, 0, count));
    }

    public static Task WhenAll(params ReadOnlySpan<Task> tasks)
    {
        int count = tasks.Length;
        if (count == 0) return CompletedTask;
        for (int i = 0; i < count; i++)
        {
            if (tasks[i] == null) throw new ArgumentException("The tasks argument included a null value.", "tasks");
        }
        if (count == 1) return tasks[0];
        WhenAllPromise promise = new WhenAllPromise(count);
        for (int i = 0; i < count; i++) promise.Watch(tasks[i]);
        return promise;
    }

    /// Ends when all tasks have; fails with the exceptions of the failed ones in the order in which they failed. m_stateObject holds those:
    /// null, a Task or a List<Task>.
    private sealed class WhenAllPromise : Task, ITaskCompletionAction
    {
        private int _remainingToComplete;

        internal WhenAllPromise(int count)
        {
            m_stateFlags |= HiddenStateFlag;
            _remainingToComplete = count;
        }

        internal void Watch(Task task)
        {
            if (task.IsCompleted) Invoke(task);
            else task.AddCompletionAction(this, false);
        }

        public bool InvokeMayRunArbitraryCode => true;

        public void Invoke(Task completingTask)
        {
            if (!completingTask.IsCompletedSuccessfully)
            {
                if (m_stateObject == null) m_stateObject = completingTask;
                else if (m_stateObject is List<Task> list) list.Add(completingTask);
                else
                {
                    List<Task> several = new List<Task>();
                    several.Add((Task)m_stateObject);
                    several.Add(completingTask);
                    m_stateObject = several;
                }
            }
            _remainingToComplete--;
            if (_remainingToComplete != 0) return;
            object failed = m_stateObject;
            m_stateObject = null;
            if (failed == null)
            {
                TrySetResult();
                return;
            }
            List<ExceptionDispatchInfo> exceptions = null;
            Task canceled = null;
            if (failed is List<Task> failures)
            {
                for (int i = 0; i < failures.Count; i++) Collect(failures[i], ref exceptions, ref canceled);
            }
            else Collect((Task)failed, ref exceptions, ref canceled);
            if (exceptions != null) TrySetException(exceptions);
            else TrySetCanceled(canceled.CancellationToken, canceled.GetCancellationExceptionDispatchInfo());
        }

        internal static void Collect(Task task, ref List<ExceptionDispatchInfo> exceptions, ref Task canceled)
        {
            if (task.IsFaulted)
            {
                List<ExceptionDispatchInfo> infos = task.GetExceptionDispatchInfos();
                if (exceptions == null) exceptions = new List<ExceptionDispatchInfo>();
                for (int i = 0; i < infos.Count; i++) exceptions.Add(infos[i]);
            }
            else if (canceled == null) canceled = task;
        }
    }

    public static Task<TResult[]> WhenAll<TResult>(params Task<TResult>[] tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        return WhenAll((ReadOnlySpan<Task<TResult>>)tasks);
    }

    public static Task<TResult[]> WhenAll<TResult>(IEnumerable<Task<TResult>> tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        if (tasks is Task<TResult>[] array) return WhenAll((ReadOnlySpan<Task<TResult>>)array);
        List<Task<TResult>> list = tasks as List<Task<TResult>>;
        if (list == null) list = new List<Task<TResult>>(tasks);
        return WhenAllOf(list.ToArray());
    }

    public static Task<TResult[]> WhenAll<TResult>(params ReadOnlySpan<Task<TResult>> tasks)
    {
        if (tasks.Length == 0) return new Task<TResult[]>(Array.Empty<TResult>());
        return WhenAllOf(tasks.ToArray());
    }

    private static Task<TResult[]> WhenAllOf<TResult>(Task<TResult>[] copy)
    {
        if (copy.Length == 0) return new Task<TResult[]>(Array.Empty<TResult>());
        for (int i = 0; i < copy.Length; i++)
        {
            if (copy[i] == null) throw new ArgumentException("The tasks argument included a null value.", "tasks");
        }
        return new WhenAllPromise<TResult>(copy);
    }

    /// The same with results; the failed tasks count in the order of the arguments.
    private sealed class WhenAllPromise<TResult> : Task<TResult[]>, ITaskCompletionAction
    {
        private readonly Task<TResult>[] m_tasks;
        private int m_count;

        internal WhenAllPromise(Task<TResult>[] tasks)
        {
            m_tasks = tasks;
            m_count = tasks.Length;
            for (int i = 0; i < tasks.Length; i++)
            {
                if (tasks[i].IsCompleted) Invoke(tasks[i]);
                else tasks[i].AddCompletionAction(this, false);
            }
        }

        public bool InvokeMayRunArbitraryCode => true;

        public void Invoke(Task completingTask)
        {
            m_count--;
            if (m_count != 0) return;
            TResult[] results = null;
            List<ExceptionDispatchInfo> exceptions = null;
            Task canceled = null;
            for (int i = 0; i < m_tasks.Length; i++)
            {
                if (!m_tasks[i].IsCompletedSuccessfully) WhenAllPromise.Collect(m_tasks[i], ref exceptions, ref canceled);
            }
            if (exceptions != null) TrySetException(exceptions);
            else if (canceled != null) TrySetCanceled(canceled.CancellationToken, canceled.GetCancellationExceptionDispatchInfo());
            else
            {
                results = new TResult[m_tasks.Length];
                for (int i = 0; i < results.Length; i++) results[i] = m_tasks[i].m_result;
                TrySetResult(results);
            }
        }
    }

    public static Task<Task> WhenAny(params Task[] tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        return WhenAnyOf<Task>(tasks, true);
    }

    public static Task<Task> WhenAny(params ReadOnlySpan<Task> tasks)
    {
        if (tasks.Length == 2) return WhenAny(tasks[0], tasks[1]);
        return WhenAnyOf<Task>(tasks.ToArray(), false);
    }

    public static Task<Task> WhenAny(Task task1, Task task2) => WhenAnyOfTwo<Task>(task1, task2);

    public static Task<Task> WhenAny(IEnumerable<Task> tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        if (tasks is Task[] array) return WhenAnyOf<Task>(array, true);
        return WhenAnyOf<Task>(CopyOf(tasks), false);
    }

    public static Task<Task<TResult>> WhenAny<TResult>(params Task<TResult>[] tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        return WhenAnyOf<Task<TResult>>(tasks, true);
    }

    public static Task<Task<TResult>> WhenAny<TResult>(params ReadOnlySpan<Task<TResult>> tasks)
    {
        if (tasks.Length == 2) return WhenAny(tasks[0], tasks[1]);
        return WhenAnyOf<Task<TResult>>(tasks.ToArray(), false);
    }

    public static Task<Task<TResult>> WhenAny<TResult>(Task<TResult> task1, Task<TResult> task2) => WhenAnyOfTwo<Task<TResult>>(task1, task2);

    public static Task<Task<TResult>> WhenAny<TResult>(IEnumerable<Task<TResult>> tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        if (tasks is Task<TResult>[] array) return WhenAnyOf<Task<TResult>>(array, true);
        return WhenAnyOf<Task<TResult>>(CopyOf(tasks), false);
    }

    private static TTask[] CopyOf<TTask>(IEnumerable<TTask> tasks)
    {
        if (tasks is not ICollection<TTask> collection) return new List<TTask>(tasks).ToArray();
        TTask[] copy = new TTask[collection.Count];
        collection.CopyTo(copy, 0);
        return copy;
    }

    private static Task<TTask> WhenAnyOfTwo<TTask>(TTask task1, TTask task2) where TTask : Task
    {
        if (task1 == null) throw new ArgumentNullException("task1");
        if (task2 == null) throw new ArgumentNullException("task2");
        if (task1.IsCompleted) return new Task<TTask>(task1);
        if (task2.IsCompleted) return new Task<TTask>(task2);
        return new TwoTaskWhenAnyPromise<TTask>(task1, task2);
    }

    private static Task<TTask> WhenAnyOf<TTask>(TTask[] tasks, bool copy) where TTask : Task
    {
        if (tasks.Length == 2) return WhenAnyOfTwo<TTask>(tasks[0], tasks[1]);
        if (tasks.Length == 0) throw new ArgumentException("The tasks argument contains no tasks.", "tasks");
        TTask completed = null;
        for (int i = 0; i < tasks.Length; i++)
        {
            TTask task = tasks[i];
            if (task == null) throw new ArgumentException("The tasks argument included a null value.", "tasks");
            if (completed == null && task.IsCompleted) completed = task;
        }
        if (completed != null) return new Task<TTask>(completed);
        if (copy)
        {
            TTask[] own = new TTask[tasks.Length];
            for (int i = 0; i < own.Length; i++) own[i] = tasks[i];
            tasks = own;
        }
        return new CompleteOnInvokePromise<TTask>(tasks);
    }

    private sealed class TwoTaskWhenAnyPromise<TTask> : Task<TTask>, ITaskCompletionAction where TTask : Task
    {
        private TTask _task1;
        private TTask _task2;

        internal TwoTaskWhenAnyPromise(TTask task1, TTask task2)
        {
            _task1 = task1;
            _task2 = task2;
            task1.AddCompletionAction(this, false);
            task2.AddCompletionAction(this, false);
        }

        public bool InvokeMayRunArbitraryCode => true;

        public void Invoke(Task completingTask)
        {
            TTask task1 = _task1;
            if (task1 == null) return;
            TTask task2 = _task2;
            _task1 = null;
            _task2 = null;
            if (!task1.IsCompleted) task1.RemoveContinuation(this);
            else if (!task2.IsCompleted) task2.RemoveContinuation(this);
            TrySetResult((TTask)completingTask);
        }
    }

    [NetSize(88)]
    private sealed class CompleteOnInvokePromise<TTask> : Task<TTask>, ITaskCompletionAction where TTask : Task
    {
        private TTask[] _tasks;

        internal CompleteOnInvokePromise(TTask[] tasks)
        {
            _tasks = tasks;
            for (int i = 0; i < tasks.Length && !IsCompleted; i++) tasks[i].AddCompletionAction(this, false);
        }

        public bool InvokeMayRunArbitraryCode => true;

        public void Invoke(Task completingTask)
        {
            TTask[] tasks = _tasks;
            if (tasks == null) return;
            _tasks = null;
            TrySetResult((TTask)completingTask);
            for (int i = 0; i < tasks.Length; i++)
            {
                if (tasks[i] != null && !tasks[i].IsCompleted) tasks[i].RemoveContinuation(this);
            }
        }
    }

    public static IAsyncEnumerable<Task> WhenEach(params Task[] tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        return WhenEachIterator<Task>(WhenEachState.Create((ReadOnlySpan<Task>)tasks));
    }

    public static IAsyncEnumerable<Task> WhenEach(params ReadOnlySpan<Task> tasks) => WhenEachIterator<Task>(WhenEachState.Create(tasks));

    public static IAsyncEnumerable<Task> WhenEach(IEnumerable<Task> tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        Task[] array = new List<Task>(tasks).ToArray();
        return WhenEachIterator<Task>(WhenEachState.Create((ReadOnlySpan<Task>)array));
    }

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(params Task<TResult>[] tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        Task[] array = new Task[tasks.Length];
        for (int i = 0; i < array.Length; i++) array[i] = tasks[i];
        return WhenEachIterator<Task<TResult>>(WhenEachState.Create((ReadOnlySpan<Task>)array));
    }

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(params ReadOnlySpan<Task<TResult>> tasks)
    {
        Task[] array = new Task[tasks.Length];
        for (int i = 0; i < array.Length; i++) array[i] = tasks[i];
        return WhenEachIterator<Task<TResult>>(WhenEachState.Create((ReadOnlySpan<Task>)array));
    }

    public static IAsyncEnumerable<Task<TResult>> WhenEach<TResult>(IEnumerable<Task<TResult>> tasks)
    {
        if (tasks == null) throw new ArgumentNullException("tasks");
        Task<TResult>[] array = new List<Task<TResult>>(tasks).ToArray();
        return WhenEach(array);
    }

    /// Hands the tasks out as they complete. A second enumeration finds nothing.
    private static async IAsyncEnumerable<T> WhenEachIterator<T>(WhenEachState waiter, [EnumeratorCancellation] CancellationToken cancellationToken = default) where T : Task
    {
        if (waiter == null || !waiter.TryStart()) yield break;
        while (waiter._remaining > 0)
        {
            Task next;
            while (waiter._completed.TryDequeue(out next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                waiter._remaining--;
                yield return (T)next;
            }
            if (waiter._remaining > 0) await waiter.WaitForNext(cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed class WhenEachState : ITaskCompletionAction
    {
        internal readonly Queue<Task> _completed = new Queue<Task>();
        internal int _remaining;
        private bool _started;
        private TaskCompletionSource _wakeUp;

        internal static WhenEachState Create(ReadOnlySpan<Task> tasks)
        {
            if (tasks.Length == 0) return null;
            WhenEachState state = new WhenEachState();
            for (int i = 0; i < tasks.Length; i++)
            {
                if (tasks[i] == null) throw new ArgumentException("The tasks argument included a null value.", "tasks");
            }
            state._remaining = tasks.Length;
            for (int i = 0; i < tasks.Length; i++)
            {
                if (tasks[i].IsCompleted) state.Invoke(tasks[i]);
                else tasks[i].AddCompletionAction(state, false);
            }
            return state;
        }

        internal bool TryStart()
        {
            if (_started) return false;
            _started = true;
            return true;
        }

        internal Task WaitForNext(CancellationToken token)
        {
            if (_completed.Count > 0) return CompletedTask;
            _wakeUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _wakeUp.Task.WaitAsync(token);
        }

        public bool InvokeMayRunArbitraryCode => false;

        public void Invoke(Task completingTask)
        {
            _completed.Enqueue(completingTask);
            TaskCompletionSource wakeUp = _wakeUp;
            _wakeUp = null;
            if (wakeUp != null) wakeUp.TrySetResult();
        }
    }
}
