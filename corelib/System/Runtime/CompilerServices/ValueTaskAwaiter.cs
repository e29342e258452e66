using System.Diagnostics;
using System.Threading.Tasks;
using System.Threading.Tasks.Sources;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

[NetUncounted]
public readonly struct ValueTaskAwaiter : ICriticalNotifyCompletion, IStateMachineBoxAwareAwaiter
{
    /// Continuations that sources get: resume the box, or call the Action, that is their state.
    internal static readonly Action<object> s_invokeMoveNext = InvokeMoveNext;
    internal static readonly Action<object> s_invokeAction = InvokeAction;

    private readonly ValueTask _value;

    internal ValueTaskAwaiter(ValueTask value)
    {
        _value = value;
    }

    private static void InvokeMoveNext(object box) => ((IAsyncStateMachineBox)box).MoveNext();
    private static void InvokeAction(object action) => ((Action)action)();

    public bool IsCompleted => _value._obj == null || _value.IsCompleted;

    [StackTraceHidden]
    public void GetResult() => _value.GetResultCore();

    public void OnCompleted(Action continuation) => Hook(_value, continuation, _value._continueOnCapturedContext, true);
    public void UnsafeOnCompleted(Action continuation) => Hook(_value, continuation, _value._continueOnCapturedContext, false);
    void IStateMachineBoxAwareAwaiter.AwaitUnsafeOnCompleted(IAsyncStateMachineBox box) => HookBox(_value, box);

    internal static void Hook(ValueTask value, Action continuation, bool continueOnCapturedContext, bool flowContext)
    {
        object obj = value._obj;
        if (obj == null) Task.CompletedTask.HookAction(continuation, continueOnCapturedContext, flowContext);
        else if (obj is Task task) task.HookAction(continuation, continueOnCapturedContext, flowContext);
        else ((IValueTaskSource)obj).OnCompleted(s_invokeAction, continuation, value._token, Flags(continueOnCapturedContext, flowContext));
    }

    internal static void HookBox(ValueTask value, IAsyncStateMachineBox box)
    {
        object obj = value._obj;
        if (obj is Task task) task.HookBox(box, value._continueOnCapturedContext);
        else if (obj == null) Task.CompletedTask.HookBox(box, value._continueOnCapturedContext);
        else
        {
            Events.Suspended(box, obj);
            ((IValueTaskSource)obj).OnCompleted(s_invokeMoveNext, box, value._token, Flags(value._continueOnCapturedContext, false));
        }
    }

    internal static ValueTaskSourceOnCompletedFlags Flags(bool continueOnCapturedContext, bool flowContext)
        => (continueOnCapturedContext ? ValueTaskSourceOnCompletedFlags.UseSchedulingContext : ValueTaskSourceOnCompletedFlags.None)
            | (flowContext ? ValueTaskSourceOnCompletedFlags.FlowExecutionContext : ValueTaskSourceOnCompletedFlags.None);
}

[NetUncounted]
public readonly struct ValueTaskAwaiter<TResult> : ICriticalNotifyCompletion, IStateMachineBoxAwareAwaiter
{
    private readonly ValueTask<TResult> _value;

    internal ValueTaskAwaiter(ValueTask<TResult> value)
    {
        _value = value;
    }

    public bool IsCompleted => _value._obj == null || _value.IsCompleted;

    [StackTraceHidden]
    public TResult GetResult() => _value._obj == null ? _value._result : _value.Result;

    public void OnCompleted(Action continuation) => Hook(_value, continuation, _value._continueOnCapturedContext, true);
    public void UnsafeOnCompleted(Action continuation) => Hook(_value, continuation, _value._continueOnCapturedContext, false);
    void IStateMachineBoxAwareAwaiter.AwaitUnsafeOnCompleted(IAsyncStateMachineBox box) => HookBox(_value, box);

    internal static void Hook(ValueTask<TResult> value, Action continuation, bool continueOnCapturedContext, bool flowContext)
    {
        object obj = value._obj;
        if (obj == null) Task.CompletedTask.HookAction(continuation, continueOnCapturedContext, flowContext);
        else if (obj is Task task) task.HookAction(continuation, continueOnCapturedContext, flowContext);
        else ((IValueTaskSource<TResult>)obj).OnCompleted(ValueTaskAwaiter.s_invokeAction, continuation, value._token, ValueTaskAwaiter.Flags(continueOnCapturedContext, flowContext));
    }

    internal static void HookBox(ValueTask<TResult> value, IAsyncStateMachineBox box)
    {
        object obj = value._obj;
        if (obj is Task task) task.HookBox(box, value._continueOnCapturedContext);
        else if (obj == null) Task.CompletedTask.HookBox(box, value._continueOnCapturedContext);
        else
        {
            Events.Suspended(box, obj);
            ((IValueTaskSource<TResult>)obj).OnCompleted(ValueTaskAwaiter.s_invokeMoveNext, box, value._token, ValueTaskAwaiter.Flags(value._continueOnCapturedContext, false));
        }
    }
}
