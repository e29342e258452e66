using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Hoist.Runtime;
namespace System.Threading.Tasks;

// Tasks without a delegate: already ended ones, delays, waits with time-out.
public partial class Task
{
    public static Task<TResult> FromResult<TResult>(TResult result) => TaskCache<TResult>.GetTask(result);

    public static Task FromException(Exception exception)
    {
        if (exception == null) throw new ArgumentNullException("exception");
        Task task = new Task();
        task.TrySetException(exception);
        return task;
    }

    public static Task<TResult> FromException<TResult>(Exception exception)
    {
        if (exception == null) throw new ArgumentNullException("exception");
        Task<TResult> task = new Task<TResult>();
        task.TrySetException(exception);
        return task;
    }

    public static Task FromCanceled(CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested) throw new ArgumentOutOfRangeException("cancellationToken");
        return new Task(true, TaskCreationOptions.None, cancellationToken);
    }

    public static Task<TResult> FromCanceled<TResult>(CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested) throw new ArgumentOutOfRangeException("cancellationToken");
        return new Task<TResult>(true, TaskCreationOptions.None, cancellationToken);
    }

    internal static Task FromCanceledException(OperationCanceledException exception)
    {
        Task task = new Task();
        task.TrySetCanceled(exception.CancellationToken, exception);
        return task;
    }

    internal static Task<TResult> FromCanceledException<TResult>(OperationCanceledException exception)
    {
        Task<TResult> task = new Task<TResult>();
        task.TrySetCanceled(exception.CancellationToken, exception);
        return task;
    }

    // Delay

    public static Task Delay(TimeSpan delay) => DelayCore(DelayMilliseconds(delay), TimeProvider.System, default);
    public static Task Delay(TimeSpan delay, CancellationToken cancellationToken) => DelayCore(DelayMilliseconds(delay), TimeProvider.System, cancellationToken);
    public static Task Delay(TimeSpan delay, TimeProvider timeProvider) => Delay(delay, timeProvider, default);

    public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (timeProvider == null) throw new ArgumentNullException("timeProvider");
        return DelayCore(DelayMilliseconds(delay), timeProvider, cancellationToken);
    }

    public static Task Delay(int millisecondsDelay) => Delay(millisecondsDelay, default);

    public static Task Delay(int millisecondsDelay, CancellationToken cancellationToken)
    {
        if (millisecondsDelay < -1)
            throw new ArgumentOutOfRangeException("millisecondsDelay", "The value needs to be either -1 (signifying an infinite timeout), 0 or a positive integer.");
        return DelayCore((uint)millisecondsDelay, TimeProvider.System, cancellationToken);
    }

    private static uint DelayMilliseconds(TimeSpan delay) => CheckedMilliseconds(delay, "delay");
    internal static uint WaitMilliseconds(TimeSpan timeout) => CheckedMilliseconds(timeout, "timeout");

    private static uint CheckedMilliseconds(TimeSpan time, string parameter)
    {
        long milliseconds = (long)time.TotalMilliseconds;
        if (milliseconds < -1 || milliseconds > 0xFFFFFFFE)
            throw new ArgumentOutOfRangeException(parameter, "The value needs to translate in milliseconds to -1 (signifying an infinite timeout), 0, or a positive integer less than or equal to the maximum allowed timer duration.");
        return (uint)milliseconds;
    }

    private static Task DelayCore(uint milliseconds, TimeProvider provider, CancellationToken token)
    {
        if (token.IsCancellationRequested) return FromCanceled(token);
        if (milliseconds == 0) return CompletedTask;
        if (token.CanBeCanceled) return new DelayPromiseWithCancellation(milliseconds, provider, token);
        return new DelayPromise(milliseconds, provider);
    }

    /// Ended by a timer.
    private class DelayPromise : Task
    {
        private ITimer _timer;
        private static readonly TimerCallback s_elapsed = Elapsed;

        internal DelayPromise(uint milliseconds, TimeProvider provider)
        {
            if (milliseconds == Timeout.UnsignedInfinite) return;
            if (provider == TimeProvider.System) _timer = new TimerQueueTimer(s_elapsed, this, milliseconds, Timeout.UnsignedInfinite, false);
            else
            {
                // the provider's timer must not capture our context
                using (ExecutionContext.SuppressFlow())
                {
                    _timer = provider.CreateTimer(s_elapsed, this, TimeSpan.FromMilliseconds((double)milliseconds), Timeout.InfiniteTimeSpan);
                }
            }
            if (IsCompleted && _timer != null) _timer.Dispose();
        }

        private static void Elapsed(object state)
        {
            DelayPromise self = (DelayPromise)state;
            if (self.TrySetResult()) self.Cleanup();
        }

        protected virtual void Cleanup()
        {
            if (_timer != null) _timer.Dispose();
        }
    }

    /// Ended by a timer or a token; a cancellation queues the continuations instead of running them in the canceling thread.
    private sealed class DelayPromiseWithCancellation : DelayPromise
    {
        private readonly CancellationTokenRegistration _registration;
        private static readonly Action<object, CancellationToken> s_canceled = OnCanceled;

        internal DelayPromiseWithCancellation(uint milliseconds, TimeProvider provider, CancellationToken token) : base(milliseconds, provider)
        {
            _registration = token.UnsafeRegister(s_canceled, this);
            if (IsCompleted) _registration.Dispose();
        }

        private static void OnCanceled(object state, CancellationToken token)
        {
            DelayPromiseWithCancellation self = (DelayPromiseWithCancellation)state;
            self.m_stateFlags |= RunContinuationsAsynchronouslyFlag;
            if (self.TrySetCanceled(token)) self.Cleanup();
        }

        protected override void Cleanup()
        {
            _registration.Dispose();
            base.Cleanup();
        }
    }

    // WaitAsync

    public Task WaitAsync(CancellationToken cancellationToken) => WaitAsyncCore(Timeout.UnsignedInfinite, TimeProvider.System, cancellationToken);
    public Task WaitAsync(TimeSpan timeout) => WaitAsyncCore(WaitMilliseconds(timeout), TimeProvider.System, default);
    public Task WaitAsync(TimeSpan timeout, TimeProvider timeProvider) => WaitAsync(timeout, timeProvider, default);
    public Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => WaitAsyncCore(WaitMilliseconds(timeout), TimeProvider.System, cancellationToken);

    public Task WaitAsync(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (timeProvider == null) throw new ArgumentNullException("timeProvider");
        return WaitAsyncCore(WaitMilliseconds(timeout), timeProvider, cancellationToken);
    }

    private Task WaitAsyncCore(uint milliseconds, TimeProvider provider, CancellationToken token)
    {
        if (IsCompleted || (!token.CanBeCanceled && milliseconds == Timeout.UnsignedInfinite)) return this;
        if (token.IsCancellationRequested) return FromCanceled(token);
        if (milliseconds == 0) return FromException(new TimeoutException());
        return new CancellationPromise<VoidTaskResult>(this, milliseconds, provider, token);
    }

    /// Ends as the source task does, or with a time-out, or canceled, whichever comes first.
    [NetSize(104)]
    internal sealed class CancellationPromise<TResult> : Task<TResult>, ITaskCompletionAction
    {
        private readonly Task _task;
        private readonly ITimer _timer;
        private readonly CancellationTokenRegistration _registration;
        private static readonly TimerCallback s_elapsed = Elapsed;
        private static readonly Action<object, CancellationToken> s_canceled = OnCanceled;

        internal CancellationPromise(Task source, uint milliseconds, TimeProvider provider, CancellationToken token)
        {
            _task = source;
            source.AddCompletionAction(this, false);
            if (milliseconds != Timeout.UnsignedInfinite)
            {
                if (provider == TimeProvider.System) _timer = new TimerQueueTimer(s_elapsed, this, milliseconds, Timeout.UnsignedInfinite, false);
                else
                {
                    using (ExecutionContext.SuppressFlow())
                    {
                        _timer = provider.CreateTimer(s_elapsed, this, TimeSpan.FromMilliseconds((double)milliseconds), Timeout.InfiniteTimeSpan);
                    }
                }
            }
            _registration = token.UnsafeRegister(s_canceled, this);
            if (IsCompleted) Cleanup();
        }

        private static void Elapsed(object state)
        {
            CancellationPromise<TResult> self = (CancellationPromise<TResult>)state;
            if (self.IsCompleted) return;
            if (self.TrySetException(new TimeoutException())) self.Cleanup();
        }

        private static void OnCanceled(object state, CancellationToken token)
        {
            CancellationPromise<TResult> self = (CancellationPromise<TResult>)state;
            if (self.TrySetCanceled(token)) self.Cleanup();
        }

        public bool InvokeMayRunArbitraryCode => true;

        public void Invoke(Task completingTask)
        {
            bool set;
            if (completingTask.IsCompletedSuccessfully)
            {
                Task<TResult> typed = completingTask as Task<TResult>;
                set = TrySetResult(typed == null ? default : typed.m_result);
            }
            else if (completingTask.IsCanceled) set = TrySetCanceled(completingTask.CancellationToken, completingTask.GetCancellationExceptionDispatchInfo());
            else set = TrySetException(completingTask.GetExceptionDispatchInfos());
            if (set) Cleanup();
        }

        private void Cleanup()
        {
            _registration.Dispose();
            if (_timer != null) _timer.Dispose();
            if (!_task.IsCompleted) _task.RemoveContinuation(this);
        }
    }
}
