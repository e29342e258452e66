using System.Collections.Generic;
namespace System.Collections.Concurrent;

public class ConcurrentStack<T> : IProducerConsumerCollection<T>, IReadOnlyCollection<T>
{
    private Node _head;

    private sealed class Node
    {
        internal readonly T _value;
        internal Node _next;

        internal Node(T value, Node next)
        {
            _value = value;
            _next = next;
        }
    }

    public ConcurrentStack() { }

    public ConcurrentStack(IEnumerable<T> collection)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        foreach (T item in collection) Push(item);
    }

    public bool IsEmpty => _head == null;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => throw new NotSupportedException("The SyncRoot property may not be used for the synchronization of concurrent collections.");

    public int Count
    {
        get
        {
            int count = 0;
            for (Node node = _head; node != null; node = node._next) count++;
            return count;
        }
    }

    public void Push(T item) { _head = new Node(item, _head); }

    public void PushRange(T[] items)
    {
        if (items == null) throw new ArgumentNullException("items");
        PushRange(items, 0, items.Length);
    }

    public void PushRange(T[] items, int startIndex, int count)
    {
        if (items == null) throw new ArgumentNullException("items");
        if (count < 0) throw new ArgumentOutOfRangeException("count", "The count argument must be greater than or equal to zero.");
        if (startIndex < 0 || startIndex >= items.Length && count > 0) throw new ArgumentOutOfRangeException("startIndex", "The startIndex argument must be greater than or equal to zero.");
        if (items.Length - count < startIndex) throw new ArgumentException("The sum of the startIndex and count arguments must be less than or equal to the collection's Count.");
        for (int i = startIndex; i < startIndex + count; i++) Push(items[i]);
    }

    public bool TryPop(out T result)
    {
        Node head = _head;
        if (head == null)
        {
            result = default;
            return false;
        }
        _head = head._next;
        result = head._value;
        return true;
    }

    public int TryPopRange(T[] items)
    {
        if (items == null) throw new ArgumentNullException("items");
        return TryPopRange(items, 0, items.Length);
    }

    public int TryPopRange(T[] items, int startIndex, int count)
    {
        if (items == null) throw new ArgumentNullException("items");
        int popped = 0;
        while (popped < count && TryPop(out T item)) items[startIndex + popped++] = item;
        return popped;
    }

    public bool TryPeek(out T result)
    {
        result = _head == null ? default : _head._value;
        return _head != null;
    }

    bool IProducerConsumerCollection<T>.TryAdd(T item)
    {
        Push(item);
        return true;
    }

    bool IProducerConsumerCollection<T>.TryTake(out T item) => TryPop(out item);

    public void Clear() { _head = null; }

    public T[] ToArray()
    {
        T[] array = new T[Count];
        int i = 0;
        for (Node node = _head; node != null; node = node._next) array[i++] = node._value;
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
    public IEnumerator<T> GetEnumerator() => Enumerate(_head);

    private static IEnumerator<T> Enumerate(Node head)
    {
        for (Node node = head; node != null; node = node._next) yield return node._value;
    }
}
