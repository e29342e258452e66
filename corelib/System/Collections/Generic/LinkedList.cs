using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

/// A ring: head.prev is the last node.
[NetFields("object a; int b; int c; object d")]
public class LinkedList<T> : ICollection<T>, ICollection, IReadOnlyCollection<T>
{
    internal LinkedListNode<T> head;
    internal int count;
    internal int version;

    public LinkedList() { }

    public LinkedList(IEnumerable<T> collection)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        foreach (T item in collection) AddLast(item);
    }

    public int Count => count;
    public LinkedListNode<T> First => head;
    public LinkedListNode<T> Last => head == null ? null : head.prev;
    bool ICollection<T>.IsReadOnly => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;
    void ICollection<T>.Add(T value) => AddLast(value);

    private void Check(LinkedListNode<T> node)
    {
        if (node == null) throw new ArgumentNullException("node");
        if (node.list != this) throw new InvalidOperationException("The LinkedList node does not belong to current LinkedList.");
    }

    private static void CheckNew(LinkedListNode<T> node)
    {
        if (node == null) throw new ArgumentNullException("node");
        if (node.list != null) throw new InvalidOperationException("The LinkedList node already belongs to a LinkedList.");
    }

    private void InsertBefore(LinkedListNode<T> node, LinkedListNode<T> made)
    {
        made.next = node;
        made.prev = node.prev;
        node.prev.next = made;
        node.prev = made;
        made.list = this;
        version++;
        count++;
    }

    private void InsertFirst(LinkedListNode<T> made)
    {
        made.next = made;
        made.prev = made;
        made.list = this;
        head = made;
        version++;
        count++;
    }

    public LinkedListNode<T> AddAfter(LinkedListNode<T> node, T value)
    {
        Check(node);
        LinkedListNode<T> made = new LinkedListNode<T>(this, value);
        InsertBefore(node.next, made);
        return made;
    }

    public void AddAfter(LinkedListNode<T> node, LinkedListNode<T> newNode)
    {
        Check(node);
        CheckNew(newNode);
        InsertBefore(node.next, newNode);
    }

    public LinkedListNode<T> AddBefore(LinkedListNode<T> node, T value)
    {
        Check(node);
        LinkedListNode<T> made = new LinkedListNode<T>(this, value);
        InsertBefore(node, made);
        if (node == head) head = made;
        return made;
    }

    public void AddBefore(LinkedListNode<T> node, LinkedListNode<T> newNode)
    {
        Check(node);
        CheckNew(newNode);
        InsertBefore(node, newNode);
        if (node == head) head = newNode;
    }

    public LinkedListNode<T> AddFirst(T value)
    {
        LinkedListNode<T> made = new LinkedListNode<T>(this, value);
        if (head == null) InsertFirst(made);
        else
        {
            InsertBefore(head, made);
            head = made;
        }
        return made;
    }

    public void AddFirst(LinkedListNode<T> node)
    {
        CheckNew(node);
        if (head == null) InsertFirst(node);
        else
        {
            InsertBefore(head, node);
            head = node;
        }
    }

    public LinkedListNode<T> AddLast(T value)
    {
        LinkedListNode<T> made = new LinkedListNode<T>(this, value);
        if (head == null) InsertFirst(made);
        else InsertBefore(head, made);
        return made;
    }

    public void AddLast(LinkedListNode<T> node)
    {
        CheckNew(node);
        if (head == null) InsertFirst(node);
        else InsertBefore(head, node);
    }

    public void Clear()
    {
        LinkedListNode<T> current = head;
        int rest = count;
        while (rest-- > 0)
        {
            LinkedListNode<T> node = current;
            current = current.next;
            node.Invalidate();
        }
        head = null;
        count = 0;
        version++;
    }

    public bool Contains(T value) => Find(value) != null;

    public LinkedListNode<T> Find(T value)
    {
        LinkedListNode<T> node = head;
        if (node == null) return null;
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        do
        {
            if (comparer.Equals(node.item, value)) return node;
            node = node.next;
        } while (node != head);
        return null;
    }

    public LinkedListNode<T> FindLast(T value)
    {
        if (head == null) return null;
        LinkedListNode<T> last = head.prev;
        LinkedListNode<T> node = last;
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        do
        {
            if (comparer.Equals(node.item, value)) return node;
            node = node.prev;
        } while (node != last);
        return null;
    }

    private void Unlink(LinkedListNode<T> node)
    {
        if (node.next == node) head = null;
        else
        {
            node.next.prev = node.prev;
            node.prev.next = node.next;
            if (head == node) head = node.next;
        }
        node.Invalidate();
        count--;
        version++;
    }

    public bool Remove(T value)
    {
        LinkedListNode<T> node = Find(value);
        if (node == null) return false;
        Unlink(node);
        return true;
    }

    public void Remove(LinkedListNode<T> node)
    {
        Check(node);
        Unlink(node);
    }

    public void RemoveFirst()
    {
        if (head == null) throw new InvalidOperationException("The LinkedList is empty.");
        Unlink(head);
    }

    public void RemoveLast()
    {
        if (head == null) throw new InvalidOperationException("The LinkedList is empty.");
        Unlink(head.prev);
    }

    public void CopyTo(T[] array, int index)
    {
        if (array == null) throw new ArgumentNullException("array");
        if (index < 0) throw new ArgumentOutOfRangeException("index", index, "index ('" + index.ToString() + "') must be a non-negative value.");
        if (index > array.Length) throw new ArgumentOutOfRangeException("index", index, "Must be less than or equal to the size of the collection.");
        if (array.Length - index < count) throw new ArgumentException("Insufficient space in the target location to copy the information.");
        LinkedListNode<T> node = head;
        if (node == null) return;
        do
        {
            array[index++] = node.item;
            node = node.next;
        } while (node != head);
    }

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (T item in this) array.SetValue(item, index++);
    }

    public Enumerator GetEnumerator() => new Enumerator(this);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => count == 0 ? SzArrayEnumerator<T>.Empty : new Enumerator(this);
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    public struct Enumerator : IEnumerator<T>
    {
        private readonly LinkedList<T> _list;
        private LinkedListNode<T> _node;
        private readonly int _version;
        private T _current;
        private int _index;

        internal Enumerator(LinkedList<T> list)
        {
            _list = list;
            _version = list.version;
            _node = list.head;
        }

        public T Current => _current;
        public void Dispose() { }

        object IEnumerator.Current
        {
            get
            {
                if (_index == 0 || _index == _list.count + 1) throw Throw.CannotHappen();
                return _current;
            }
        }

        public bool MoveNext()
        {
            if (_version != _list.version) throw Throw.Modified();
            if (_node == null)
            {
                _index = _list.count + 1;
                return false;
            }
            _index++;
            _current = _node.item;
            _node = _node.next;
            if (_node == _list.head) _node = null;
            return true;
        }

        void IEnumerator.Reset()
        {
            if (_version != _list.version) throw Throw.Modified();
            _current = default;
            _node = _list.head;
            _index = 0;
        }
    }
}
