using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Hoist.Runtime;
namespace System.Threading.Tasks;

// A task is a small state machine of flags plus one continuation slot. Library code is never preempted (see Blocking), so the
// transitions below are plain field updates. The parts of the class: Running (delegates, start, finish), Continuations (what happens at completion),
// ContinueWith, Waiting (blocking), Combinators (WhenAll ...), Promises (Delay, WaitAsync ...).

/// An operation whose end can be awaited.
public partial class Task : IAsyncResult, IDisposable
{
    internal int m_taskId;
    /// The delegate to run; in an async method's box the cached MoveNextAction.
    internal Delegate m_action;
    /// AsyncState; in a box (flag HiddenState) the captured ExecutionContext.
    internal object m_stateObject;
    internal TaskScheduler m_taskScheduler;
    internal int m_stateFlags;
    /// What to run at completion: null, one continuation, a List of them (entries may be null), or s_completed once they have been taken.
    /// A continuation is: an async method's box (resumes it), an Action, a TaskContinuation, an ITaskCompletionAction. Read by the deadlock report.
    internal object m_continuationObject;
    internal ContingentProperties m_contingentProperties;

    // Low bits of m_stateFlags are TaskCreationOptions (and LazyCancellation, 32).
    internal const int OptionsMask = 0xFFFF;
    internal const int LazyCancellation = 0x20;
    internal const int RunContinuationsAsynchronouslyFlag = 0x40;
    internal const int ContinuationTaskFlag = 0x200;
    internal const int PromiseFlag = 0x400;
    internal const int HiddenStateFlag = 0x800;
    internal const int DoNotRegisterFlag = 0x2000;
    internal const int DoNotDisposeFlag = 0x4000;
    // State.
    internal const int Started = 0x10000;
    internal const int DelegateInvoked = 0x20000;
    internal const int Disposed = 0x40000;
    internal const int ExceptionObservedByParent = 0x80000;
    internal const int CancellationAcknowledged = 0x100000;
    internal const int Faulted = 0x200000;
    internal const int Canceled = 0x400000;
    internal const int WaitingOnChildren = 0x800000;
    internal const int RanToCompletion = 0x1000000;
    internal const int WaitingForActivation = 0x2000000;
    internal const int ContextSuppressed = 0x4000000;
    internal const int CompletedMask = Faulted | Canceled | RanToCompletion;

    internal static readonly object s_completed = new object();
    private static int s_lastId;
    internal static readonly Task<VoidTaskResult> s_completedTask = new Task<VoidTaskResult>(false, TaskCreationOptions.None, CancellationToken.None);
    private static TaskFactory s_factory;

    /// Rarely needed parts, made when needed.
    [NetSize(80)]
    internal sealed class ContingentProperties
    {
        internal ExecutionContext m_capturedContext;
        internal TaskExceptionHolder m_exceptionsHolder;
        internal CancellationToken m_cancellationToken;
        internal StrongBox<CancellationTokenRegistration> m_cancellationRegistration;
        internal bool m_cancellationRequested;
        internal Task m_parent;
        internal List<Task> m_exceptionalChildren;
        /// Attached children that haven't completed.
        internal int m_activeChildren;
        internal ManualResetEvent m_completionEvent;
    }

    internal ContingentProperties EnsureContingent()
    {
        ContingentProperties properties = m_contingentProperties;
        if (properties == null)
        {
            properties = new ContingentProperties();
            m_contingentProperties = properties;
        }
        return properties;
    }

    /// In any state.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected Task(int flags, object continuation)
    {
        m_stateFlags = flags;
        m_continuationObject = continuation;
    }

    /// A promise.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Task()
    {
        m_stateFlags = WaitingForActivation | PromiseFlag;
    }

    /// A promise with AsyncState and options.
    internal Task(object state, TaskCreationOptions options, bool promise)
    {
        if (((int)options & ~(int)(TaskCreationOptions.AttachedToParent | TaskCreationOptions.RunContinuationsAsynchronously)) != 0)
            throw new ArgumentOutOfRangeException("creationOptions");
        m_stateObject = state;
        m_stateFlags = (int)options | PromiseFlag | WaitingForActivation;
        if ((options & TaskCreationOptions.AttachedToParent) != 0) AttachTo(Thread.CurrentThread._currentTask);
    }

