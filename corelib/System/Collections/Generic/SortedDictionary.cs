using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

public class SortedDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IDictionary, IReadOnlyDictionary<TKey, TValue>
{
    private KeyCollection _keys;
    private ValueCollection _values;
    private readonly SortedSet<KeyValuePair<TKey, TValue>> _set;

    private sealed class PairComparer : Comparer<KeyValuePair<TKey, TValue>>
    {
        internal readonly IComparer<TKey> _keyComparer;
        internal PairComparer(IComparer<TKey> keyComparer) { _keyComparer = keyComparer == null ? Comparer<TKey>.Default : keyComparer; }
        public override int Compare(KeyValuePair<TKey, TValue> x, KeyValuePair<TKey, TValue> y) => _keyComparer.Compare(x.Key, y.Key);
    }

    public SortedDictionary() : this((IComparer<TKey>)null) { }
    public SortedDictionary(IComparer<TKey> comparer) { _set = new SortedSet<KeyValuePair<TKey, TValue>>(new PairComparer(comparer)); }
    public SortedDictionary(IDictionary<TKey, TValue> dictionary) : this(dictionary, null) { }

    public SortedDictionary(IDictionary<TKey, TValue> dictionary, IComparer<TKey> comparer) : this(comparer)
    {
        if (dictionary == null) throw new ArgumentNullException("dictionary");
        foreach (KeyValuePair<TKey, TValue> pair in dictionary) _set.Add(pair);
    }

    private static KeyValuePair<TKey, TValue> Probe(TKey key)
    {
        if (key == null) throw new ArgumentNullException("key");
        return new KeyValuePair<TKey, TValue>(key, default);
    }

    public IComparer<TKey> Comparer => ((PairComparer)_set.Comparer)._keyComparer;
    public int Count => _set.Count;
    public KeyCollection Keys => _keys == null ? _keys = new KeyCollection(this) : _keys;
    public ValueCollection Values => _values == null ? _values = new ValueCollection(this) : _values;
    ICollection<TKey> IDictionary<TKey, TValue>.Keys => Keys;
    ICollection<TValue> IDictionary<TKey, TValue>.Values => Values;
    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;
    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;
    ICollection IDictionary.Keys => Keys;
    ICollection IDictionary.Values => Values;
    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;
    bool IDictionary.IsReadOnly => false;
    bool IDictionary.IsFixedSize => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;

    public TValue this[TKey key]
    {
        get
        {
            SortedSet<KeyValuePair<TKey, TValue>>.Node node = _set.FindNode(Probe(key));
            if (node == null) throw Throw.KeyMissing(key);
            return node.Item.Value;
        }
        set
        {
            SortedSet<KeyValuePair<TKey, TValue>>.Node node = _set.FindNode(Probe(key));
            if (node == null) _set.Add(new KeyValuePair<TKey, TValue>(key, value));
            else
            {
                node.Item = new KeyValuePair<TKey, TValue>(node.Item.Key, value);
                _set._version++;
            }
        }
    }

    public void Add(TKey key, TValue value)
    {
        if (key == null) throw new ArgumentNullException("key");
        if (!_set.Add(new KeyValuePair<TKey, TValue>(key, value))) throw new ArgumentException("An item with the same key has already been added. Key: " + new KeyValuePair<TKey, TValue>(key, value));
    }

    public bool TryAdd(TKey key, TValue value)
    {
        if (key == null) throw new ArgumentNullException("key");
        return _set.Add(new KeyValuePair<TKey, TValue>(key, value));
    }

    public bool ContainsKey(TKey key) => _set.Contains(Probe(key));

    public bool ContainsValue(TValue value)
    {
        foreach (KeyValuePair<TKey, TValue> pair in _set)
            if (EqualityComparer<TValue>.Default.Equals(pair.Value, value)) return true;
        return false;
    }

    public bool TryGetValue(TKey key, out TValue value)
    {
        SortedSet<KeyValuePair<TKey, TValue>>.Node node = _set.FindNode(Probe(key));
        value = node == null ? default : node.Item.Value;
        return node != null;
    }

