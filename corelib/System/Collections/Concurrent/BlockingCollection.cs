using System.Collections.Generic;
using System.Threading;
using Hoist.Runtime;
namespace System.Collections.Concurrent;

/// A collection whose Take waits for an item and, if bounded, whose Add waits for room.
[NetSize(72)]
public class BlockingCollection<T> : IEnumerable<T>, ICollection, IReadOnlyCollection<T>, IDisposable
{
    private readonly IProducerConsumerCollection<T> _collection;
    private readonly int _boundedCapacity;
    private int _count;
    private bool _addingCompleted;
    private bool _disposed;
    /// Adders that wait for room are parked on this.
    private readonly RoomKey _room = new RoomKey();
    private static readonly Action<object> s_wakeAll = WakeAll;

    [NetUncounted]
    private sealed class RoomKey { }

    public BlockingCollection() : this(new ConcurrentQueue<T>()) { }
    public BlockingCollection(int boundedCapacity) : this(new ConcurrentQueue<T>(), boundedCapacity) { }

    public BlockingCollection(IProducerConsumerCollection<T> collection)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        _collection = collection;
        _boundedCapacity = -1;
        _count = collection.Count;
    }

    public BlockingCollection(IProducerConsumerCollection<T> collection, int boundedCapacity)
    {
        if (boundedCapacity < 1) throw new ArgumentOutOfRangeException("boundedCapacity", boundedCapacity, "The boundedCapacity argument must be positive.");
        if (collection == null) throw new ArgumentNullException("collection");
        if (collection.Count > boundedCapacity) throw new ArgumentException("The collection argument contains more items than are allowed by the boundedCapacity.");
        _collection = collection;
        _boundedCapacity = boundedCapacity;
        _count = collection.Count;
    }

    private static void WakeAll(object key) => Blocking.Wake(key, -1);

    public int BoundedCapacity => _boundedCapacity;
    public bool IsAddingCompleted => _addingCompleted;
    public bool IsCompleted => _addingCompleted && _count == 0;
    public int Count => _count;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => throw new NotSupportedException("The SyncRoot property may not be used for the synchronization of concurrent collections.");

    private void CheckDisposed()
    {
        if (_disposed) throw new ObjectDisposedException("BlockingCollection", "The collection has been disposed.");
    }

    public void Add(T item) => TryAddCore(item, -1, default);
    public void Add(T item, CancellationToken cancellationToken) => TryAddCore(item, -1, cancellationToken);
    public bool TryAdd(T item) => TryAddCore(item, 0, default);
    public bool TryAdd(T item, TimeSpan timeout) => TryAddCore(item, WaitHandle.ToMilliseconds(timeout), default);
    public bool TryAdd(T item, int millisecondsTimeout) => TryAddCore(item, millisecondsTimeout, default);
    public bool TryAdd(T item, int millisecondsTimeout, CancellationToken cancellationToken) => TryAddCore(item, millisecondsTimeout, cancellationToken);

    private bool TryAddCore(T item, int milliseconds, CancellationToken token)
    {
        CheckDisposed();
        if (milliseconds < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", milliseconds, "The specified timeout must represent a value between -1 and Int32.MaxValue, inclusive.");
        token.ThrowIfCancellationRequested();
        if (_addingCompleted) throw new InvalidOperationException("The collection has been marked as complete with regards to additions.");
        if (_boundedCapacity > 0 && _count >= _boundedCapacity && !WaitForRoom(milliseconds, token)) return false;
        if (_addingCompleted) throw new InvalidOperationException("The collection has been marked as complete with regards to additions.");
        _count++;
        bool added = false;
        try
        {
            added = _collection.TryAdd(item);
        }
        finally
        {
            if (!added) _count--;
        }
        if (!added) throw new InvalidOperationException("The underlying collection didn't accept the item.");
        Blocking.Wake(this, 1);
        return true;
    }

    private bool WaitForRoom(int milliseconds, CancellationToken token)
    {
        if (milliseconds == 0) return false;
        long start = milliseconds < 0 ? 0 : Environment.TickCount64;
        CancellationTokenRegistration registration = default;
        if (token.CanBeCanceled) registration = token.UnsafeRegister(s_wakeAll, _room);
        bool woken = true;
        while (_count >= _boundedCapacity && woken && !_addingCompleted && !token.IsCancellationRequested)
            woken = Blocking.Wait(_room, Blocking.Remaining(milliseconds, start), WaitKind.Collection);
        registration.Dispose();
        if (_count >= _boundedCapacity)
        {
            token.ThrowIfCancellationRequested();
            if (_addingCompleted) throw new InvalidOperationException("CompleteAdding may not be used concurrently with additions to the collection.");
            return false;
        }
        return true;
    }

    public T Take()
    {
        if (!TryTakeCore(out T item, -1, default)) throw new InvalidOperationException("The collection argument is empty and has been marked as complete with regards to additions.");
        return item;
    }

    public T Take(CancellationToken cancellationToken)
    {
        if (!TryTakeCore(out T item, -1, cancellationToken)) throw new InvalidOperationException("The collection argument is empty and has been marked as complete with regards to additions.");
        return item;
    }

    public bool TryTake(out T item) => TryTakeCore(out item, 0, default);
    public bool TryTake(out T item, TimeSpan timeout) => TryTakeCore(out item, WaitHandle.ToMilliseconds(timeout), default);
    public bool TryTake(out T item, int millisecondsTimeout) => TryTakeCore(out item, millisecondsTimeout, default);
    public bool TryTake(out T item, int millisecondsTimeout, CancellationToken cancellationToken) => TryTakeCore(out item, millisecondsTimeout, cancellationToken);

    private bool TryTakeCore(out T item, int milliseconds, CancellationToken token)
    {
        item = default;
        CheckDisposed();
        if (milliseconds < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", milliseconds, "The specified timeout must represent a value between -1 and Int32.MaxValue, inclusive.");
        token.ThrowIfCancellationRequested();
        if (_count == 0)
        {
            if (_addingCompleted || milliseconds == 0) return false;
            long start = milliseconds < 0 ? 0 : Environment.TickCount64;
            CancellationTokenRegistration registration = default;
            if (token.CanBeCanceled) registration = token.UnsafeRegister(s_wakeAll, this);
            bool woken = true;
            while (_count == 0 && woken && !_addingCompleted && !token.IsCancellationRequested)
                woken = Blocking.Wait(this, Blocking.Remaining(milliseconds, start), WaitKind.Collection);
            registration.Dispose();
            if (_count == 0)
            {
                token.ThrowIfCancellationRequested();
                return false;
            }
        }
        _count--;
        if (!_collection.TryTake(out item))
        {
            _count++;
            throw new InvalidOperationException("The underlying collection was modified from outside of the BlockingCollection<T>.");
        }
        if (_boundedCapacity > 0) Blocking.Wake(_room, 1);
        return true;
    }

    public void CompleteAdding()
    {
        CheckDisposed();
        if (_addingCompleted) return;
        _addingCompleted = true;
        Blocking.Wake(this, -1);
        Blocking.Wake(_room, -1);
    }

    public IEnumerable<T> GetConsumingEnumerable() => GetConsumingEnumerable(default);

    public IEnumerable<T> GetConsumingEnumerable(CancellationToken cancellationToken)
    {
        while (!IsCompleted)
        {
            if (TryTakeCore(out T item, -1, cancellationToken)) yield return item;
        }
    }

    public static int AddToAny(BlockingCollection<T>[] collections, T item) => TryAddToAny(collections, item, -1);
    public static int TryAddToAny(BlockingCollection<T>[] collections, T item) => TryAddToAny(collections, item, 0);

    public static int TryAddToAny(BlockingCollection<T>[] collections, T item, int millisecondsTimeout)
    {
        long start = Environment.TickCount64;
        SpinWait spinner = default;
        while (true)
        {
            for (int i = 0; i < collections.Length; i++)
            {
                if (collections[i].TryAdd(item)) return i;
            }
            if (millisecondsTimeout >= 0 && Environment.TickCount64 - start >= millisecondsTimeout) return -1;
            spinner.SpinOnce();
        }
    }

    public static int TakeFromAny(BlockingCollection<T>[] collections, out T item) => TryTakeFromAny(collections, out item, -1);
    public static int TryTakeFromAny(BlockingCollection<T>[] collections, out T item) => TryTakeFromAny(collections, out item, 0);

    public static int TryTakeFromAny(BlockingCollection<T>[] collections, out T item, int millisecondsTimeout)
    {
        long start = Environment.TickCount64;
        SpinWait spinner = default;
        while (true)
        {
            bool open = false;
            for (int i = 0; i < collections.Length; i++)
            {
                if (collections[i].TryTake(out item)) return i;
                if (!collections[i].IsCompleted) open = true;
            }
            if (!open && millisecondsTimeout == -1) throw new ArgumentException("All collections are marked as complete with regards to additions.", "collections");
            if (!open || (millisecondsTimeout >= 0 && Environment.TickCount64 - start >= millisecondsTimeout))
            {
                item = default;
                return -1;
            }
            spinner.SpinOnce();
        }
    }

    public T[] ToArray() => _collection.ToArray();
    public void CopyTo(T[] array, int index) => _collection.CopyTo(array, index);
    void ICollection.CopyTo(Array array, int index) => ((ICollection)_collection).CopyTo(array, index);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => _collection.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => _collection.GetEnumerator();

    public void Dispose()
    {
        Dispose(true);
    }

    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
    }
}
