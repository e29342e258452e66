using System.Threading;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// What Task.Yield() gives: an await that always suspends.
public readonly struct YieldAwaitable
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public YieldAwaiter GetAwaiter() => default;

    public readonly struct YieldAwaiter : ICriticalNotifyCompletion, IStateMachineBoxAwareAwaiter
    {
        public bool IsCompleted
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => false;
        }
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void GetResult() { }
        public void OnCompleted(Action continuation) => QueueContinuation(continuation, true);
        public void UnsafeOnCompleted(Action continuation) => QueueContinuation(continuation, false);
        void IStateMachineBoxAwareAwaiter.AwaitUnsafeOnCompleted(IAsyncStateMachineBox box) => QueueBox(box);

        private static readonly SendOrPostCallback s_resume = Resume;
        private static readonly SendOrPostCallback s_invokePosted = InvokeObject;
        private static readonly WaitCallback s_invokeQueued = InvokeObject;

        private static void Resume(object box) => ((IAsyncStateMachineBox)box).MoveNext();
        private static void InvokeObject(object action) => ((Action)action)();

        /// Suspends a method that has a box already: queues it to the pool, if it captured the default context, the current thread has neither
        /// a context nor a task that wants it elsewhere, and nobody traces.
        [Native("YieldAwaiter.TryYieldAgain")] internal static extern bool TryYieldAgain(Task task);

        internal static void QueueBox(IAsyncStateMachineBox box)
        {
            Thread thread = Thread.CurrentThread;
            Events.Suspended(box, "Task.Yield");
            SynchronizationContext context = thread._synchronizationContext;
            if (context != null && context.GetType() != typeof(SynchronizationContext))
            {
                Events.ContextCaptured(context);
                Events.Continuation(box, 2);
                context.Post(s_resume, box);
                return;
            }
            Task current = thread._currentTask;
            if (current != null)
            {
                TaskScheduler scheduler = current.SchedulerForInner;
                if (scheduler != null && scheduler != TaskScheduler.Default)
                {
                    Events.ContextCaptured(scheduler);
                    Events.Continuation(box, 3);
                    Task.Factory.StartNew(box.MoveNextAction, default, TaskCreationOptions.PreferFairness, scheduler);
                    return;
                }
            }
            Events.Continuation(box, 6);
            ThreadPool.Queue(box, ThreadPool.Global);
        }

        private static void QueueContinuation(Action continuation, bool flowContext)
        {
            if (continuation == null) throw new ArgumentNullException("continuation");
            Thread thread = Thread.CurrentThread;
            SynchronizationContext context = thread._synchronizationContext;
            if (context != null && context.GetType() != typeof(SynchronizationContext))
            {
                context.Post(s_invokePosted, continuation);
                return;
            }
            TaskScheduler scheduler = TaskScheduler.Current;
            if (scheduler != TaskScheduler.Default) Task.Factory.StartNew(continuation, default, TaskCreationOptions.PreferFairness, scheduler);
            else if (flowContext) ThreadPool.QueueUserWorkItem(s_invokeQueued, continuation);
            else ThreadPool.UnsafeQueueUserWorkItem(s_invokeQueued, continuation);
        }
    }
}
