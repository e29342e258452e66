using System.Collections.Generic;
using System.Runtime.ExceptionServices;
namespace System.Threading.Tasks;

/// The task of a task: ends when the inner task does.
internal sealed class UnwrapPromise<TResult> : Task<TResult>, ITaskCompletionAction
{
    private const byte WaitingForOuter = 0;
    private const byte WaitingForInner = 1;
    private const byte Done = 2;

    private byte _state;
    /// An OperationCanceledException that the outer task's delegate throws cancels this one (Task.Run).
    private readonly bool _lookForOce;

    internal UnwrapPromise(Task outerTask, bool lookForOce) : base(null, outerTask.CreationOptions & TaskCreationOptions.AttachedToParent, true)
    {
        _lookForOce = lookForOce;
        if (outerTask.IsCompleted) ProcessCompletedOuterTask(outerTask);
        else outerTask.AddCompletionAction(this, false);
    }

    public bool InvokeMayRunArbitraryCode => true;

    public void Invoke(Task completingTask)
    {
        if (_state == WaitingForOuter) ProcessCompletedOuterTask(completingTask);
        else if (_state == WaitingForInner)
        {
            _state = Done;
            TrySetFromTask(completingTask, false);
        }
    }

    private void ProcessCompletedOuterTask(Task outer)
    {
        _state = WaitingForInner;
        if (!outer.IsCompletedSuccessfully)
        {
            _state = Done;
            TrySetFromTask(outer, _lookForOce);
            return;
        }
        Task inner;
        if (outer is Task<Task<TResult>> typed) inner = typed.m_result;
        else inner = ((Task<Task>)outer).m_result;
        if (inner == null)
        {
            _state = Done;
            TrySetCanceled(new CancellationToken(true));
        }
        else if (inner.IsCompleted)
        {
            _state = Done;
            TrySetFromTask(inner, false);
        }
        else inner.AddCompletionAction(this, false);
    }

    private void TrySetFromTask(Task task, bool lookForOce)
    {
        if (task.IsCanceled) TrySetCanceled(task.CancellationToken, task.GetCancellationExceptionDispatchInfo());
        else if (task.IsFaulted)
        {
            List<ExceptionDispatchInfo> infos = task.GetExceptionDispatchInfos();
            if (lookForOce && infos.Count > 0 && infos[0].SourceException is OperationCanceledException canceled) TrySetCanceled(canceled.CancellationToken, infos[0]);
            else TrySetException(infos);
        }
        else
        {
            Task<TResult> typed = task as Task<TResult>;
            TrySetResult(typed == null ? default : typed.m_result);
        }
    }
}
