using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading.Channels;

/// Takes up to `capacity` items; then writers wait, or items are dropped. With capacity 0 a write meets a read.
[NetUncounted]
internal sealed class BoundedChannel<T> : ChannelCore<T>
{
    private readonly BoundedChannelFullMode _mode;
    private readonly int _capacity;
    private readonly Action<T> _itemDropped;
    private T[] _items;
    private int _head;
    private int _count;
    private readonly OperationQueue _blockedWriters = new OperationQueue();
    private readonly OperationQueue _waitingWriters = new OperationQueue();
    private WriteOperation<T> _writerSingleton;
    private ChannelOperation<bool> _writeWaiterSingleton;

    internal BoundedChannel(int capacity, BoundedChannelFullMode mode, bool runContinuationsAsynchronously, Action<T> itemDropped) : base(runContinuationsAsynchronously)
    {
        _capacity = capacity;
        _mode = mode;
        _itemDropped = itemDropped;
        _items = Counters.NewUncountedArray<T>(4);
        Reader = new ReaderOf(this);
        Writer = new WriterOf(this);
    }

    private void EnqueueTail(T item)
    {
        if (_count == _items.Length)
        {
            T[] longer = Counters.NewUncountedArray<T>(2 * _items.Length);
            for (int i = 0; i < _count; i++) longer[i] = _items[(_head + i) & (_items.Length - 1)];
            _items = longer;
            _head = 0;
        }
        _items[(_head + _count) & (_items.Length - 1)] = item;
        _count++;
    }

    private T DequeueHead()
    {
        T item = _items[_head];
        _items[_head] = default;
        _head = (_head + 1) & (_items.Length - 1);
        _count--;
        return item;
    }

    private T DequeueTail()
    {
        _count--;
        int index = (_head + _count) & (_items.Length - 1);
        T item = _items[index];
        _items[index] = default;
        return item;
    }

    /// Takes an item if there is one, and lets a blocked writer put its own in.
    private bool TryRead(out T item)
    {
        if (_count == 0)
        {
            if (_capacity == 0)
            {
                while (_blockedWriters.Dequeue() is WriteOperation<T> meeting)
                {
                    item = meeting.Item;
                    if (meeting.TrySetResult(default)) return true;
                }
            }
            item = default;
            return false;
        }
        item = DequeueHead();
        if (_doneWriting)
        {
            if (_count == 0) CompleteChannel();
            return true;
        }
        while (_blockedWriters.Dequeue() is WriteOperation<T> writer)
        {
            T pending = writer.Item;
            if (writer.TrySetResult(default))
            {
                EnqueueTail(pending);
                return true;
            }
        }
        if (!_waitingWriters.IsEmpty) WakeUp(_waitingWriters, true, null);
        return true;
    }

    /// True: written or dropped. False: full and the mode is Wait.
    private bool TryWrite(T item)
    {
        while (_count == 0)
        {
            ChannelOperation<T> reader = (ChannelOperation<T>)_blockedReaders.Dequeue();
            if (reader == null) break;
            if (reader.TrySetResult(item)) return true;
        }
        if (_count < _capacity)
        {
            EnqueueTail(item);
            if (_count == 1 && !_waitingReaders.IsEmpty) WakeUp(_waitingReaders, true, null);
            return true;
        }
        if (_mode == BoundedChannelFullMode.Wait) return false;
        T dropped = item;
        if (_mode != BoundedChannelFullMode.DropWrite && _capacity > 0)
        {
            dropped = _mode == BoundedChannelFullMode.DropNewest ? DequeueTail() : DequeueHead();
            EnqueueTail(item);
        }
        if (_itemDropped != null) _itemDropped(dropped);
        return true;
    }

    [NetUncounted]
    private sealed class ReaderOf : ChannelReader<T>
    {
        private readonly BoundedChannel<T> _parent;
        internal ReaderOf(BoundedChannel<T> parent) { _parent = parent; }

        public override Task Completion => _parent.Completion;
        public override bool CanCount => true;
        public override bool CanPeek => true;
        public override int Count => _parent._count;
        public override bool TryRead(out T item) => _parent.TryRead(out item);

