using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Hoist.Runtime;
namespace System.Threading.Tasks;

// How a task with a delegate starts, runs and ends; how any task takes exceptions and cancellation.
public partial class Task
{
    public static Task Run(Action action) => StartNew(action, default);
    public static Task Run(Action action, CancellationToken cancellationToken) => StartNew(action, cancellationToken);

    private static Task StartNew(Action action, CancellationToken token)
    {
        Task task = new Task(action, null, token, TaskCreationOptions.DenyChildAttach, DoNotRegisterFlag, TaskScheduler.Default);
        task.ScheduleAndStart(false);
        return task;
    }

    public static Task<TResult> Run<TResult>(Func<TResult> function) => StartNew(function, default);
    public static Task<TResult> Run<TResult>(Func<TResult> function, CancellationToken cancellationToken) => StartNew(function, cancellationToken);

    private static Task<TResult> StartNew<TResult>(Func<TResult> function, CancellationToken token)
    {
        Task<TResult> task = new Task<TResult>(function, null, token, TaskCreationOptions.DenyChildAttach, DoNotRegisterFlag, TaskScheduler.Default);
        task.ScheduleAndStart(false);
        return task;
    }

    public static Task Run(Func<Task> function) => Run(function, default);

    public static Task Run(Func<Task> function, CancellationToken cancellationToken)
    {
        if (function == null) throw new ArgumentNullException("function");
        if (cancellationToken.IsCancellationRequested) return FromCanceled(cancellationToken);
        Task<Task> outer = StartNew(function, cancellationToken);
        return new UnwrapPromise<VoidTaskResult>(outer, true);
    }

    public static Task<TResult> Run<TResult>(Func<Task<TResult>> function) => Run(function, default);

    public static Task<TResult> Run<TResult>(Func<Task<TResult>> function, CancellationToken cancellationToken)
    {
        if (function == null) throw new ArgumentNullException("function");
        if (cancellationToken.IsCancellationRequested) return FromCanceled<TResult>(cancellationToken);
        Task<Task<TResult>> outer = StartNew(function, cancellationToken);
        return new UnwrapPromise<TResult>(outer, true);
    }

    public void Start() => Start(TaskScheduler.Current);

    public void Start(TaskScheduler scheduler)
    {
        int flags = m_stateFlags;
        if ((flags & CompletedMask) != 0) throw new InvalidOperationException("Start may not be called on a task that has completed.");
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        if ((flags & PromiseFlag) != 0) throw new InvalidOperationException("Start may not be called on a promise-style task.");
        if ((flags & ContinuationTaskFlag) != 0) throw new InvalidOperationException("Start may not be called on a continuation task.");
        if (m_taskScheduler != null || (flags & (Started | DelegateInvoked)) != 0)
            throw new InvalidOperationException("Start may not be called on a task that was already started.");
        m_taskScheduler = scheduler;
        ScheduleAndStart(true);
    }

    public void RunSynchronously() => RunSynchronously(TaskScheduler.Current);

    public void RunSynchronously(TaskScheduler scheduler)
    {
        if (scheduler == null) throw new ArgumentNullException("scheduler");
        int flags = m_stateFlags;
        if ((flags & ContinuationTaskFlag) != 0) throw new InvalidOperationException("RunSynchronously may not be called on a continuation task.");
        if ((flags & PromiseFlag) != 0)
            throw new InvalidOperationException("RunSynchronously may not be called on a task not bound to a delegate, such as the task returned from an asynchronous method.");
        if ((flags & CompletedMask) != 0) throw new InvalidOperationException("RunSynchronously may not be called on a task that has already completed.");
        if (m_taskScheduler != null || (flags & (Started | DelegateInvoked)) != 0)
            throw new InvalidOperationException("RunSynchronously may not be called on a task that was already started.");
        m_taskScheduler = scheduler;
        m_stateFlags |= Started;
        bool queued = false;
        try
        {
            if (!scheduler.TryRunInline(this, false))
            {
                scheduler.InternalQueueTask(this);
                queued = true;
            }
        }
        catch (Exception e)
        {
            if (queued || IsCompleted) throw;
            TaskSchedulerException failure = new TaskSchedulerException(e);
            AddException(failure);
            Finish(false);
            m_contingentProperties.m_exceptionsHolder.MarkAsHandled();
            throw failure;
        }
        if (!IsCompleted) SpinThenBlockingWait(-1, default);
    }