    public bool Remove(TKey key) => _set.Remove(Probe(key));
    public void Clear() => _set.Clear();
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int index) => _set.CopyTo(array, index);
    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> pair) => Add(pair.Key, pair.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> pair)
    {
        TValue value;
        return TryGetValue(pair.Key, out value) && EqualityComparer<TValue>.Default.Equals(value, pair.Value);
    }

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> pair) => ((ICollection<KeyValuePair<TKey, TValue>>)this).Contains(pair) && Remove(pair.Key);
    void ICollection.CopyTo(Array array, int index) => ((ICollection)_set).CopyTo(array, index);

    object IDictionary.this[object key]
    {
        get
        {
            TValue value;
            return key is TKey typed && TryGetValue(typed, out value) ? value : null;
        }
        set => this[(TKey)key] = (TValue)value;
    }

    void IDictionary.Add(object key, object value) => Add((TKey)key, (TValue)value);
    bool IDictionary.Contains(object key) => key is TKey typed && ContainsKey(typed);

    void IDictionary.Remove(object key)
    {
        if (key is TKey typed) Remove(typed);
    }

    public Enumerator GetEnumerator() => new Enumerator(this, false);
    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => new Enumerator(this, false);
    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this, false);
    IDictionaryEnumerator IDictionary.GetEnumerator() => new Enumerator(this, true);

    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>, IDictionaryEnumerator
    {
        private SortedSet<KeyValuePair<TKey, TValue>>.Enumerator _inner;
        private readonly bool _entries;

        internal Enumerator(SortedDictionary<TKey, TValue> dictionary, bool entries)
        {
            _inner = dictionary._set.GetEnumerator();
            _entries = entries;
        }

        public bool MoveNext() => _inner.MoveNext();
        public void Dispose() { }
        public KeyValuePair<TKey, TValue> Current => _inner.Current;
        object IEnumerator.Current => _entries ? ((IDictionaryEnumerator)this).Entry : _inner.Current;
        void IEnumerator.Reset() => ((IEnumerator)_inner).Reset();
        object IDictionaryEnumerator.Key => _inner.Current.Key;
        object IDictionaryEnumerator.Value => _inner.Current.Value;
        DictionaryEntry IDictionaryEnumerator.Entry => new DictionaryEntry(_inner.Current.Key, _inner.Current.Value);
    }

    public sealed class KeyCollection : ICollection<TKey>, ICollection, IReadOnlyCollection<TKey>
    {
        private readonly SortedDictionary<TKey, TValue> _dictionary;

        public KeyCollection(SortedDictionary<TKey, TValue> dictionary) { _dictionary = dictionary; }

        public int Count => _dictionary.Count;
        bool ICollection<TKey>.IsReadOnly => true;
        bool ICollection.IsSynchronized => false;
        object ICollection.SyncRoot => _dictionary;
        bool ICollection<TKey>.Contains(TKey item) => _dictionary.ContainsKey(item);
        void ICollection<TKey>.Add(TKey item) => throw new NotSupportedException("Mutating a key collection derived from a dictionary is not allowed.");
        bool ICollection<TKey>.Remove(TKey item) => throw new NotSupportedException("Mutating a key collection derived from a dictionary is not allowed.");
        void ICollection<TKey>.Clear() => throw new NotSupportedException("Mutating a key collection derived from a dictionary is not allowed.");

        public void CopyTo(TKey[] array, int index)
        {
            foreach (KeyValuePair<TKey, TValue> pair in _dictionary) array[index++] = pair.Key;
        }

        void ICollection.CopyTo(Array array, int index)
        {
            foreach (KeyValuePair<TKey, TValue> pair in _dictionary) array.SetValue(pair.Key, index++);
        }

        public Enumerator GetEnumerator() => new Enumerator(_dictionary);
        IEnumerator<TKey> IEnumerable<TKey>.GetEnumerator() => new Enumerator(_dictionary);
        IEnumerator IEnumerable.GetEnumerator() => new Enumerator(_dictionary);

        public struct Enumerator : IEnumerator<TKey>
        {
            private SortedDictionary<TKey, TValue>.Enumerator _inner;

            internal Enumerator(SortedDictionary<TKey, TValue> dictionary) { _inner = dictionary.GetEnumerator(); }
            public bool MoveNext() => _inner.MoveNext();
            public void Dispose() { }
            public TKey Current => _inner.Current.Key;
            object IEnumerator.Current => _inner.Current.Key;
            void IEnumerator.Reset() => ((IEnumerator)_inner).Reset();
        }
    }

    public sealed class ValueCollection : ICollection<TValue>, ICollection, IReadOnlyCollection<TValue>
    {
        private readonly SortedDictionary<TKey, TValue> _dictionary;

        public ValueCollection(SortedDictionary<TKey, TValue> dictionary) { _dictionary = dictionary; }

        public int Count => _dictionary.Count;
        bool ICollection<TValue>.IsReadOnly => true;
        bool ICollection.IsSynchronized => false;
        object ICollection.SyncRoot => _dictionary;
        bool ICollection<TValue>.Contains(TValue item) => _dictionary.ContainsValue(item);
        void ICollection<TValue>.Add(TValue item) => throw new NotSupportedException("Mutating a value collection derived from a dictionary is not allowed.");
        bool ICollection<TValue>.Remove(TValue item) => throw new NotSupportedException("Mutating a value collection derived from a dictionary is not allowed.");
        void ICollection<TValue>.Clear() => throw new NotSupportedException("Mutating a value collection derived from a dictionary is not allowed.");

        public void CopyTo(TValue[] array, int index)
        {
            foreach (KeyValuePair<TKey, TValue> pair in _dictionary) array[index++] = pair.Value;
        }

        void ICollection.CopyTo(Array array, int index)
        {
            foreach (KeyValuePair<TKey, TValue> pair in _dictionary) array.SetValue(pair.Value, index++);
        }

        public Enumerator GetEnumerator() => new Enumerator(_dictionary);
        IEnumerator<TValue> IEnumerable<TValue>.GetEnumerator() => new Enumerator(_dictionary);
        IEnumerator IEnumerable.GetEnumerator() => new Enumerator(_dictionary);

        public struct Enumerator : IEnumerator<TValue>
        {
            private SortedDictionary<TKey, TValue>.Enumerator _inner;

            internal Enumerator(SortedDictionary<TKey, TValue> dictionary) { _inner = dictionary.GetEnumerator(); }
            public bool MoveNext() => _inner.MoveNext();
            public void Dispose() { }
            public TValue Current => _inner.Current.Value;
            object IEnumerator.Current => _inner.Current.Value;
            void IEnumerator.Reset() => ((IEnumerator)_inner).Reset();
        }
    }
}
