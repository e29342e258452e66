using System.Collections.Generic;
namespace System.Collections;

/// A small dictionary in insertion order: Exception.Data, Hashtable-like.
internal sealed class ListDictionaryInternal : IDictionary
{
    private sealed class Node
    {
        internal object key;
        internal object value;
        internal Node next;
    }

    private Node _head;
    private int _count;
    private int _version;

    private Node Find(object key)
    {
        ArgumentNullException.ThrowIfNull(key, "key");
        for (Node node = _head; node != null; node = node.next)
            if (node.key.Equals(key)) return node;
        return null;
    }

    public object this[object key]
    {
        get
        {
            Node node = Find(key);
            return node == null ? null : node.value;
        }
        set
        {
            Node node = Find(key);
            _version++;
            if (node != null) node.value = value;
            else Append(key, value);
        }
    }

    private void Append(object key, object value)
    {
        Node made = new Node();
        made.key = key;
        made.value = value;
        _count++;
        if (_head == null)
        {
            _head = made;
            return;
        }
        Node last = _head;
        while (last.next != null) last = last.next;
        last.next = made;
    }

    public int Count => _count;
    public ICollection Keys => Collect(0);
    public ICollection Values => Collect(1);
    public bool IsReadOnly => false;
    public bool IsFixedSize => false;
    public bool IsSynchronized => false;
    public object SyncRoot => this;

    private ICollection Collect(int what)
    {
        List<object> result = new List<object>();
        for (Node node = _head; node != null; node = node.next) result.Add(what == 0 ? node.key : node.value);
        return result;
    }

    public bool Contains(object key) => Find(key) != null;

    public void Add(object key, object value)
    {
        if (Find(key) != null) throw new ArgumentException("Item has already been added. Key in dictionary: '" + key + "'  Key being added: '" + key + "'");
        _version++;
        Append(key, value);
    }

    public void Clear()
    {
        _head = null;
        _count = 0;
        _version++;
    }

    public void Remove(object key)
    {
        ArgumentNullException.ThrowIfNull(key, "key");
        Node before = null;
        for (Node node = _head; node != null; node = node.next)
        {
            if (node.key.Equals(key))
            {
                if (before == null) _head = node.next;
                else before.next = node.next;
                _count--;
                _version++;
                return;
            }
            before = node;
        }
    }

    public void CopyTo(Array array, int index)
    {
        for (Node node = _head; node != null; node = node.next) array.SetValue(new DictionaryEntry(node.key, node.value), index++);
    }

    public IDictionaryEnumerator GetEnumerator() => new NodeEnumerator(this);
    IEnumerator IEnumerable.GetEnumerator() => new NodeEnumerator(this);

    private sealed class NodeEnumerator : IDictionaryEnumerator
    {
        private readonly ListDictionaryInternal _owner;
        private readonly int _version;
        private Node _current;
        private bool _started;

        internal NodeEnumerator(ListDictionaryInternal owner)
        {
            _owner = owner;
            _version = owner._version;
        }

        public object Current => Entry;
        public DictionaryEntry Entry => new DictionaryEntry(Key, Value);

        public object Key
        {
            get
            {
                if (_current == null) throw new InvalidOperationException("Enumeration has either not started or has already finished.");
                return _current.key;
            }
        }

        public object Value
        {
            get
            {
                if (_current == null) throw new InvalidOperationException("Enumeration has either not started or has already finished.");
                return _current.value;
            }
        }

        public bool MoveNext()
        {
            if (_version != _owner._version) throw new InvalidOperationException("Collection was modified; enumeration operation may not execute.");
            if (!_started)
            {
                _started = true;
                _current = _owner._head;
            }
            else if (_current != null) _current = _current.next;
            return _current != null;
        }

        public void Reset()
        {
            _started = false;
            _current = null;
        }
    }
}
