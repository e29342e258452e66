using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Hoist.Runtime;

/// A context as user interfaces have one: what is posted runs on the thread that made it, when that thread pumps.
internal sealed class UiContext : SynchronizationContext, ITaskCompletionAction
{
    private readonly Queue<(SendOrPostCallback, object)> _queue = new Queue<(SendOrPostCallback, object)>();
    private readonly Thread _thread = Thread.CurrentThread;

    public override void Post(SendOrPostCallback d, object state)
    {
        _queue.Enqueue((d, state));
        Blocking.Wake(this, -1);
    }

    public override void Send(SendOrPostCallback d, object state)
    {
        if (Thread.CurrentThread == _thread)
        {
            d(state);
            return;
        }
        TaskCompletionSource done = new TaskCompletionSource();
        Post(_ =>
        {
            d(state);
            done.SetResult();
        }, null);
        done.Task.Wait();
    }

    public override SynchronizationContext CreateCopy() => this;

    public override string ToString() => "ui";

    /// Runs what is posted until the task has completed.
    [System.Diagnostics.StackTraceHidden]
    internal void PumpUntil(Task task)
    {
        if (!task.IsCompleted) task.AddCompletionAction(this, false);
        while (!task.IsCompleted)
        {
            if (_queue.Count == 0) Blocking.Wait(this, -1, WaitKind.TaskWait);
            else
            {
                (SendOrPostCallback callback, object state) = _queue.Dequeue();
                callback(state);
            }
        }
    }

    void ITaskCompletionAction.Invoke(Task completingTask) => Blocking.Wake(this, -1);

    bool ITaskCompletionAction.InvokeMayRunArbitraryCode => false;

    /// Runs what has been posted so far.
    internal void Pump()
    {
        while (_queue.Count > 0)
        {
            (SendOrPostCallback callback, object state) = _queue.Dequeue();
            callback(state);
        }
    }
}
