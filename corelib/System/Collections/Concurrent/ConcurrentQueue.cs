using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections.Concurrent;

// Library code is never preempted, so a plain ring does.

[NetUncounted]
public class ConcurrentQueue<T> : IProducerConsumerCollection<T>, IReadOnlyCollection<T>
{
    private T[] _items = Counters.NewUncountedArray<T>(32);
    private int _head;
    private int _count;

    public ConcurrentQueue()
    {
        Counters.Allocated("System.Collections.Concurrent.ConcurrentQueue", Generics.IsReferenceOrContainsReferences<T>() ? 832 : 576);
    }

    public ConcurrentQueue(IEnumerable<T> collection) : this()
    {
        if (collection == null) throw new ArgumentNullException("collection");
        foreach (T item in collection) Enqueue(item);
    }

    public int Count => _count;
    public bool IsEmpty => _count == 0;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => throw new NotSupportedException("The SyncRoot property may not be used for the synchronization of concurrent collections.");

    public void Enqueue(T item)
    {
        T[] items = _items;
        if (_count == items.Length)
        {
            T[] longer = Counters.NewUncountedArray<T>(2 * items.Length);
            Counters.Allocated("System.Collections.Concurrent.ConcurrentQueueSegment", 232 + 24 + (Generics.IsReferenceOrContainsReferences<T>() ? 16 : 8) * longer.Length);
            for (int i = 0; i < _count; i++) longer[i] = items[(_head + i) & (items.Length - 1)];
            _items = longer;
            items = longer;
            _head = 0;
        }
        items[(_head + _count) & (items.Length - 1)] = item;
        _count++;
    }

    public bool TryDequeue(out T result)
    {
        if (_count == 0)
        {
            result = default;
            return false;
        }
        result = _items[_head];
        _items[_head] = default;
        _head = (_head + 1) & (_items.Length - 1);
        _count--;
        return true;
    }

    public bool TryPeek(out T result)
    {
        if (_count == 0)
        {
            result = default;
            return false;
        }
        result = _items[_head];
        return true;
    }

    bool IProducerConsumerCollection<T>.TryAdd(T item)
    {
        Enqueue(item);
        return true;
    }

    bool IProducerConsumerCollection<T>.TryTake(out T item) => TryDequeue(out item);

    public void Clear()
    {
        while (TryDequeue(out T item)) { }
    }

    public T[] ToArray()
    {
        T[] array = new T[_count];
        for (int i = 0; i < array.Length; i++) array[i] = _items[(_head + i) & (_items.Length - 1)];
        return array;
    }

    public void CopyTo(T[] array, int index)
    {
        if (array == null) throw new ArgumentNullException("array");
        T[] items = ToArray();
        Array.Copy(items, 0, array, index, items.Length);
    }

    void ICollection.CopyTo(Array array, int index)
    {
        T[] items = ToArray();
        Array.Copy(items, 0, array, index, items.Length);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// Of the moment of the call.
    public IEnumerator<T> GetEnumerator() => Enumerate(ToArray());

    private static IEnumerator<T> Enumerate(T[] items)
    {
        for (int i = 0; i < items.Length; i++) yield return items[i];
    }
}
