using System.Diagnostics;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

public readonly struct ConfiguredValueTaskAwaitable
{
    private readonly ValueTask _value;

    internal ConfiguredValueTaskAwaitable(ValueTask value)
    {
        _value = value;
    }

    public ConfiguredValueTaskAwaiter GetAwaiter() => new ConfiguredValueTaskAwaiter(_value);

    [NetUncounted]
    public readonly struct ConfiguredValueTaskAwaiter : ICriticalNotifyCompletion, IStateMachineBoxAwareAwaiter
    {
        private readonly ValueTask _value;

        internal ConfiguredValueTaskAwaiter(ValueTask value)
        {
            _value = value;
        }

        public bool IsCompleted => _value._obj == null || _value.IsCompleted;

        [StackTraceHidden]
        public void GetResult() => _value.GetResultCore();

        public void OnCompleted(Action continuation) => ValueTaskAwaiter.Hook(_value, continuation, _value._continueOnCapturedContext, true);
        public void UnsafeOnCompleted(Action continuation) => ValueTaskAwaiter.Hook(_value, continuation, _value._continueOnCapturedContext, false);
        void IStateMachineBoxAwareAwaiter.AwaitUnsafeOnCompleted(IAsyncStateMachineBox box) => ValueTaskAwaiter.HookBox(_value, box);
    }
}

public readonly struct ConfiguredValueTaskAwaitable<TResult>
{
    private readonly ValueTask<TResult> _value;

    internal ConfiguredValueTaskAwaitable(ValueTask<TResult> value)
    {
        _value = value;
    }

    public ConfiguredValueTaskAwaiter GetAwaiter() => new ConfiguredValueTaskAwaiter(_value);

    [NetUncounted]
    public readonly struct ConfiguredValueTaskAwaiter : ICriticalNotifyCompletion, IStateMachineBoxAwareAwaiter
    {
        private readonly ValueTask<TResult> _value;

        internal ConfiguredValueTaskAwaiter(ValueTask<TResult> value)
        {
            _value = value;
        }

        public bool IsCompleted => _value._obj == null || _value.IsCompleted;

        [StackTraceHidden]
        public TResult GetResult() => _value._obj == null ? _value._result : _value.Result;

        public void OnCompleted(Action continuation) => ValueTaskAwaiter<TResult>.Hook(_value, continuation, _value._continueOnCapturedContext, true);
        public void UnsafeOnCompleted(Action continuation) => ValueTaskAwaiter<TResult>.Hook(_value, continuation, _value._continueOnCapturedContext, false);
        void IStateMachineBoxAwareAwaiter.AwaitUnsafeOnCompleted(IAsyncStateMachineBox box) => ValueTaskAwaiter<TResult>.HookBox(_value, box);
    }
}
