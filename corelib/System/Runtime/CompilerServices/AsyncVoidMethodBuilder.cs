using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// Builder of async void methods: a hidden task, and the SynchronizationContext that is told of start and end.
public struct AsyncVoidMethodBuilder
{
    private SynchronizationContext _synchronizationContext;
    private AsyncTaskMethodBuilder _builder;

    public static AsyncVoidMethodBuilder Create()
    {
        SynchronizationContext context = Thread.CurrentThread._synchronizationContext;
        AsyncVoidMethodBuilder builder = default;
        if (context != null)
        {
            context.OperationStarted();
            builder._synchronizationContext = context;
        }
        return builder;
    }

    [StackTraceHidden]
    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        Events.Started(1);
        AsyncMethodBuilderCore.Start(ref stateMachine);
    }

    public void SetStateMachine(IAsyncStateMachine stateMachine) => _builder.SetStateMachine(stateMachine);

    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion where TStateMachine : IAsyncStateMachine
        => _builder.AwaitOnCompleted(ref awaiter, ref stateMachine);

    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion where TStateMachine : IAsyncStateMachine
        => _builder.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);

    public void SetResult()
    {
        SynchronizationContext context = _synchronizationContext;
        _builder.SetResult();
        if (context != null) NotifyOfCompletion(context);
    }

    public void SetException(Exception exception)
    {
        if (exception == null) throw new ArgumentNullException("exception");
        SynchronizationContext context = _synchronizationContext;
        if (context != null)
        {
            try
            {
                Threading.Tasks.Task.ThrowAsync(exception, context);
            }
            finally
            {
                NotifyOfCompletion(context);
            }
        }
        else Threading.Tasks.Task.ThrowAsync(exception, null);
        _builder.SetResult();
    }

    private static void NotifyOfCompletion(SynchronizationContext context)
    {
        try
        {
            context.OperationCompleted();
        }
        catch (Exception e)
        {
            Threading.Tasks.Task.ThrowAsync(e, null);
        }
    }
}