    /// An ended task: canceled with `token` or successful.
    internal Task(bool canceled, TaskCreationOptions options, CancellationToken token)
    {
        if (canceled)
        {
            m_stateFlags = Canceled | CancellationAcknowledged | PromiseFlag | (int)options;
            m_contingentProperties = new ContingentProperties();
            m_contingentProperties.m_cancellationToken = token;
        }
        else m_stateFlags = RanToCompletion | PromiseFlag | (int)options;
        m_continuationObject = s_completed;
    }

    public Task(Action action) : this(action, null, CancellationToken.None, TaskCreationOptions.None, 0, null) { }
    public Task(Action action, CancellationToken cancellationToken) : this(action, null, cancellationToken, TaskCreationOptions.None, 0, null) { }
    public Task(Action action, TaskCreationOptions creationOptions) : this(action, null, CancellationToken.None, creationOptions, 0, null) { }
    public Task(Action action, CancellationToken cancellationToken, TaskCreationOptions creationOptions) : this(action, null, cancellationToken, creationOptions, 0, null) { }
    public Task(Action<object> action, object state) : this(action, state, CancellationToken.None, TaskCreationOptions.None, 0, null) { }
    public Task(Action<object> action, object state, CancellationToken cancellationToken) : this(action, state, cancellationToken, TaskCreationOptions.None, 0, null) { }
    public Task(Action<object> action, object state, TaskCreationOptions creationOptions) : this(action, state, CancellationToken.None, creationOptions, 0, null) { }
    public Task(Action<object> action, object state, CancellationToken cancellationToken, TaskCreationOptions creationOptions) : this(action, state, cancellationToken, creationOptions, 0, null) { }

    /// A task with a delegate. `internalOptions`: ContinuationTaskFlag, DoNotRegisterFlag (the token is looked at when the task runs, not before).
    internal Task(Delegate action, object state, CancellationToken token, TaskCreationOptions options, int internalOptions, TaskScheduler scheduler)
    {
        if ((object)action == null) throw new ArgumentNullException("action");
        if (((int)options & ~0x7F) != 0) throw new ArgumentOutOfRangeException("creationOptions");
        m_action = action;
        m_stateObject = state;
        m_taskScheduler = scheduler;
        int flags = (int)options | internalOptions;
        if ((internalOptions & ContinuationTaskFlag) != 0) flags |= WaitingForActivation;
        m_stateFlags = flags;
        if (token.CanBeCanceled) EnsureContingent().m_cancellationToken = token;
        ExecutionContext context = Thread.CurrentThread._executionContext;
        if (context != null) CapturedContext = ExecutionContext.Capture();
        if ((options & TaskCreationOptions.AttachedToParent) != 0) AttachTo(Thread.CurrentThread._currentTask);
        if (token.CanBeCanceled && (internalOptions & (ContinuationTaskFlag | DoNotRegisterFlag)) == 0) WatchToken(token, null, null);
    }

    private void AttachTo(Task parent)
    {
        if (parent == null || (parent.m_stateFlags & (int)TaskCreationOptions.DenyChildAttach) != 0) return;
        EnsureContingent().m_parent = parent;
        parent.EnsureContingent().m_activeChildren++;
    }

    /// null: run on whatever context is there (flow was suppressed at creation).
    internal ExecutionContext CapturedContext
    {
        get
        {
            if ((m_stateFlags & ContextSuppressed) != 0) return null;
            ContingentProperties properties = m_contingentProperties;
            if (properties == null || properties.m_capturedContext == null) return ExecutionContext.Default;
            return properties.m_capturedContext;
        }
        set
        {
            if (value == null) m_stateFlags |= ContextSuppressed;
            else
            {
                m_stateFlags &= ~ContextSuppressed;
                if (!value.m_isDefault) EnsureContingent().m_capturedContext = value;
                else if (m_contingentProperties != null) m_contingentProperties.m_capturedContext = null;
            }
        }
    }

    public int Id
    {
        get
        {
            if (m_taskId == 0) m_taskId = ++s_lastId;
            return m_taskId;
        }
    }

    public static int? CurrentId
    {
        get
        {
            Task current = Thread.CurrentThread._currentTask;
            if (current == null) return null;
            return current.Id;
        }
    }

    internal static Task InternalCurrent => Thread.CurrentThread._currentTask;

    public TaskStatus Status
    {
        get
        {
            int flags = m_stateFlags;
            if ((flags & Faulted) != 0) return TaskStatus.Faulted;
            if ((flags & Canceled) != 0) return TaskStatus.Canceled;
            if ((flags & RanToCompletion) != 0) return TaskStatus.RanToCompletion;
            if ((flags & WaitingOnChildren) != 0) return TaskStatus.WaitingForChildrenToComplete;
            if ((flags & DelegateInvoked) != 0) return TaskStatus.Running;
            if ((flags & Started) != 0) return TaskStatus.WaitingToRun;
            if ((flags & WaitingForActivation) != 0) return TaskStatus.WaitingForActivation;
            return TaskStatus.Created;
        }
    }

