using System.Collections.Generic;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading.Channels;

/// Takes any number of items; with a priority queue it gives the smallest first.
[NetUncounted]
internal sealed class UnboundedChannel<T> : ChannelCore<T>
{
    private T[] _items = Counters.NewUncountedArray<T>(16);
    private int _head;
    private int _count;
    private readonly PriorityQueue<bool, T> _priorities;
    private readonly bool _singleReader;

    internal UnboundedChannel(bool runContinuationsAsynchronously, bool singleReader, PriorityQueue<bool, T> priorities) : base(runContinuationsAsynchronously)
    {
        _priorities = priorities;
        _singleReader = singleReader;
        Reader = new ReaderOf(this);
        Writer = new WriterOf(this);
    }

    private int ItemCount => _priorities == null ? _count : _priorities.Count;

    private void Enqueue(T item)
    {
        if (_priorities != null)
        {
            _priorities.Enqueue(true, item);
            return;
        }
        T[] items = _items;
        if (_count == items.Length)
        {
            T[] longer = Counters.NewUncountedArray<T>(2 * items.Length);
            for (int i = 0; i < _count; i++) longer[i] = items[(_head + i) & (items.Length - 1)];
            _items = longer;
            items = longer;
            _head = 0;
        }
        items[(_head + _count) & (items.Length - 1)] = item;
        _count++;
    }

    private bool TryDequeue(out T item)
    {
        if (_priorities != null) return _priorities.TryDequeue(out bool unused, out item);
        if (_count == 0)
        {
            item = default;
            return false;
        }
        item = _items[_head];
        _items[_head] = default;
        _head = (_head + 1) & (_items.Length - 1);
        _count--;
        return true;
    }

    private bool TryRead(out T item)
    {
        if (!TryDequeue(out item)) return false;
        if (_doneWriting && ItemCount == 0) CompleteChannel();
        return true;
    }

    [NetUncounted]
    private sealed class ReaderOf : ChannelReader<T>
    {
        private readonly UnboundedChannel<T> _parent;
        internal ReaderOf(UnboundedChannel<T> parent) { _parent = parent; }

        public override Task Completion => _parent.Completion;
        public override bool CanCount => !_parent._singleReader;
        public override bool CanPeek => true;
        public override int Count => _parent._singleReader ? throw new NotSupportedException() : _parent.ItemCount;
        public override bool TryRead(out T item) => _parent.TryRead(out item);

        public override bool TryPeek(out T item)
        {
            if (_parent._priorities != null) return _parent._priorities.TryPeek(out bool unused, out item);
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
            return _parent.BlockReader(cancellationToken);
        }

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
        {
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<bool>(cancellationToken);
            if (_parent.ItemCount > 0) return new ValueTask<bool>(true);
            if (_parent._doneWriting) return _parent.ClosedWait();
            return _parent.WaitReader(cancellationToken);
        }
    }

    [NetUncounted]
    private sealed class WriterOf : ChannelWriter<T>
    {
        private readonly UnboundedChannel<T> _parent;
        internal WriterOf(UnboundedChannel<T> parent) { _parent = parent; }

        public override bool TryWrite(T item)
        {
            UnboundedChannel<T> parent = _parent;
            if (parent._doneWriting) return false;
            while (true)
            {
                ChannelOperation<T> reader = (ChannelOperation<T>)parent._blockedReaders.Dequeue();
                if (reader == null) break;
                if (reader.TrySetResult(item)) return true;
            }
            parent.Enqueue(item);
            if (!parent._waitingReaders.IsEmpty) WakeUp(parent._waitingReaders, true, null);
            return true;
        }

        public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default)
        {
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<bool>(cancellationToken);
            return _parent._doneWriting ? _parent.ClosedWait() : new ValueTask<bool>(true);
        }

        public override ValueTask WriteAsync(T item, CancellationToken cancellationToken = default)
        {
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
            return TryWrite(item) ? default : ValueTask.FromException(_parent.ClosedException());
        }

        public override bool TryComplete(Exception error = null)
        {
            UnboundedChannel<T> parent = _parent;
            if (parent._doneWriting) return false;
            parent._doneWriting = true;
            parent._error = error;
            if (parent.ItemCount == 0) parent.CompleteChannel();
            FailAll(parent._blockedReaders, CreateClosedException(error));
            WakeUp(parent._waitingReaders, false, error);
            return true;
        }
    }
}