    /// Marks the task started and gives it to its scheduler. `protect`: somebody else may start or cancel it.
    internal void ScheduleAndStart(bool protect)
    {
        if (protect)
        {
            if (!MarkStarted()) return;
        }
        else m_stateFlags |= Started;
        TaskScheduler scheduler = m_taskScheduler;
        if (scheduler == TaskScheduler.Default)
        {
            TaskScheduler.QueueToPool(this);
            return;
        }
        try
        {
            scheduler.InternalQueueTask(this);
        }
        catch (Exception e)
        {
            TaskSchedulerException failure = new TaskSchedulerException(e);
            AddException(failure);
            Finish(false);
            if ((m_stateFlags & ContinuationTaskFlag) == 0) m_contingentProperties.m_exceptionsHolder.MarkAsHandled();
            throw failure;
        }
    }

    internal bool MarkStarted()
    {
        if ((m_stateFlags & (Canceled | Started)) != 0) return false;
        m_stateFlags |= Started;
        return true;
    }

    /// A pool worker got this task (or, in a box: the machine to resume).
    [StackTraceHidden]
    internal virtual void ExecuteFromThreadPool(Thread thread) => ExecuteEntry(thread, true);

    /// Runs the delegate unless it has run or the task has ended. False if not.
    [StackTraceHidden]
    internal bool ExecuteEntry(Thread thread, bool onPool)
    {
        if ((m_stateFlags & (DelegateInvoked | CompletedMask)) != 0)
        {
            return false;
        }
        m_stateFlags |= DelegateInvoked;
        if (m_contingentProperties != null && IsCancellationRequested)
        {
            m_stateFlags |= Canceled | CancellationAcknowledged;
            CancellationCleanup();
            return true;
        }
        Task previous = thread._currentTask;
        thread._currentTask = this;
        ExecuteWithThreadLocal(thread, onPool);
        thread._currentTask = previous;
        Finish(true);
        return true;
    }

    [TraceName("System.Threading.Tasks.Task.ExecuteWithThreadLocal(Task& currentTaskSlot, Thread threadPoolThread)")]
    private void ExecuteWithThreadLocal(Thread thread, bool onPool)
    {
        try
        {
            ExecutionContext context = CapturedContext;
            if (context == null) InnerInvoke();
            else if (onPool) ExecutionContext.RunFromThreadPoolDispatchLoop(thread, context, this);
            else ExecutionContext.RunTask(thread, context, this);
        }
        catch (Exception e)
        {
            HandleException(e);
        }
    }

    [StackTraceHidden]
    internal virtual void InnerInvoke()
    {
        if (m_action is Action action) action();
        else ((Action<object>)m_action)(m_stateObject);
    }

    private void HandleException(Exception exception)
    {
        if (exception is OperationCanceledException canceled && IsCancellationRequested && m_contingentProperties.m_cancellationToken == canceled.CancellationToken)
        {
            m_stateFlags |= CancellationAcknowledged;
            AddException(canceled, true);
        }
        else AddException(exception);
    }

    internal bool IsCancellationRequested
    {
        get
        {
            ContingentProperties properties = m_contingentProperties;
            return properties != null && (properties.m_cancellationRequested || properties.m_cancellationToken.IsCancellationRequested);
        }
    }

    internal CancellationToken CancellationToken => m_contingentProperties == null ? default : m_contingentProperties.m_cancellationToken;

    /// The delegate has ended (or, `userDelegateExecuted` false, could not be run): wait for attached children, then end the task.
    internal void Finish(bool userDelegateExecuted)
    {
        ContingentProperties properties = m_contingentProperties;
        if (properties != null && properties.m_activeChildren > 0 && userDelegateExecuted)
        {
            m_stateFlags |= WaitingOnChildren;
            return;
        }
        FinishStageTwo();
    }

