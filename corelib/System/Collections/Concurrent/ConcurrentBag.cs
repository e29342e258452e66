using System.Collections.Generic;
using System.Threading;
using Hoist.Runtime;
namespace System.Collections.Concurrent;

/// Each thread has a list of its own: it takes from it last in, first out, and from others' first in, first out.
[NetFields("object a; object b; long c")]
public class ConcurrentBag<T> : IProducerConsumerCollection<T>, IReadOnlyCollection<T>
{
    private Local _locals;

    [NetUncounted]
    private sealed class Local
    {
        internal Thread Owner;
        internal readonly List<T> Items = new List<T>();
        internal Local Next;
    }

    public ConcurrentBag() { }

    public ConcurrentBag(IEnumerable<T> collection)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        foreach (T item in collection) Add(item);
    }

    private Local Own(bool make)
    {
        Thread thread = Thread.CurrentThread;
        for (Local local = _locals; local != null; local = local.Next)
        {
            if (local.Owner == thread) return local;
        }
        if (!make) return null;
        Local made = new Local();
        made.Owner = thread;
        made.Next = _locals;
        _locals = made;
        return made;
    }

    public void Add(T item) => Own(true).Items.Add(item);

    bool IProducerConsumerCollection<T>.TryAdd(T item)
    {
        Add(item);
        return true;
    }

    public bool TryTake(out T result) => Find(out result, true);
    public bool TryPeek(out T result) => Find(out result, false);

    private bool Find(out T result, bool take)
    {
        Local own = Own(false);
        if (own != null && own.Items.Count > 0)
        {
            int last = own.Items.Count - 1;
            result = own.Items[last];
            if (take) own.Items.RemoveAt(last);
            return true;
        }
        for (Local local = _locals; local != null; local = local.Next)
        {
            if (local.Items.Count == 0) continue;
            result = local.Items[0];
            if (take) local.Items.RemoveAt(0);
            return true;
        }
        result = default;
        return false;
    }

    public int Count
    {
        get
        {
            int count = 0;
            for (Local local = _locals; local != null; local = local.Next) count += local.Items.Count;
            return count;
        }
    }

    public bool IsEmpty => Count == 0;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => throw new NotSupportedException("The SyncRoot property may not be used for the synchronization of concurrent collections.");

    public void Clear()
    {
        for (Local local = _locals; local != null; local = local.Next) local.Items.Clear();
    }

    public T[] ToArray()
    {
        T[] array = new T[Count];
        int at = 0;
        for (Local local = _locals; local != null; local = local.Next)
        {
            for (int i = local.Items.Count - 1; i >= 0; i--) array[at++] = local.Items[i];
        }
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
    public IEnumerator<T> GetEnumerator() => Enumerate(ToArray());

    private static IEnumerator<T> Enumerate(T[] items)
    {
        for (int i = 0; i < items.Length; i++) yield return items[i];
    }
}
