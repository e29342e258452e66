using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;
using Hoist.Runtime;
namespace System.Threading.Tasks;

// A result, a task or a source with a version, in one value: the method that has its result at hand allocates nothing. What holds a source may
// be awaited only once.

/// An awaitable without result.
[AsyncMethodBuilder(typeof(AsyncValueTaskMethodBuilder))]
public readonly struct ValueTask : IEquatable<ValueTask>
{
    /// null (successful), a Task or an IValueTaskSource.
    internal readonly object _obj;
    internal readonly short _token;
    internal readonly bool _continueOnCapturedContext;

    public ValueTask(Task task)
    {
        if (task == null) throw new ArgumentNullException("task");
        _obj = task;
        _continueOnCapturedContext = true;
        _token = 0;
    }

    public ValueTask(IValueTaskSource source, short token)
    {
        if (source == null) throw new ArgumentNullException("source");
        _obj = source;
        _token = token;
        _continueOnCapturedContext = true;
    }

    internal ValueTask(object obj, short token, bool continueOnCapturedContext)
    {
        _obj = obj;
        _token = token;
        _continueOnCapturedContext = continueOnCapturedContext;
    }

    public static ValueTask CompletedTask => default;
    public static ValueTask<TResult> FromResult<TResult>(TResult result) => new ValueTask<TResult>(result);
    public static ValueTask FromCanceled(CancellationToken cancellationToken) => new ValueTask(Task.FromCanceled(cancellationToken));
    public static ValueTask<TResult> FromCanceled<TResult>(CancellationToken cancellationToken) => new ValueTask<TResult>(Task.FromCanceled<TResult>(cancellationToken));
    public static ValueTask FromException(Exception exception) => new ValueTask(Task.FromException(exception));
    public static ValueTask<TResult> FromException<TResult>(Exception exception) => new ValueTask<TResult>(Task.FromException<TResult>(exception));

    public bool IsCompleted
    {
        get
        {
            object obj = _obj;
            if (obj == null) return true;
            if (obj is Task task) return task.IsCompleted;
            return ((IValueTaskSource)obj).GetStatus(_token) != ValueTaskSourceStatus.Pending;
        }
    }

    public bool IsCompletedSuccessfully
    {
        get
        {
            object obj = _obj;
            if (obj == null) return true;
            if (obj is Task task) return task.IsCompletedSuccessfully;
            return ((IValueTaskSource)obj).GetStatus(_token) == ValueTaskSourceStatus.Succeeded;
        }
    }

    public bool IsFaulted
    {
        get
        {
            object obj = _obj;
            if (obj == null) return false;
            if (obj is Task task) return task.IsFaulted;
            return ((IValueTaskSource)obj).GetStatus(_token) == ValueTaskSourceStatus.Faulted;
        }
    }

    public bool IsCanceled
    {
        get
        {
            object obj = _obj;
            if (obj == null) return false;
            if (obj is Task task) return task.IsCanceled;
            return ((IValueTaskSource)obj).GetStatus(_token) == ValueTaskSourceStatus.Canceled;
        }
    }

    [StackTraceHidden]
    internal void GetResultCore()
    {
        object obj = _obj;
        if (obj == null) return;
        if (obj is Task task)
        {
            if ((task.m_stateFlags & Task.RanToCompletion) == 0) TaskAwaiter.WaitOrThrow(task, ConfigureAwaitOptions.None);
        }
        else ((IValueTaskSource)obj).GetResult(_token);
    }

    public Task AsTask()
    {
        object obj = _obj;
        if (obj == null) return Task.CompletedTask;
        if (obj is Task task) return task;
        IValueTaskSource source = (IValueTaskSource)obj;
        ValueTaskSourceStatus status = source.GetStatus(_token);
        if (status == ValueTaskSourceStatus.Pending) return new ValueTaskSourceAsTask(source, _token);
        try
        {
            source.GetResult(_token);
            return Task.CompletedTask;
        }
        catch (Exception e)
        {
            if (status != ValueTaskSourceStatus.Canceled) return Task.FromException(e);
            if (e is OperationCanceledException canceled) return Task.FromCanceledException(canceled);
            return Task.FromCanceled(new CancellationToken(true));
        }
    }

    public ValueTask Preserve() => _obj == null ? this : new ValueTask(AsTask());

    public ValueTaskAwaiter GetAwaiter() => new ValueTaskAwaiter(this);
    public ConfiguredValueTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) => new ConfiguredValueTaskAwaitable(new ValueTask(_obj, _token, continueOnCapturedContext));

    public override int GetHashCode() => _obj == null ? 0 : _obj.GetHashCode();
    public override bool Equals(object obj) => obj is ValueTask other && Equals(other);
    public bool Equals(ValueTask other) => _obj == other._obj && _token == other._token;
    public static bool operator ==(ValueTask left, ValueTask right) => left.Equals(right);
    public static bool operator !=(ValueTask left, ValueTask right) => !left.Equals(right);

    /// A task over a pending source.
    private sealed class ValueTaskSourceAsTask : Task
    {
        private IValueTaskSource _source;
        private readonly short _token;
        private static readonly Action<object> s_completed = Completed;

        internal ValueTaskSourceAsTask(IValueTaskSource source, short token)
        {
            _source = source;
            _token = token;
            source.OnCompleted(s_completed, this, token, ValueTaskSourceOnCompletedFlags.None);
        }

        private static void Completed(object state)
        {
            ValueTaskSourceAsTask self = (ValueTaskSourceAsTask)state;
            IValueTaskSource source = self._source;
            if (source == null) return;
            self._source = null;
            ValueTaskSourceStatus status = source.GetStatus(self._token);
            try
            {
                source.GetResult(self._token);
                self.TrySetResult();
            }
            catch (Exception e)
            {
                if (status != ValueTaskSourceStatus.Canceled) self.TrySetException(e);
                else if (e is OperationCanceledException canceled) self.TrySetCanceled(canceled.CancellationToken, canceled);
                else self.TrySetCanceled(new CancellationToken(true));
            }
        }
    }

    /// A task over a pending source.
    internal sealed class ValueTaskSourceAsTask<TResult> : Task<TResult>
    {
        private IValueTaskSource<TResult> _source;
        private readonly short _token;
        private static readonly Action<object> s_completed = Completed;

        internal ValueTaskSourceAsTask(IValueTaskSource<TResult> source, short token)
        {
            _source = source;
            _token = token;
            source.OnCompleted(s_completed, this, token, ValueTaskSourceOnCompletedFlags.None);
        }

        private static void Completed(object state)
        {
            ValueTaskSourceAsTask<TResult> self = (ValueTaskSourceAsTask<TResult>)state;
            IValueTaskSource<TResult> source = self._source;
            if (source == null) return;
            self._source = null;
            ValueTaskSourceStatus status = source.GetStatus(self._token);
            try
            {
                self.TrySetResult(source.GetResult(self._token));
            }
            catch (Exception e)
            {
                if (status != ValueTaskSourceStatus.Canceled) self.TrySetException(e);
                else if (e is OperationCanceledException canceled) self.TrySetCanceled(canceled.CancellationToken, canceled);
                else self.TrySetCanceled(new CancellationToken(true));
            }
        }
    }
}

