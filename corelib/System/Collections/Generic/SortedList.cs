using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

/// Two parallel arrays in order of the keys.
public class SortedList<TKey, TValue> : IDictionary<TKey, TValue>, IDictionary, IReadOnlyDictionary<TKey, TValue>
{
    private TKey[] _keys;
    private TValue[] _values;
    private int _size;
    private int _version;
    private readonly IComparer<TKey> _comparer;
    private KeyList _keyList;
    private ValueList _valueList;

    public SortedList() : this(0, null) { }
    public SortedList(int capacity) : this(capacity, null) { }
    public SortedList(IComparer<TKey> comparer) : this(0, comparer) { }

    public SortedList(int capacity, IComparer<TKey> comparer)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        _keys = capacity == 0 ? Array.Empty<TKey>() : new TKey[capacity];
        _values = capacity == 0 ? Array.Empty<TValue>() : new TValue[capacity];
        _comparer = comparer == null ? Comparer<TKey>.Default : comparer;
    }

    public SortedList(IDictionary<TKey, TValue> dictionary) : this(dictionary, null) { }

    public SortedList(IDictionary<TKey, TValue> dictionary, IComparer<TKey> comparer) : this(dictionary == null ? 0 : dictionary.Count, comparer)
    {
        if (dictionary == null) throw new ArgumentNullException("dictionary");
        foreach (KeyValuePair<TKey, TValue> pair in dictionary) Add(pair.Key, pair.Value);
    }

    public int Count => _size;
    public IComparer<TKey> Comparer => _comparer;

    public int Capacity
    {
        get => _keys.Length;
        set
        {
            if (value == _keys.Length) return;
            if (value < _size) throw new ArgumentOutOfRangeException("value", value, "capacity was less than the current size.");
            Array.Resize(ref _keys, value);
            Array.Resize(ref _values, value);
        }
    }

    public IList<TKey> Keys => _keyList == null ? _keyList = new KeyList(this) : _keyList;
    public IList<TValue> Values => _valueList == null ? _valueList = new ValueList(this) : _valueList;
    ICollection<TKey> IDictionary<TKey, TValue>.Keys => Keys;
    ICollection<TValue> IDictionary<TKey, TValue>.Values => Values;
    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;
    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;
    ICollection IDictionary.Keys => (KeyList)Keys;
    ICollection IDictionary.Values => (ValueList)Values;
    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;
    bool IDictionary.IsReadOnly => false;
    bool IDictionary.IsFixedSize => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;

    private int Search(TKey key)
    {
        if (key == null) throw new ArgumentNullException("key");
        return Sorting.BinarySearch(_keys, 0, _size, key, _comparer);
    }

    private void Insert(int index, TKey key, TValue value)
    {
        if (_size == _keys.Length)
        {
            int capacity = _keys.Length == 0 ? 4 : _keys.Length * 2;
            Capacity = capacity;
        }
        if (index < _size)
        {
            Array.Copy(_keys, index, _keys, index + 1, _size - index);
            Array.Copy(_values, index, _values, index + 1, _size - index);
        }
        _keys[index] = key;
        _values[index] = value;
        _size++;
        _version++;
    }

    public TValue this[TKey key]
    {
        get
        {
            int index = Search(key);
            if (index < 0) throw Throw.KeyMissing(key);
            return _values[index];
        }
        set
        {
            int index = Search(key);
            if (index >= 0)
            {
                _values[index] = value;
                _version++;
            }
            else Insert(~index, key, value);
        }
    }

    public void Add(TKey key, TValue value)
    {
        int index = Search(key);
        if (index >= 0) throw new ArgumentException("An item with the same key has already been added. Key: " + key, "key");
        Insert(~index, key, value);
    }

    public bool ContainsKey(TKey key) => Search(key) >= 0;
    public bool ContainsValue(TValue value) => IndexOfValue(value) >= 0;

    public bool TryGetValue(TKey key, out TValue value)
    {
        int index = Search(key);
        value = index >= 0 ? _values[index] : default;
        return index >= 0;
    }

    public int IndexOfKey(TKey key)
    {
        int index = Search(key);
        return index >= 0 ? index : -1;
    }

    public int IndexOfValue(TValue value) => Array.IndexOf(_values, value, 0, _size);

    private void Check(int index)
    {
        if ((uint)index >= (uint)_size) throw new ArgumentOutOfRangeException("index", index, "Index was out of range. Must be non-negative and less than the size of the collection.");
    }

    public TKey GetKeyAtIndex(int index)
    {
        Check(index);
        return _keys[index];
    }

    public TValue GetValueAtIndex(int index)
    {
        Check(index);
        return _values[index];
    }

    public void SetValueAtIndex(int index, TValue value)
    {
        Check(index);
        _values[index] = value;
        _version++;
    }

    public bool Remove(TKey key)
    {
        int index = IndexOfKey(key);
        if (index < 0) return false;
        RemoveAt(index);
        return true;
    }

    public void RemoveAt(int index)
    {
        Check(index);
        _size--;
        if (index < _size)
        {
            Array.Copy(_keys, index + 1, _keys, index, _size - index);
            Array.Copy(_values, index + 1, _values, index, _size - index);
        }
        _keys[_size] = default;
        _values[_size] = default;
        _version++;
    }

    public void Clear()
    {
        Array.Clear(_keys, 0, _size);
        Array.Clear(_values, 0, _size);
        _size = 0;
        _version++;
    }

    public void TrimExcess()
    {
        if (_size < (int)(_keys.Length * 0.9)) Capacity = _size;
    }

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> pair) => Add(pair.Key, pair.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> pair)
    {
        int index = IndexOfKey(pair.Key);
        return index >= 0 && EqualityComparer<TValue>.Default.Equals(_values[index], pair.Value);
    }

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> pair) => ((ICollection<KeyValuePair<TKey, TValue>>)this).Contains(pair) && Remove(pair.Key);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        for (int i = 0; i < _size; i++) array[arrayIndex + i] = new KeyValuePair<TKey, TValue>(_keys[i], _values[i]);
    }

    void ICollection.CopyTo(Array array, int index)
    {
        for (int i = 0; i < _size; i++) array.SetValue(new KeyValuePair<TKey, TValue>(_keys[i], _values[i]), index + i);
    }

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

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => new Enumerator(this, false);
    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this, false);
    IDictionaryEnumerator IDictionary.GetEnumerator() => new Enumerator(this, true);

    private static Exception Modified() => new InvalidOperationException("Collection was modified after the enumerator was instantiated.");

    private struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>, IDictionaryEnumerator
    {
        private readonly SortedList<TKey, TValue> _list;
        private readonly int _version;
        private readonly bool _entries;
        private int _index;
        private KeyValuePair<TKey, TValue> _current;

        internal Enumerator(SortedList<TKey, TValue> list, bool entries)
        {
            _list = list;
            _version = list._version;
            _entries = entries;
        }

        public void Dispose() { }

        public bool MoveNext()
        {
            if (_version != _list._version) throw Modified();
            if ((uint)_index < (uint)_list._size)
            {
                _current = new KeyValuePair<TKey, TValue>(_list._keys[_index], _list._values[_index]);
                _index++;
                return true;
            }
            _index = _list._size + 1;
            _current = default;
            return false;
        }

        public KeyValuePair<TKey, TValue> Current => _current;

        object IEnumerator.Current
        {
            get
            {
                if (_index == 0 || _index == _list._size + 1) throw Throw.CannotHappen();
                return _entries ? new DictionaryEntry(_current.Key, _current.Value) : _current;
            }
        }

        object IDictionaryEnumerator.Key => _current.Key;
        object IDictionaryEnumerator.Value => _current.Value;
        DictionaryEntry IDictionaryEnumerator.Entry => new DictionaryEntry(_current.Key, _current.Value);

        void IEnumerator.Reset()
        {
            if (_version != _list._version) throw Modified();
            _index = 0;
            _current = default;
        }
    }

    private sealed class KeyList : IList<TKey>, ICollection
    {
        private readonly SortedList<TKey, TValue> _list;

        internal KeyList(SortedList<TKey, TValue> list) { _list = list; }

        private static Exception Nested() => new NotSupportedException("This operation is not supported on SortedList nested types because they require modifying the original SortedList.");
        public int Count => _list._size;
        public bool IsReadOnly => true;
        bool ICollection.IsSynchronized => false;
        object ICollection.SyncRoot => _list;

        public TKey this[int index]
        {
            get
            {
                _list.Check(index);
                return _list._keys[index];
            }
            set => throw new NotSupportedException("Mutating a key collection derived from a dictionary is not allowed.");
        }

        public void Add(TKey item) => throw Nested();
        public void Clear() => throw Nested();
        public void Insert(int index, TKey value) => throw Nested();
        public bool Remove(TKey item) => throw Nested();
        public void RemoveAt(int index) => throw Nested();
        public bool Contains(TKey item) => IndexOf(item) >= 0;
        public int IndexOf(TKey item) => _list.IndexOfKey(item);
        public void CopyTo(TKey[] array, int arrayIndex) => Array.Copy(_list._keys, 0, array, arrayIndex, _list._size);
        void ICollection.CopyTo(Array array, int index) => Array.Copy(_list._keys, 0, array, index, _list._size);

        public IEnumerator<TKey> GetEnumerator()
        {
            int version = _list._version;
            for (int i = 0; i < _list._size; i++)
            {
                if (version != _list._version) throw Modified();
                yield return _list._keys[i];
            }
            if (version != _list._version) throw Modified();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class ValueList : IList<TValue>, ICollection
    {
        private readonly SortedList<TKey, TValue> _list;

        internal ValueList(SortedList<TKey, TValue> list) { _list = list; }

        private static Exception Nested() => new NotSupportedException("This operation is not supported on SortedList nested types because they require modifying the original SortedList.");
        public int Count => _list._size;
        public bool IsReadOnly => true;
        bool ICollection.IsSynchronized => false;
        object ICollection.SyncRoot => _list;

        public TValue this[int index]
        {
            get
            {
                _list.Check(index);
                return _list._values[index];
            }
            set => throw new NotSupportedException("Mutating a key collection derived from a dictionary is not allowed.");
        }

        public void Add(TValue item) => throw Nested();
        public void Clear() => throw Nested();
        public void Insert(int index, TValue value) => throw Nested();
        public bool Remove(TValue item) => throw Nested();
        public void RemoveAt(int index) => throw Nested();
        public bool Contains(TValue item) => IndexOf(item) >= 0;
        public int IndexOf(TValue item) => _list.IndexOfValue(item);
        public void CopyTo(TValue[] array, int arrayIndex) => Array.Copy(_list._values, 0, array, arrayIndex, _list._size);
        void ICollection.CopyTo(Array array, int index) => Array.Copy(_list._values, 0, array, index, _list._size);

        public IEnumerator<TValue> GetEnumerator()
        {
            int version = _list._version;
            for (int i = 0; i < _list._size; i++)
            {
                if (version != _list._version) throw Modified();
                yield return _list._values[i];
            }
            if (version != _list._version) throw Modified();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