    public bool IsCompleted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (m_stateFlags & CompletedMask) != 0;
    }
    public bool IsCanceled => (m_stateFlags & (Canceled | Faulted)) == Canceled;
    public bool IsFaulted => (m_stateFlags & Faulted) != 0;
    public bool IsCompletedSuccessfully
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (m_stateFlags & CompletedMask) == RanToCompletion;
    }

    public TaskCreationOptions CreationOptions => (TaskCreationOptions)(m_stateFlags & 0x5F);
    public object AsyncState => (m_stateFlags & HiddenStateFlag) != 0 ? null : m_stateObject;
    bool IAsyncResult.CompletedSynchronously => false;

    WaitHandle IAsyncResult.AsyncWaitHandle
    {
        get
        {
            ContingentProperties properties = EnsureContingent();
            if (properties.m_completionEvent == null)
            {
                ManualResetEvent signal = new ManualResetEvent(IsCompleted);
                properties.m_completionEvent = signal;
                if (!IsCompleted) AddCompletionAction(new SetEventAction(signal), false);
            }
            return properties.m_completionEvent;
        }
    }

    [NetUncounted]
    private sealed class SetEventAction : ITaskCompletionAction
    {
        private readonly ManualResetEvent _signal;
        internal SetEventAction(ManualResetEvent signal) { _signal = signal; }
        public void Invoke(Task completingTask) { _signal.Set(); }
        public bool InvokeMayRunArbitraryCode => false;
    }

    /// A new AggregateException of the task's exceptions if it is faulted, else null. Marks them observed.
    public AggregateException Exception => IsFaulted ? GetExceptions(false) : null;

    public static TaskFactory Factory
    {
        get
        {
            if (s_factory == null) s_factory = new TaskFactory();
            return s_factory;
        }
    }

    public static Task CompletedTask
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => s_completedTask;
    }

    public void Dispose()
    {
        Dispose(true);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || (m_stateFlags & DoNotDisposeFlag) != 0) return;
        if (!IsCompleted) throw new InvalidOperationException("A task may only be disposed if it is in a completion state (RanToCompletion, Faulted or Canceled).");
        m_stateFlags |= Disposed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TaskAwaiter GetAwaiter() => new TaskAwaiter(this);

    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext)
        => new ConfiguredTaskAwaitable(this, continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);

    public ConfiguredTaskAwaitable ConfigureAwait(ConfigureAwaitOptions options)
    {
        if (((int)options & ~7) != 0) throw new ArgumentOutOfRangeException("options");
        return new ConfiguredTaskAwaitable(this, options);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static YieldAwaitable Yield() => default;
}

/// An operation that ends with a value.
public class Task<TResult> : Task
{
    internal TResult m_result;
    private static TaskFactory<TResult> s_factory;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Task() { }
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected Task(int flags, object continuation) : base(flags, continuation) { }
    internal Task(object state, TaskCreationOptions options, bool promise) : base(state, options, promise) { }
    internal Task(bool canceled, TaskCreationOptions options, CancellationToken token) : base(canceled, options, token) { }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Task(TResult result) : base(RanToCompletion | PromiseFlag, s_completed)
    {
        m_result = result;
    }

    internal Task(Delegate function, object state, CancellationToken token, TaskCreationOptions options, int internalOptions, TaskScheduler scheduler)
        : base((object)function == null ? throw new ArgumentNullException("function") : function, state, token, options, internalOptions, scheduler) { }

    public Task(Func<TResult> function) : this(function, null, CancellationToken.None, TaskCreationOptions.None, 0, null) { }
    public Task(Func<TResult> function, CancellationToken cancellationToken) : this(function, null, cancellationToken, TaskCreationOptions.None, 0, null) { }
    public Task(Func<TResult> function, TaskCreationOptions creationOptions) : this(function, null, CancellationToken.None, creationOptions, 0, null) { }
    public Task(Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions) : this(function, null, cancellationToken, creationOptions, 0, null) { }
    public Task(Func<object, TResult> function, object state) : this(function, state, CancellationToken.None, TaskCreationOptions.None, 0, null) { }
    public Task(Func<object, TResult> function, object state, CancellationToken cancellationToken) : this(function, state, cancellationToken, TaskCreationOptions.None, 0, null) { }
    public Task(Func<object, TResult> function, object state, TaskCreationOptions creationOptions) : this(function, state, CancellationToken.None, creationOptions, 0, null) { }
    public Task(Func<object, TResult> function, object state, CancellationToken cancellationToken, TaskCreationOptions creationOptions) : this(function, state, cancellationToken, creationOptions, 0, null) { }