    private void FinishStageTwo()
    {
        ContingentProperties properties = m_contingentProperties;
        if (properties == null)
        {
            m_stateFlags |= RanToCompletion;
            Events.TaskCompleted(this, 0);
        }
        else
        {
            AddExceptionsFromChildren(properties);
            if (properties.m_exceptionsHolder != null && properties.m_exceptionsHolder.ContainsFaults)
            {
                m_stateFlags |= Faulted;
                Events.TaskCompleted(this, 1);
            }
            else if ((m_stateFlags & CancellationAcknowledged) != 0 && IsCancellationRequested)
            {
                m_stateFlags |= Canceled;
                Events.TaskCompleted(this, 2);
            }
            else
            {
                m_stateFlags |= RanToCompletion;
                Events.TaskCompleted(this, 0);
            }
            UnregisterCancellation(properties);
            properties.m_capturedContext = null;
        }
        FinishStageThree();
    }

    /// Tells the parent, then runs the continuations.
    internal void FinishStageThree()
    {
        m_action = null;
        if (m_contingentProperties != null) NotifyParent(m_contingentProperties);
        FinishContinuations();
    }

    private void NotifyParent(ContingentProperties properties)
    {
        Task parent = properties.m_parent;
        if (parent == null) return;
        properties.m_parent = null;
        parent.ProcessChildCompletion(this);
    }

    private void ProcessChildCompletion(Task child)
    {
        ContingentProperties properties = m_contingentProperties;
        if (child.IsFaulted)
        {
            if (properties.m_exceptionalChildren == null) properties.m_exceptionalChildren = new List<Task>();
            properties.m_exceptionalChildren.Add(child);
        }
        properties.m_activeChildren--;
        if (properties.m_activeChildren == 0 && (m_stateFlags & WaitingOnChildren) != 0 && !IsCompleted) FinishStageTwo();
    }

    private void AddExceptionsFromChildren(ContingentProperties properties)
    {
        List<Task> children = properties.m_exceptionalChildren;
        if (children == null) return;
        properties.m_exceptionalChildren = null;
        for (int i = 0; i < children.Count; i++)
        {
            Task child = children[i];
            if (child.IsFaulted && (child.m_stateFlags & ExceptionObservedByParent) == 0)
                AddException(child.m_contingentProperties.m_exceptionsHolder.CreateExceptionObject());
        }
    }

    /// What a promise with contingent properties does at its end, besides its continuations.
    internal void FinishPromiseExtras()
    {
        UnregisterCancellation(m_contingentProperties);
        NotifyParent(m_contingentProperties);
    }

    private static void UnregisterCancellation(ContingentProperties properties)
    {
        if (properties.m_cancellationRegistration != null)
        {
            StrongBox<CancellationTokenRegistration> registration = properties.m_cancellationRegistration;
            properties.m_cancellationRegistration = null;
            registration.Value.Unregister();
        }
    }

    // Exceptions

    internal void AddException(object exception) => AddException(exception, false);

    internal void AddException(object exception, bool representsCancellation)
    {
        ContingentProperties properties = EnsureContingent();
        if (properties.m_exceptionsHolder == null) properties.m_exceptionsHolder = new TaskExceptionHolder(this);
        properties.m_exceptionsHolder.Add(exception, representsCancellation);
    }

    /// The task's exceptions as a new AggregateException; null if there are none.
    internal AggregateException GetExceptions(bool includeCanceled)
    {
        Exception canceled = null;
        if (includeCanceled && IsCanceled) canceled = new TaskCanceledException(this);
        if (m_contingentProperties != null && m_contingentProperties.m_exceptionsHolder != null && m_contingentProperties.m_exceptionsHolder.ContainsFaults)
            return m_contingentProperties.m_exceptionsHolder.CreateExceptionObject(true, canceled);
        if (canceled != null) return new AggregateException(canceled);
        return null;
    }

    internal List<ExceptionDispatchInfo> GetExceptionDispatchInfos() => m_contingentProperties.m_exceptionsHolder.GetExceptionDispatchInfos();

    internal ExceptionDispatchInfo GetCancellationExceptionDispatchInfo()
    {
        ContingentProperties properties = m_contingentProperties;
        if (properties == null || properties.m_exceptionsHolder == null) return null;
        return properties.m_exceptionsHolder.GetCancellationExceptionDispatchInfo();
    }

    internal bool ExceptionRecorded => m_contingentProperties != null && m_contingentProperties.m_exceptionsHolder != null && m_contingentProperties.m_exceptionsHolder.ContainsFaults;

