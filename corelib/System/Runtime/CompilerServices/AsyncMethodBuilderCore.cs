using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// What the builders share.
internal static class AsyncMethodBuilderCore
{
    /// Runs the machine's first piece on the caller's stack; afterwards the caller's ExecutionContext and SynchronizationContext are as before,
    /// even when the method never suspends.
    [StackTraceHidden]
    internal static void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Thread thread = Thread.CurrentThread;
        ExecutionContext context = thread._executionContext;
        SynchronizationContext synchronization = thread._synchronizationContext;
        try
        {
            stateMachine.MoveNext();
        }
        catch
        {
            // A machine made by the compiler never throws. Not `finally`: this way out costs the usual one nothing.
            Restore(thread, context, synchronization);
            throw;
        }
        if (thread._synchronizationContext != synchronization || thread._executionContext != context)
            Restore(thread, context, synchronization);
    }

    /// Called by the VM when a resumed machine left contexts behind on a thread that had none.
    private static void RestoreDefault(Thread thread) => Restore(thread, null, null);

    private static void Restore(Thread thread, ExecutionContext context, SynchronizationContext synchronization)
    {
        if (thread._synchronizationContext != synchronization) thread._synchronizationContext = synchronization;
        ExecutionContext current = thread._executionContext;
        if (current != context) ExecutionContext.RestoreChangedContextToThread(thread, context, current);
    }

    internal static void SetStateMachine(IAsyncStateMachine stateMachine, Task task)
    {
        if (stateMachine == null) throw new ArgumentNullException("stateMachine");
        if (task != null) throw new InvalidOperationException("The builder was not properly initialized.");
    }

    /// Hooks the box up to an awaiter that implements ICriticalNotifyCompletion. What the awaiter throws ends the process.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void AwaitUnsafeOnCompleted<TAwaiter>(ref TAwaiter awaiter, IAsyncStateMachineBox box) where TAwaiter : ICriticalNotifyCompletion
    {
        int kind = AwaiterKind<TAwaiter>.Kind;
        if (kind == AwaiterKind<TAwaiter>.Task)
        {
            Values.AsRef<TAwaiter, TaskAwaiter>(ref awaiter).m_task.HookBox(box, true);
            return;
        }
        if (kind == AwaiterKind<TAwaiter>.Yield)
        {
            YieldAwaitable.YieldAwaiter.QueueBox(box);
            return;
        }
        if (kind == AwaiterKind<TAwaiter>.ConfiguredTask)
        {
            ref ConfiguredTaskAwaitable.ConfiguredTaskAwaiter configured = ref Values.AsRef<TAwaiter, ConfiguredTaskAwaitable.ConfiguredTaskAwaiter>(ref awaiter);
            configured.m_task.HookBox(box, (configured.m_options & ConfigureAwaitOptions.ContinueOnCapturedContext) != 0);
            return;
        }
        AwaitOther(ref awaiter, box, kind);
    }

    private static void AwaitOther<TAwaiter>(ref TAwaiter awaiter, IAsyncStateMachineBox box, int kind) where TAwaiter : ICriticalNotifyCompletion
    {
        try
        {
            if (kind == AwaiterKind<TAwaiter>.BoxAware) ((IStateMachineBoxAwareAwaiter)awaiter).AwaitUnsafeOnCompleted(box);
            else
            {
                Events.Suspended(box, null);
                awaiter.UnsafeOnCompleted(box.MoveNextAction);
            }
        }
        catch (Exception e)
        {
            Task.ThrowAsync(e, null);
        }
    }

    /// The same for an awaiter with only INotifyCompletion: always through the delegate.
    internal static void AwaitOnCompleted<TAwaiter>(ref TAwaiter awaiter, IAsyncStateMachineBox box) where TAwaiter : INotifyCompletion
    {
        Events.Suspended(box, null);
        try
        {
            awaiter.OnCompleted(box.MoveNextAction);
        }
        catch (Exception e)
        {
            Task.ThrowAsync(e, null);
        }
    }
}