        public override bool TryPeek(out T item)
        {
            if (_parent._count > 0)
            {
                item = _parent._items[_parent._head];
                return true;
            }
            item = default;
            return false;
        }

        public override ValueTask<T> ReadAsync(CancellationToken cancellationToken = default)
        {
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<T>(cancellationToken);
            if (_parent.TryRead(out T item)) return new ValueTask<T>(item);
            if (_parent._doneWriting) return _parent.ClosedValueTask<T>();
            ValueTask<T> read = _parent.BlockReader(cancellationToken);
            if (_parent._capacity == 0 && !_parent._waitingWriters.IsEmpty) WakeUp(_parent._waitingWriters, true, null);
            return read;
        }

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
        {
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<bool>(cancellationToken);
            if (_parent._count > 0 || (_parent._capacity == 0 && !_parent._blockedWriters.IsEmpty)) return new ValueTask<bool>(true);
            if (_parent._doneWriting) return _parent.ClosedWait();
            return _parent.WaitReader(cancellationToken);
        }
    }

    [NetUncounted]
    private sealed class WriterOf : ChannelWriter<T>
    {
        private readonly BoundedChannel<T> _parent;
        internal WriterOf(BoundedChannel<T> parent) { _parent = parent; }

        public override bool TryWrite(T item) => !_parent._doneWriting && _parent.TryWrite(item);

        public override ValueTask WriteAsync(T item, CancellationToken cancellationToken = default)
        {
            BoundedChannel<T> parent = _parent;
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
            if (parent._doneWriting) return ValueTask.FromException(parent.ClosedException());
            if (parent.TryWrite(item)) return default;
            WriteOperation<T> operation = null;
            if (!cancellationToken.CanBeCanceled)
            {
                if (parent._writerSingleton == null)
                {
                    parent._writerSingleton = new PooledWriteOperation<T>(parent._runContinuationsAsynchronously);
                }
                if (parent._writerSingleton.TryOwnAndReset()) operation = parent._writerSingleton;
            }
            if (operation == null) operation = new WriteOperation<T>(parent._runContinuationsAsynchronously, cancellationToken, false, parent._cancellation);
            operation.Item = item;
            parent._blockedWriters.Enqueue(operation);
            if (parent._capacity == 0 && !parent._waitingReaders.IsEmpty) WakeUp(parent._waitingReaders, true, null);
            return operation.ValueTaskOfNothing;
        }

        public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default)
        {
            BoundedChannel<T> parent = _parent;
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<bool>(cancellationToken);
            if (parent._doneWriting) return parent.ClosedWait();
            if (parent._count < parent._capacity || parent._mode != BoundedChannelFullMode.Wait || (parent._capacity == 0 && !parent._blockedReaders.IsEmpty))
                return new ValueTask<bool>(true);
            if (!cancellationToken.CanBeCanceled)
            {
                if (parent._writeWaiterSingleton == null)
                {
                    parent._writeWaiterSingleton = new PooledChannelOperation<bool>(parent._runContinuationsAsynchronously);
                }
                if (parent._writeWaiterSingleton.TryOwnAndReset())
                {
                    parent._waitingWriters.Enqueue(parent._writeWaiterSingleton);
                    return parent._writeWaiterSingleton.ValueTaskOfT;
                }
            }
            ChannelOperation<bool> waiter = new ChannelOperation<bool>(parent._runContinuationsAsynchronously, cancellationToken, false, parent._cancellation);
            parent._waitingWriters.Enqueue(waiter);
            return waiter.ValueTaskOfT;
        }

        public override bool TryComplete(Exception error = null)
        {
            BoundedChannel<T> parent = _parent;
            if (parent._doneWriting) return false;
            parent._doneWriting = true;
            parent._error = error;
            if (parent._count == 0) parent.CompleteChannel();
            Exception closed = CreateClosedException(error);
            FailAll(parent._blockedReaders, closed);
            FailAll(parent._blockedWriters, closed);
            WakeUp(parent._waitingReaders, false, error);
            WakeUp(parent._waitingWriters, false, error);
            return true;
        }
    }
}
