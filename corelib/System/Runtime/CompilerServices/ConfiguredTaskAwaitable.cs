using System.Diagnostics;
using System.Threading.Tasks;
namespace System.Runtime.CompilerServices;

public readonly struct ConfiguredTaskAwaitable
{
    private readonly ConfiguredTaskAwaiter m_awaiter;

    internal ConfiguredTaskAwaitable(Task task, ConfigureAwaitOptions options)
    {
        m_awaiter = new ConfiguredTaskAwaiter(task, options);
    }

    public ConfiguredTaskAwaiter GetAwaiter() => m_awaiter;

    public readonly struct ConfiguredTaskAwaiter : ICriticalNotifyCompletion, IConfiguredTaskAwaiter
    {
        internal readonly Task m_task;
        internal readonly ConfigureAwaitOptions m_options;

        internal ConfiguredTaskAwaiter(Task task, ConfigureAwaitOptions options)
        {
            m_task = task;
            m_options = options;
        }

        public bool IsCompleted => (m_options & ConfigureAwaitOptions.ForceYielding) == 0 && (m_task.m_stateFlags & Task.CompletedMask) != 0;

        [StackTraceHidden]
        public void GetResult()
        {
            if ((m_task.m_stateFlags & Task.RanToCompletion) == 0) TaskAwaiter.WaitOrThrow(m_task, m_options);
        }

        public void OnCompleted(Action continuation) => m_task.HookAction(continuation, (m_options & ConfigureAwaitOptions.ContinueOnCapturedContext) != 0, true);
        public void UnsafeOnCompleted(Action continuation) => m_task.HookAction(continuation, (m_options & ConfigureAwaitOptions.ContinueOnCapturedContext) != 0, false);
    }
}

public readonly struct ConfiguredTaskAwaitable<TResult>
{
    private readonly ConfiguredTaskAwaiter m_awaiter;

    internal ConfiguredTaskAwaitable(Task<TResult> task, ConfigureAwaitOptions options)
    {
        m_awaiter = new ConfiguredTaskAwaiter(task, options);
    }

    public ConfiguredTaskAwaiter GetAwaiter() => m_awaiter;

    public readonly struct ConfiguredTaskAwaiter : ICriticalNotifyCompletion, IConfiguredTaskAwaiter
    {
        private readonly Task<TResult> m_task;
        private readonly ConfigureAwaitOptions m_options;

        internal ConfiguredTaskAwaiter(Task<TResult> task, ConfigureAwaitOptions options)
        {
            m_task = task;
            m_options = options;
        }

        public bool IsCompleted => (m_options & ConfigureAwaitOptions.ForceYielding) == 0 && (m_task.m_stateFlags & Task.CompletedMask) != 0;

        [StackTraceHidden]
        public TResult GetResult()
        {
            if ((m_task.m_stateFlags & Task.RanToCompletion) == 0) TaskAwaiter.WaitOrThrow(m_task, ConfigureAwaitOptions.None);
            return m_task.m_result;
        }

        public void OnCompleted(Action continuation) => m_task.HookAction(continuation, (m_options & ConfigureAwaitOptions.ContinueOnCapturedContext) != 0, true);
        public void UnsafeOnCompleted(Action continuation) => m_task.HookAction(continuation, (m_options & ConfigureAwaitOptions.ContinueOnCapturedContext) != 0, false);
    }
}