/// An awaitable with a result.
[AsyncMethodBuilder(typeof(AsyncValueTaskMethodBuilder<>))]
public readonly struct ValueTask<TResult> : IEquatable<ValueTask<TResult>>
{
    /// null (the result is here), a Task<TResult> or an IValueTaskSource<TResult>.
    internal readonly object _obj;
    internal readonly TResult _result;
    internal readonly short _token;
    internal readonly bool _continueOnCapturedContext;

    public ValueTask(TResult result)
    {
        _result = result;
        _obj = null;
        _continueOnCapturedContext = true;
        _token = 0;
    }

    public ValueTask(Task<TResult> task)
    {
        if (task == null) throw new ArgumentNullException("task");
        _obj = task;
        _result = default;
        _continueOnCapturedContext = true;
        _token = 0;
    }

    public ValueTask(IValueTaskSource<TResult> source, short token)
    {
        if (source == null) throw new ArgumentNullException("source");
        _obj = source;
        _token = token;
        _result = default;
        _continueOnCapturedContext = true;
    }

    private ValueTask(object obj, TResult result, short token, bool continueOnCapturedContext)
    {
        _obj = obj;
        _result = result;
        _token = token;
        _continueOnCapturedContext = continueOnCapturedContext;
    }

    public bool IsCompleted
    {
        get
        {
            object obj = _obj;
            if (obj == null) return true;
            if (obj is Task<TResult> task) return task.IsCompleted;
            return ((IValueTaskSource<TResult>)obj).GetStatus(_token) != ValueTaskSourceStatus.Pending;
        }
    }

    public bool IsCompletedSuccessfully
    {
        get
        {
            object obj = _obj;
            if (obj == null) return true;
            if (obj is Task<TResult> task) return task.IsCompletedSuccessfully;
            return ((IValueTaskSource<TResult>)obj).GetStatus(_token) == ValueTaskSourceStatus.Succeeded;
        }
    }

    public bool IsFaulted
    {
        get
        {
            object obj = _obj;
            if (obj == null) return false;
            if (obj is Task<TResult> task) return task.IsFaulted;
            return ((IValueTaskSource<TResult>)obj).GetStatus(_token) == ValueTaskSourceStatus.Faulted;
        }
    }

    public bool IsCanceled
    {
        get
        {
            object obj = _obj;
            if (obj == null) return false;
            if (obj is Task<TResult> task) return task.IsCanceled;
            return ((IValueTaskSource<TResult>)obj).GetStatus(_token) == ValueTaskSourceStatus.Canceled;
        }
    }

    public TResult Result
    {
        [StackTraceHidden]
        get
        {
            object obj = _obj;
            if (obj == null) return _result;
            if (obj is Task<TResult> task)
            {
                if ((task.m_stateFlags & Task.RanToCompletion) == 0) TaskAwaiter.WaitOrThrow(task, ConfigureAwaitOptions.None);
                return task.m_result;
            }
            return ((IValueTaskSource<TResult>)obj).GetResult(_token);
        }
    }

    public Task<TResult> AsTask()
    {
        object obj = _obj;
        if (obj == null) return TaskCache<TResult>.GetTask(_result);
        if (obj is Task<TResult> task) return task;
        IValueTaskSource<TResult> source = (IValueTaskSource<TResult>)obj;
        ValueTaskSourceStatus status = source.GetStatus(_token);
        if (status == ValueTaskSourceStatus.Pending) return new ValueTask.ValueTaskSourceAsTask<TResult>(source, _token);
        try
        {
            return TaskCache<TResult>.GetTask(source.GetResult(_token));
        }
        catch (Exception e)
        {
            if (status != ValueTaskSourceStatus.Canceled) return Task.FromException<TResult>(e);
            if (e is OperationCanceledException canceled) return Task.FromCanceledException<TResult>(canceled);
            return Task.FromCanceled<TResult>(new CancellationToken(true));
        }
    }

    public ValueTask<TResult> Preserve() => _obj == null ? this : new ValueTask<TResult>(AsTask());

    public ValueTaskAwaiter<TResult> GetAwaiter() => new ValueTaskAwaiter<TResult>(this);

    public ConfiguredValueTaskAwaitable<TResult> ConfigureAwait(bool continueOnCapturedContext)
        => new ConfiguredValueTaskAwaitable<TResult>(new ValueTask<TResult>(_obj, _result, _token, continueOnCapturedContext));

    public override string ToString()
    {
        if (!IsCompletedSuccessfully) return "";
        TResult result = Result;
        if (result == null) return "";
        string text = result.ToString();
        return text == null ? "" : text;
    }

    public override int GetHashCode() => _obj != null ? _obj.GetHashCode() : _result != null ? _result.GetHashCode() : 0;
    public override bool Equals(object obj) => obj is ValueTask<TResult> other && Equals(other);

    public bool Equals(ValueTask<TResult> other)
    {
        if (_obj != null || other._obj != null) return _obj == other._obj && _token == other._token;
        return Collections.Generic.EqualityComparer<TResult>.Default.Equals(_result, other._result);
    }

    public static bool operator ==(ValueTask<TResult> left, ValueTask<TResult> right) => left.Equals(right);
    public static bool operator !=(ValueTask<TResult> left, ValueTask<TResult> right) => !left.Equals(right);
}
