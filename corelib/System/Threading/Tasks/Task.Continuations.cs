using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Hoist.Runtime;
namespace System.Threading.Tasks;

// What runs when a task completes, and where: inline on the completing thread, on the pool, through a context.
public partial class Task
{
    /// Nested inline continuations that a thread's stack is taken to bear (8 MB at about 620 bytes a link).
    internal const int MaximumInlineDepth = 13200;

    internal void FinishContinuations()
    {
        object continuation = m_continuationObject;
        m_continuationObject = s_completed;
        if (continuation != null) RunContinuations(continuation);
    }

    /// Adds a continuation (see m_continuationObject). False if the task has completed: the caller must run it itself.
    internal bool AddTaskContinuation(object continuation, bool addBeforeOthers)
    {
        if ((m_stateFlags & CompletedMask) != 0) return false;
        object current = m_continuationObject;
        if (current == null)
        {
            m_continuationObject = continuation;
            return true;
        }
        if (current == s_completed) return false;
        List<object> list = current as List<object>;
        if (list == null)
        {
            list = new List<object>();
            list.Add(current);
            m_continuationObject = list;
        }
        if (addBeforeOthers) list.Insert(0, continuation);
        else list.Add(continuation);
        return true;
    }

    internal void RemoveContinuation(object continuation)
    {
        object current = m_continuationObject;
        if (current == null || current == s_completed) return;
        if (current == continuation)
        {
            m_continuationObject = new List<object>();
            return;
        }
        if (current is List<object> list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                if (list[i] == continuation)
                {
                    list[i] = null;
                    return;
                }
            }
        }
    }

    internal void AddCompletionAction(ITaskCompletionAction action, bool addBeforeOthers)
    {
        if (!AddTaskContinuation(action, addBeforeOthers)) action.Invoke(this);
    }

    /// Runs or queues everything in a continuation slot that has just been taken.
    internal void RunContinuations(object continuation)
    {
        Thread thread = Thread.CurrentThread;
        bool canInline = (m_stateFlags & RunContinuationsAsynchronouslyFlag) == 0 && thread._inlineDepth < MaximumInlineDepth;
        if (continuation is List<object> list) RunContinuationList(list, canInline);
        else RunContinuation(continuation, canInline);
    }

    private void RunContinuation(object continuation, bool canInline)
    {
        if (continuation is IAsyncStateMachineBox box) RunOrQueueBox(box, canInline);
        else if (continuation is ITaskCompletionAction completionAction) RunOrQueueCompletionAction(completionAction, canInline);
        else if (continuation is TaskContinuation taskContinuation) taskContinuation.Run(this, canInline);
        else RunOrQueueAction((Action)continuation, canInline);
    }

    /// With several continuations, in the order of registration: first everything that must not run inline is queued or scheduled (plain ContinueWith,
    /// and all await continuations but the first), then the rest runs.
    private void RunContinuationList(List<object> list, bool canInline)
    {
        int count = list.Count;
        if (canInline)
        {
            bool haveInlineAwait = false;
            for (int i = 0; i < count; i++)
            {
                object continuation = list[i];
                if (continuation == null) continue;
                if (continuation is ContinueWithTaskContinuation continueWith)
                {
                    if ((continueWith.m_options & TaskContinuationOptions.ExecuteSynchronously) == 0)
                    {
                        list[i] = null;
                        continueWith.Run(this, true);
                    }
                }
                else if (continuation is IAsyncStateMachineBox || !(continuation is ITaskCompletionAction))
                {
                    if (haveInlineAwait)
                    {
                        list[i] = null;
                        RunContinuation(continuation, false);
                    }
                    haveInlineAwait = true;
                }
            }
        }
        for (int i = 0; i < count; i++)
        {
            object continuation = list[i];
            if (continuation == null) continue;
            list[i] = null;
            RunContinuation(continuation, canInline);
        }
    }

    /// No context that would want continuations of its own is current.
    internal static bool IsValidLocationForInlining(Thread thread)
    {
        SynchronizationContext context = thread._synchronizationContext;
        if (context != null && context.GetType() != typeof(SynchronizationContext)) return false;
        Task task = thread._currentTask;
        if (task == null) return true;
        TaskScheduler scheduler = task.SchedulerForInner;
        return scheduler == null || scheduler == TaskScheduler.Default;
    }

    /// The scheduler that code inside this task sees as current; null for none.
    internal TaskScheduler SchedulerForInner => (m_stateFlags & (int)TaskCreationOptions.HideScheduler) != 0 ? null : m_taskScheduler;

    private static void RunOrQueueBox(IAsyncStateMachineBox box, bool canInline)
    {
        Thread thread = Thread.CurrentThread;
        if (!canInline || !IsValidLocationForInlining(thread))
        {
            Events.Continuation(box, canInline ? 1 : 4);
            ThreadPool.Queue(box, ThreadPool.PreferLocal);
            return;
        }
        Events.Continuation(box, 0);
        Task previous = thread._currentTask;
        thread._currentTask = null;
        thread._inlineDepth++;
        try
        {
            box.MoveNext();
        }
        catch (Exception e)
        {
            ThrowAsync(e, null);
        }
        thread._inlineDepth--;
        thread._currentTask = previous;
    }

    private static void RunOrQueueAction(Action action, bool canInline)
    {
        Thread thread = Thread.CurrentThread;
        if (!canInline || !IsValidLocationForInlining(thread))
        {
            Events.Continuation(action, canInline ? 1 : 4);
            ThreadPool.Queue(new AwaitTaskContinuation(action, false), ThreadPool.PreferLocal);
            return;
        }
        Events.Continuation(action, 0);
        Task previous = thread._currentTask;
        thread._currentTask = null;
        thread._inlineDepth++;
        try
        {
            action();
        }
        catch (Exception e)
        {
            ThrowAsync(e, null);
        }
        thread._inlineDepth--;
        thread._currentTask = previous;
    }

    private void RunOrQueueCompletionAction(ITaskCompletionAction action, bool canInline)
    {
        if (canInline || !action.InvokeMayRunArbitraryCode) action.Invoke(this);
        else ThreadPool.Queue(new CompletionActionInvoker(action, this), ThreadPool.PreferLocal);
    }

    internal sealed class CompletionActionInvoker : IThreadPoolWorkItem
    {
        private readonly ITaskCompletionAction _action;
        private readonly Task _completingTask;

        internal CompletionActionInvoker(ITaskCompletionAction action, Task completingTask)
        {
            _action = action;
            _completingTask = completingTask;
        }

        public void Execute() => _action.Invoke(_completingTask);
    }

    /// await of this task with a box: hooks the box up so that it resumes where it should.
    internal void HookBox(IAsyncStateMachineBox box, bool continueOnCapturedContext)
    {
        Events.Suspended(box, this);
        if (continueOnCapturedContext)
        {
            Thread thread = Thread.CurrentThread;
            SynchronizationContext context = thread._synchronizationContext;
            if (context != null && context.GetType() != typeof(SynchronizationContext))
            {
                Events.ContextCaptured(context);
                SynchronizationContextAwaitTaskContinuation posted = new SynchronizationContextAwaitTaskContinuation(context, box.MoveNextAction, false);
                if (!AddTaskContinuation(posted, false)) posted.Run(this, false);
                return;
            }
            Task current = thread._currentTask;
            if (current != null)
            {
                TaskScheduler scheduler = current.SchedulerForInner;
                if (scheduler != null && scheduler != TaskScheduler.Default)
                {
                    Events.ContextCaptured(scheduler);
                    TaskSchedulerAwaitTaskContinuation scheduled = new TaskSchedulerAwaitTaskContinuation(scheduler, box.MoveNextAction, false);
                    if (!AddTaskContinuation(scheduled, false)) scheduled.Run(this, false);
                    return;
                }
            }
        }
        if (!AddTaskContinuation(box, false))
        {
            Events.Continuation(box, 5);
            ThreadPool.Queue(box, ThreadPool.PreferLocal);
        }
    }

    /// OnCompleted / UnsafeOnCompleted with a delegate; `flowContext`: run it in the ExecutionContext of now.
    internal void HookAction(Action action, bool continueOnCapturedContext, bool flowContext)
    {
        if (action == null) throw new ArgumentNullException("continuation");
        TaskContinuation continuation = null;
        if (continueOnCapturedContext)
        {
            Thread thread = Thread.CurrentThread;
            SynchronizationContext context = thread._synchronizationContext;
            if (context != null && context.GetType() != typeof(SynchronizationContext))
            {
                Events.ContextCaptured(context);
                continuation = new SynchronizationContextAwaitTaskContinuation(context, action, flowContext);
            }
            else
            {
                TaskScheduler scheduler = thread._currentTask == null ? null : thread._currentTask.SchedulerForInner;
                if (scheduler != null && scheduler != TaskScheduler.Default)
                {
                    Events.ContextCaptured(scheduler);
                    continuation = new TaskSchedulerAwaitTaskContinuation(scheduler, action, flowContext);
                }
            }
        }
        if (continuation == null && flowContext) continuation = new AwaitTaskContinuation(action, true);
        if (continuation != null)
        {
            if (!AddTaskContinuation(continuation, false)) continuation.Run(this, false);
        }
        else if (!AddTaskContinuation(action, false))
        {
            Events.Continuation(action, 5);
            ThreadPool.Queue(new AwaitTaskContinuation(action, false), ThreadPool.PreferLocal);
        }
    }

    // Exceptions that nobody can catch

    /// Rethrows the exception in `targetContext` if there is one, else on a pool thread, where it ends the process.
    internal static void ThrowAsync(Exception exception, SynchronizationContext targetContext)
    {
        ExceptionDispatchInfo info = ExceptionDispatchInfo.Capture(exception);
        if (targetContext != null)
        {
            try
            {
                targetContext.Post(s_rethrowInContext, info);
                return;
            }
            catch (Exception postException)
            {
                info = ExceptionDispatchInfo.Capture(new AggregateException(exception, postException));
            }
        }
        ThreadPool.QueueUserWorkItem(s_rethrowOnPool, info);
    }

    private static readonly SendOrPostCallback s_rethrowInContext = RethrowInContext;
    private static readonly WaitCallback s_rethrowOnPool = RethrowOnPool;

    [TraceName("System.Threading.Tasks.Task.<>c.<ThrowAsync>b__124_0(Object state)")]
    private static void RethrowInContext(object state) => ((ExceptionDispatchInfo)state).Throw();

    [TraceName("System.Threading.Tasks.Task.<>c.<ThrowAsync>b__124_1(Object state)")]
    private static void RethrowOnPool(object state) => ((ExceptionDispatchInfo)state).Throw();
}
