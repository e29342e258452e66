namespace Hoist.Runtime;

/// Where library code tells the counters and the event sink what happens. Each native costs a predictable branch when nobody listens.
internal static class Events
{
    /// An async method was called: its builder's Start runs. `kind` is one of: 0 Task, 1 void, 2 ValueTask, 3 pooled ValueTask, 4 iterator (each MoveNextAsync).
    [Native("Events.Started")] internal static extern void Started(int kind);

    /// The async method ended without ever suspending.
    [Native("Events.CompletedSynchronously")] internal static extern void CompletedSynchronously();

    /// The first suspension moved a state machine into this box.
    [Native("Events.StateMachineBoxed")] internal static extern void StateMachineBoxed(object box);

    /// An await of the machine in `box` suspends; `awaited` is the Task or value task source it waits for, a string if it is no object, null if unknown.
    [Native("Events.Suspended")] internal static extern void Suspended(object box, object awaited);

    /// The machine in `box` is about to run its next piece.
    [Native("Events.Resumed")] internal static extern void Resumed(object box);

    /// The task reached a final state: 0 ran to completion, 1 faulted, 2 canceled.
    [Native("Events.TaskCompleted")] internal static extern void TaskCompleted(object task, int outcome);

    /// How a continuation is run: 0 inline; 1 queued to the thread pool, because the completing thread has a context; 2 posted to a
    /// SynchronizationContext; 3 scheduled on a TaskScheduler; 4 queued, because it must not run inline; 5 queued, because the task has completed
    /// in the meantime; 6 queued by Task.Yield; 7 inline, because the captured context is current.
    [Native("Events.Continuation")] internal static extern void Continuation(object continuation, int how);

    /// An await captured a context: a SynchronizationContext or a TaskScheduler.
    [Native("Events.ContextCaptured")] internal static extern void ContextCaptured(object context);

    /// The current thread's ExecutionContext changed to this one (null: Default).
    [Native("Events.ExecutionContextChanged")] internal static extern void ExecutionContextChanged(object context);
}
