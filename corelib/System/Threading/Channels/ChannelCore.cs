using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading.Channels;

/// What all channels have: the end, and the queues of those who wait.
[NetUncounted]
internal abstract class ChannelCore<T> : Channel<T>
{
    internal readonly bool _runContinuationsAsynchronously;
    internal readonly ChannelCancellation _cancellation = new ChannelCancellation();
    internal readonly OperationQueue _blockedReaders = new OperationQueue();
    internal readonly OperationQueue _waitingReaders = new OperationQueue();
    internal bool _doneWriting;
    internal Exception _error;

    private ChannelCompletion _completion;
    private ChannelOperation<T> _readerSingleton;
    private ChannelOperation<bool> _waiterSingleton;
    private bool _completed;

    protected ChannelCore(bool runContinuationsAsynchronously)
    {
        _runContinuationsAsynchronously = runContinuationsAsynchronously;
    }

    // The bytes of these three are counted with the channel, whenever they are made.

    internal Task Completion
    {
        get
        {
            if (_completion == null)
            {
                _completion = new ChannelCompletion(_runContinuationsAsynchronously ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
                if (_completed) Finish();
            }
            return _completion;
        }
    }

    private ChannelOperation<T> ReaderSingleton
    {
        get
        {
            if (_readerSingleton == null)
            {
                _readerSingleton = new PooledChannelOperation<T>(_runContinuationsAsynchronously);
            }
            return _readerSingleton;
        }
    }

    private ChannelOperation<bool> WaiterSingleton
    {
        get
        {
            if (_waiterSingleton == null)
            {
                _waiterSingleton = new PooledChannelOperation<bool>(_runContinuationsAsynchronously);
            }
            return _waiterSingleton;
        }
    }

    /// All items have been read after the last write.
    internal void CompleteChannel()
    {
        _completed = true;
        if (_completion != null) Finish();
    }

    private void Finish()
    {
        if (_error is OperationCanceledException canceled) _completion.TrySetCanceled(canceled.CancellationToken);
        else if (_error != null) _completion.TrySetException(_error);
        else _completion.TrySetResult();
    }

    internal Exception ClosedException() => CreateClosedException(_error);

    internal static Exception CreateClosedException(Exception error)
        => error is OperationCanceledException ? error : error != null ? new ChannelClosedException(error) : new ChannelClosedException();

    internal ValueTask<TResult> ClosedValueTask<TResult>()
    {
        if (_error is OperationCanceledException canceled) return new ValueTask<TResult>(Task.FromCanceled<TResult>(canceled.CancellationToken.IsCancellationRequested ? canceled.CancellationToken : new CancellationToken(true)));
        return ValueTask.FromException<TResult>(ClosedException());
    }

    internal ValueTask<bool> ClosedWait() => _error == null ? default : ValueTask.FromException<bool>(_error);

    internal ValueTask<T> BlockReader(CancellationToken token)
    {
        if (!token.CanBeCanceled)
        {
            ChannelOperation<T> pooled = ReaderSingleton;
            if (pooled.TryOwnAndReset())
            {
                _blockedReaders.Enqueue(pooled);
                return pooled.ValueTaskOfT;
            }
        }
        ChannelOperation<T> operation = new ChannelOperation<T>(_runContinuationsAsynchronously, token, false, _cancellation);
        _blockedReaders.Enqueue(operation);
        return operation.ValueTaskOfT;
    }

    internal ValueTask<bool> WaitReader(CancellationToken token)
    {
        if (!token.CanBeCanceled)
        {
            ChannelOperation<bool> pooled = WaiterSingleton;
            if (pooled.TryOwnAndReset())
            {
                _waitingReaders.Enqueue(pooled);
                return pooled.ValueTaskOfT;
            }
        }
        ChannelOperation<bool> operation = new ChannelOperation<bool>(_runContinuationsAsynchronously, token, false, _cancellation);
        _waitingReaders.Enqueue(operation);
        return operation.ValueTaskOfT;
    }

    /// Ends the waits of a queue, with an error or the result.
    internal static void WakeUp(OperationQueue queue, bool result, Exception error)
    {
        ChannelOperation operation = queue.TakeAll();
        while (operation != null)
        {
            ChannelOperation next = operation.Next;
            operation.Next = null;
            operation.Prev = null;
            if (error != null) operation.Fail(error);
            else ((ChannelOperation<bool>)operation).TrySetResult(result);
            operation = next;
        }
    }

    internal static void FailAll(OperationQueue queue, Exception error)
    {
        ChannelOperation operation = queue.TakeAll();
        while (operation != null)
        {
            ChannelOperation next = operation.Next;
            operation.Next = null;
            operation.Prev = null;
            operation.Fail(error);
            operation = next;
        }
    }
}