    internal void MarkExceptionsAsHandled()
    {
        if (m_contingentProperties != null && m_contingentProperties.m_exceptionsHolder != null) m_contingentProperties.m_exceptionsHolder.MarkAsHandled();
    }

    [TraceName("System.Threading.Tasks.Task.ThrowIfExceptional(Boolean includeTaskCanceledExceptions)")]
    internal void ThrowIfExceptional(bool includeTaskCanceledExceptions)
    {
        AggregateException exception = GetExceptions(includeTaskCanceledExceptions);
        if (exception == null) return;
        // a parent that waits for its attached child has seen the child's exceptions
        if (m_contingentProperties != null && (m_stateFlags & (int)TaskCreationOptions.AttachedToParent) != 0) m_stateFlags |= ExceptionObservedByParent;
        throw exception;
    }

    internal bool TrySetException(object exception)
    {
        if (IsCompleted) return false;
        AddException(exception);
        m_stateFlags |= Faulted;
        Events.TaskCompleted(this, 1);
        FinishPromiseExtras();
        FinishContinuations();
        return true;
    }

    internal bool TrySetCanceled(CancellationToken tokenToRecord) => TrySetCanceled(tokenToRecord, null);

    internal bool TrySetCanceled(CancellationToken tokenToRecord, object cancellationException)
    {
        if (IsCompleted) return false;
        ContingentProperties properties = EnsureContingent();
        properties.m_cancellationToken = tokenToRecord;
        if (cancellationException != null) AddException(cancellationException, true);
        m_stateFlags |= Canceled | CancellationAcknowledged;
        Events.TaskCompleted(this, 2);
        FinishPromiseExtras();
        FinishContinuations();
        return true;
    }

    /// Ends a promise without result.
    internal bool TrySetResult()
    {
        if (IsCompleted) return false;
        m_stateFlags |= RanToCompletion;
        Events.TaskCompleted(this, 0);
        if (m_contingentProperties != null) FinishPromiseExtras();
        FinishContinuations();
        return true;
    }

    // Cancellation of tasks with delegates

    /// Watches the token while the task waits to be run. A continuation is also taken out of its antecedent.
    internal void WatchToken(CancellationToken token, Task antecedent, TaskContinuation continuation)
    {
        if (token.IsCancellationRequested)
        {
            InternalCancel();
            return;
        }
        CancellationTokenRegistration registration;
        if (antecedent == null) registration = token.UnsafeRegister(s_cancel, this);
        else registration = token.UnsafeRegister(s_cancelContinuation, new Tuple<Task, Task, TaskContinuation>(this, antecedent, continuation));
        m_contingentProperties.m_cancellationRegistration = new StrongBox<CancellationTokenRegistration>(registration);
    }

    private static readonly Action<object> s_cancel = CancelTask;
    private static readonly Action<object> s_cancelContinuation = CancelContinuation;

    private static void CancelTask(object state) => ((Task)state).InternalCancel();

    private static void CancelContinuation(object state)
    {
        Tuple<Task, Task, TaskContinuation> parts = (Tuple<Task, Task, TaskContinuation>)state;
        parts.Item2.RemoveContinuation(parts.Item3);
        parts.Item1.InternalCancel();
    }

    /// Cancels the task if its delegate hasn't begun; a task that sits in a scheduler's queue it can't leave is canceled when it gets its turn.
    internal void InternalCancel()
    {
        int flags = m_stateFlags;
        if ((flags & (CompletedMask | DelegateInvoked)) != 0)
        {
            EnsureContingent().m_cancellationRequested = true;
            return;
        }
        bool cleanUp = (flags & Started) == 0;
        if (!cleanUp)
        {
            TaskSchedulerException failure = null;
            try
            {
                cleanUp = m_taskScheduler.InternalTryDequeue(this);
            }
            catch (Exception e)
            {
                failure = new TaskSchedulerException(e);
            }
            if (failure != null) throw failure;
        }
        EnsureContingent().m_cancellationRequested = true;
        if (cleanUp && (m_stateFlags & (CompletedMask | DelegateInvoked)) == 0)
        {
            m_stateFlags |= Canceled | CancellationAcknowledged;
            CancellationCleanup();
        }
    }

    private void CancellationCleanup()
    {
        Events.TaskCompleted(this, 2);
        UnregisterCancellation(m_contingentProperties);
        FinishStageThree();
    }
}