    public TResult Result
    {
        get
        {
            if ((m_stateFlags & RanToCompletion) == 0) GetResultCore(true);
            return m_result;
        }
    }

    internal TResult ResultOnSuccess => m_result;

    internal TResult GetResultCore(bool waitCompletionNotification)
    {
        if (!IsCompleted) InternalWait(-1, default);
        if ((m_stateFlags & RanToCompletion) == 0) ThrowIfExceptional(true);
        return m_result;
    }

    public static new TaskFactory<TResult> Factory
    {
        get
        {
            if (s_factory == null) s_factory = new TaskFactory<TResult>();
            return s_factory;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public new TaskAwaiter<TResult> GetAwaiter() => new TaskAwaiter<TResult>(this);

    public new ConfiguredTaskAwaitable<TResult> ConfigureAwait(bool continueOnCapturedContext)
        => new ConfiguredTaskAwaitable<TResult>(this, continueOnCapturedContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None);

    public new ConfiguredTaskAwaitable<TResult> ConfigureAwait(ConfigureAwaitOptions options)
    {
        if (((int)options & ~(int)(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding)) != 0)
        {
            if (options == ConfigureAwaitOptions.SuppressThrowing || ((int)options & ~7) == 0)
                throw new ArgumentOutOfRangeException("options", "TaskOptions.SuppressThrowing may not be used with Task<TResult>. Instead, cast the Task<TResult> to a Task and use SuppressThrowing with its ConfigureAwait method.");
            throw new ArgumentOutOfRangeException("options");
        }
        return new ConfiguredTaskAwaitable<TResult>(this, options);
    }

    [System.Diagnostics.StackTraceHidden]
    internal override void InnerInvoke()
    {
        if (m_action is Func<TResult> function) m_result = function();
        else m_result = ((Func<object, TResult>)m_action)(m_stateObject);
    }

    internal bool TrySetResult(TResult result)
    {
        if ((m_stateFlags & CompletedMask) != 0) return false;
        m_result = result;
        m_stateFlags |= RanToCompletion;
        Events.TaskCompleted(this, 0);
        if (m_contingentProperties != null) FinishPromiseExtras();
        object continuation = m_continuationObject;
        m_continuationObject = s_completed;
        if (continuation != null) RunContinuations(continuation);
        return true;
    }

    public new Task<TResult> WaitAsync(CancellationToken cancellationToken) => WaitAsync(Timeout.UnsignedInfinite, TimeProvider.System, cancellationToken);
    public new Task<TResult> WaitAsync(TimeSpan timeout) => WaitAsync(WaitMilliseconds(timeout), TimeProvider.System, default);
    public new Task<TResult> WaitAsync(TimeSpan timeout, TimeProvider timeProvider)
    {
        if (timeProvider == null) throw new ArgumentNullException("timeProvider");
        return WaitAsync(WaitMilliseconds(timeout), timeProvider, default);
    }
    public new Task<TResult> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => WaitAsync(WaitMilliseconds(timeout), TimeProvider.System, cancellationToken);
    public new Task<TResult> WaitAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (timeProvider == null) throw new ArgumentNullException("timeProvider");
        return WaitAsync(WaitMilliseconds(timeout), timeProvider, cancellationToken);
    }

    private Task<TResult> WaitAsync(uint milliseconds, TimeProvider provider, CancellationToken token)
    {
        if (IsCompleted || (!token.CanBeCanceled && milliseconds == Timeout.UnsignedInfinite)) return this;
        if (token.IsCancellationRequested) return FromCanceled<TResult>(token);
        if (milliseconds == 0) return FromException<TResult>(new TimeoutException());
        return new CancellationPromise<TResult>(this, milliseconds, provider, token);
    }

    public Task ContinueWith(Action<Task<TResult>> continuationAction) => ContinueWith(continuationAction, TaskScheduler.Current, default, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task<TResult>> continuationAction, CancellationToken cancellationToken) => ContinueWith(continuationAction, TaskScheduler.Current, cancellationToken, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task<TResult>> continuationAction, TaskScheduler scheduler) => ContinueWith(continuationAction, scheduler, default, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task<TResult>> continuationAction, TaskContinuationOptions continuationOptions) => ContinueWith(continuationAction, TaskScheduler.Current, default, continuationOptions);
    public Task ContinueWith(Action<Task<TResult>> continuationAction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
        => ContinueWith(continuationAction, scheduler, cancellationToken, continuationOptions);

    private Task ContinueWith(Action<Task<TResult>> action, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        if (action == null) throw new ArgumentNullException("continuationAction");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task continuation = new ContinuationTaskFromResultTask<TResult>(this, action, null, CheckContinuationOptions(options));
        ContinueWithCore(continuation, scheduler, token, options);
        return continuation;
    }

    public Task ContinueWith(Action<Task<TResult>, object> continuationAction, object state) => ContinueWith(continuationAction, state, TaskScheduler.Current, default, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task<TResult>, object> continuationAction, object state, CancellationToken cancellationToken) => ContinueWith(continuationAction, state, TaskScheduler.Current, cancellationToken, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task<TResult>, object> continuationAction, object state, TaskScheduler scheduler) => ContinueWith(continuationAction, state, scheduler, default, TaskContinuationOptions.None);
    public Task ContinueWith(Action<Task<TResult>, object> continuationAction, object state, TaskContinuationOptions continuationOptions) => ContinueWith(continuationAction, state, TaskScheduler.Current, default, continuationOptions);
    public Task ContinueWith(Action<Task<TResult>, object> continuationAction, object state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
        => ContinueWith(continuationAction, state, scheduler, cancellationToken, continuationOptions);

    private Task ContinueWith(Action<Task<TResult>, object> action, object state, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        if (action == null) throw new ArgumentNullException("continuationAction");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task continuation = new ContinuationTaskFromResultTask<TResult>(this, action, state, CheckContinuationOptions(options));
        ContinueWithCore(continuation, scheduler, token, options);
        return continuation;
    }

    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, TNewResult> continuationFunction) => ContinueWith(continuationFunction, TaskScheduler.Current, default, TaskContinuationOptions.None);
    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, TNewResult> continuationFunction, CancellationToken cancellationToken) => ContinueWith(continuationFunction, TaskScheduler.Current, cancellationToken, TaskContinuationOptions.None);
    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, TNewResult> continuationFunction, TaskScheduler scheduler) => ContinueWith(continuationFunction, scheduler, default, TaskContinuationOptions.None);
    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, TNewResult> continuationFunction, TaskContinuationOptions continuationOptions) => ContinueWith(continuationFunction, TaskScheduler.Current, default, continuationOptions);
    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, TNewResult> continuationFunction, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
        => ContinueWith(continuationFunction, scheduler, cancellationToken, continuationOptions);

    private Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, TNewResult> function, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        if (function == null) throw new ArgumentNullException("continuationFunction");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task<TNewResult> continuation = new ContinuationResultTaskFromResultTask<TResult, TNewResult>(this, function, null, CheckContinuationOptions(options));
        ContinueWithCore(continuation, scheduler, token, options);
        return continuation;
    }

    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, object, TNewResult> continuationFunction, object state) => ContinueWith(continuationFunction, state, TaskScheduler.Current, default, TaskContinuationOptions.None);
    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, object, TNewResult> continuationFunction, object state, CancellationToken cancellationToken) => ContinueWith(continuationFunction, state, TaskScheduler.Current, cancellationToken, TaskContinuationOptions.None);
    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, object, TNewResult> continuationFunction, object state, TaskScheduler scheduler) => ContinueWith(continuationFunction, state, scheduler, default, TaskContinuationOptions.None);
    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, object, TNewResult> continuationFunction, object state, TaskContinuationOptions continuationOptions) => ContinueWith(continuationFunction, state, TaskScheduler.Current, default, continuationOptions);
    public Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, object, TNewResult> continuationFunction, object state, CancellationToken cancellationToken, TaskContinuationOptions continuationOptions, TaskScheduler scheduler)
        => ContinueWith(continuationFunction, state, scheduler, cancellationToken, continuationOptions);

    private Task<TNewResult> ContinueWith<TNewResult>(Func<Task<TResult>, object, TNewResult> function, object state, TaskScheduler scheduler, CancellationToken token, TaskContinuationOptions options)
    {
        if (function == null) throw new ArgumentNullException("continuationFunction");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        Task<TNewResult> continuation = new ContinuationResultTaskFromResultTask<TResult, TNewResult>(this, function, state, CheckContinuationOptions(options));
        ContinueWithCore(continuation, scheduler, token, options);
        return continuation;
    }
}
