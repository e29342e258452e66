using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

/// A chained table: `_buckets` holds 1 + the index of a chain's first entry; entries are in order of insertion, freed ones form a list through
/// `next` (-3 - index of the next free one, so that a used entry has next >= -1).
[NetFields("object a; object b; ulong c; int d; int e; int f; int g; object h; object i; object j")]
public class Dictionary<TKey, TValue> : IDictionary<TKey, TValue>, IDictionary, IReadOnlyDictionary<TKey, TValue>
{
    private struct Entry
    {
        internal uint hashCode;
        internal int next;
        internal TKey key;
        internal TValue value;
    }

    private int[] _buckets;
    private Entry[] _entries;
    private int _count;
    private int _freeList = -1;
    private int _freeCount;
    private int _version;
    /// Never null; `_isDefault` tells that it is the default one.
    private IEqualityComparer<TKey> _comparer;
    private bool _isDefault;
    private KeyCollection _keys;
    private ValueCollection _values;

    public Dictionary() : this(0, null) { }
    public Dictionary(int capacity) : this(capacity, null) { }
    public Dictionary(IEqualityComparer<TKey> comparer) : this(0, comparer) { }

    public Dictionary(int capacity, IEqualityComparer<TKey> comparer)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        if (comparer == null || comparer == EqualityComparer<TKey>.Default)
        {
            _comparer = EqualityComparer<TKey>.Default;
            _isDefault = true;
        }
        else _comparer = comparer;
        if (capacity > 0) Initialize(capacity);
    }

    public Dictionary(IDictionary<TKey, TValue> dictionary) : this(dictionary, null) { }

    public Dictionary(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey> comparer) : this(dictionary == null ? 0 : dictionary.Count, comparer)
    {
        if (dictionary == null) throw new ArgumentNullException("dictionary");
        AddAll(dictionary);
    }

    public Dictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection) : this(collection, null) { }

    public Dictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey> comparer) : this(collection is ICollection<KeyValuePair<TKey, TValue>> sized ? sized.Count : 0, comparer)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        AddAll(collection);
    }

    private void AddAll(IEnumerable<KeyValuePair<TKey, TValue>> collection)
    {
        if (collection is Dictionary<TKey, TValue> source)
        {
            for (int i = 0; i < source._count; i++)
                if (source._entries[i].next >= -1) Add(source._entries[i].key, source._entries[i].value);
            return;
        }
        foreach (KeyValuePair<TKey, TValue> pair in collection) Add(pair.Key, pair.Value);
    }

    private void Initialize(int capacity)
    {
        int size = Primes.AtLeast(capacity);
        _buckets = new int[size];
        _entries = new Entry[size];
        _freeList = -1;
    }

    public IEqualityComparer<TKey> Comparer => _comparer;
    public int Count => _count - _freeCount;
    public int Capacity => _entries == null ? 0 : _entries.Length;

    public KeyCollection Keys
    {
        get
        {
            if (_keys == null) _keys = new KeyCollection(this);
            return _keys;
        }
    }

    public ValueCollection Values
    {
        get
        {
            if (_values == null) _values = new ValueCollection(this);
            return _values;
        }
    }

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

    private int Find(TKey key)
    {
        if (key == null) throw new ArgumentNullException("key");
        int[] buckets = _buckets;
        if (buckets == null) return -1;
        Entry[] entries = _entries;
        IEqualityComparer<TKey> comparer = _comparer;
        uint hashCode = (uint)comparer.GetHashCode(key);
        int i = buckets[(int)(hashCode % (uint)buckets.Length)] - 1;
        int steps = 0;
        while (i >= 0)
        {
            ref Entry entry = ref entries[i];
            if (entry.hashCode == hashCode && comparer.Equals(entry.key, key)) return i;
            i = entry.next;
            if (++steps > entries.Length) throw new InvalidOperationException("Operations that change non-concurrent collections must have exclusive access. A concurrent update was performed on this collection and corrupted its state. The collection's state is no longer correct.");
        }
        return -1;
    }

    /// mode 0: set, 1: add or throw, 2: add or false.
    private bool Insert(TKey key, TValue value, int mode)
    {
        if (key == null) throw new ArgumentNullException("key");
        if (_buckets == null) Initialize(0);
        Entry[] entries = _entries;
        IEqualityComparer<TKey> comparer = _comparer;
        uint hashCode = (uint)comparer.GetHashCode(key);
        int bucket = (int)(hashCode % (uint)_buckets.Length);
        int i = _buckets[bucket] - 1;
        while (i >= 0)
        {
            ref Entry entry = ref entries[i];
            if (entry.hashCode == hashCode && comparer.Equals(entry.key, key))
            {
                if (mode == 0)
                {
                    entry.value = value;
                    return true;
                }
                if (mode == 1) throw Throw.KeyTwice(key);
                return false;
            }
            i = entry.next;
        }
        int index = NewEntry(hashCode, ref bucket);
        ref Entry made = ref _entries[index];
        made.hashCode = hashCode;
        made.next = _buckets[bucket] - 1;
        made.key = key;
        made.value = value;
        _buckets[bucket] = index + 1;
        _version++;
        return true;
    }

    private int NewEntry(uint hashCode, ref int bucket)
    {
        if (_freeCount > 0)
        {
            int index = _freeList;
            _freeList = -3 - _entries[index].next;
            _freeCount--;
            return index;
        }
        int count = _count;
        if (count == _entries.Length)
        {
            Resize(Primes.Expand(count));
            bucket = (int)(hashCode % (uint)_buckets.Length);
        }
        _count = count + 1;
        return count;
    }

    private void Resize(int size)
    {
        Entry[] entries = new Entry[size];
        int count = _count;
        Array.CopyCore(_entries, 0, entries, 0, count);
        int[] buckets = new int[size];
        for (int i = 0; i < count; i++)
        {
            ref Entry entry = ref entries[i];
            if (entry.next >= -1)
            {
                int bucket = (int)(entry.hashCode % (uint)size);
                entry.next = buckets[bucket] - 1;
                buckets[bucket] = i + 1;
            }
        }
        _buckets = buckets;
        _entries = entries;
    }

    public TValue this[TKey key]
    {
        get
        {
            int index = Find(key);
            if (index < 0) throw Throw.KeyMissing(key);
            return _entries[index].value;
        }
        set => Insert(key, value, 0);
    }

    public void Add(TKey key, TValue value) => Insert(key, value, 1);
    public bool TryAdd(TKey key, TValue value) => Insert(key, value, 2);
    public bool ContainsKey(TKey key) => Find(key) >= 0;

    public bool TryGetValue(TKey key, out TValue value)
    {
        int index = Find(key);
        if (index >= 0)
        {
            value = _entries[index].value;
            return true;
        }
        value = default;
        return false;
    }

    internal TValue GetValueOrDefault(TKey key)
    {
        int index = Find(key);
        return index < 0 ? default : _entries[index].value;
    }

    internal ref TValue RefOrNull(TKey key)
    {
        int index = Find(key);
        if (index < 0) return ref Unsafe.NullRef<TValue>();
        return ref _entries[index].value;
    }

    internal ref TValue RefOrAdd(TKey key, out bool exists)
    {
        int index = Find(key);
        exists = index >= 0;
        if (!exists)
        {
            Insert(key, default, 1);
            index = Find(key);
        }
        return ref _entries[index].value;
    }

    public bool ContainsValue(TValue value)
    {
        EqualityComparer<TValue> comparer = EqualityComparer<TValue>.Default;
        for (int i = 0; i < _count; i++)
            if (_entries[i].next >= -1 && comparer.Equals(_entries[i].value, value)) return true;
        return false;
    }

    public bool Remove(TKey key) => Remove(key, out _);

    public bool Remove(TKey key, out TValue value)
    {
        if (key == null) throw new ArgumentNullException("key");
        if (_buckets != null)
        {
            Entry[] entries = _entries;
            IEqualityComparer<TKey> comparer = _comparer;
            uint hashCode = (uint)comparer.GetHashCode(key);
            int bucket = (int)(hashCode % (uint)_buckets.Length);
            int last = -1;
            int i = _buckets[bucket] - 1;
            while (i >= 0)
            {
                ref Entry entry = ref entries[i];
                if (entry.hashCode == hashCode && comparer.Equals(entry.key, key))
                {
                    if (last < 0) _buckets[bucket] = entry.next + 1;
                    else entries[last].next = entry.next;
                    value = entry.value;
                    entry.next = -3 - _freeList;
                    entry.key = default;
                    entry.value = default;
                    _freeList = i;
                    _freeCount++;
                    return true;
                }
                last = i;
                i = entry.next;
            }
        }
        value = default;
        return false;
    }

    public void Clear()
    {
        if (_count > 0)
        {
            Array.ClearCore(_buckets, 0, _buckets.Length);
            Array.ClearCore(_entries, 0, _count);
            _count = 0;
            _freeList = -1;
            _freeCount = 0;
        }
    }

    public int EnsureCapacity(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        int current = Capacity;
        if (current >= capacity) return current;
        _version++;
        if (_buckets == null) Initialize(capacity);
        else Resize(Primes.AtLeast(capacity));
        return _entries.Length;
    }

    public void TrimExcess() => TrimExcess(Count);

    public void TrimExcess(int capacity)
    {
        if (capacity < Count) throw new ArgumentOutOfRangeException("capacity");
        int size = Primes.AtLeast(capacity);
        if (_entries == null || size >= _entries.Length) return;
        Entry[] old = _entries;
        int oldCount = _count;
        _version++;
        Initialize(size);
        _count = 0;
        _freeCount = 0;
        for (int i = 0; i < oldCount; i++)
        {
            if (old[i].next < -1) continue;
            int bucket = (int)(old[i].hashCode % (uint)size);
            _entries[_count] = old[i];
            _entries[_count].next = _buckets[bucket] - 1;
            _count++;
            _buckets[bucket] = _count;
        }
    }

    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> pair) => Add(pair.Key, pair.Value);

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> pair)
    {
        int index = Find(pair.Key);
        return index >= 0 && EqualityComparer<TValue>.Default.Equals(_entries[index].value, pair.Value);
    }

    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> pair)
    {
        int index = Find(pair.Key);
        if (index < 0 || !EqualityComparer<TValue>.Default.Equals(_entries[index].value, pair.Value)) return false;
        return Remove(pair.Key);
    }

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int index)
    {
        CheckCopy(array, index, Count);
        for (int i = 0; i < _count; i++)
            if (_entries[i].next >= -1) array[index++] = new KeyValuePair<TKey, TValue>(_entries[i].key, _entries[i].value);
    }

    internal static void CheckCopy(Array array, int index, int count)
    {
        if (array == null) throw new ArgumentNullException("array");
        if ((uint)index > (uint)array.Length) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (array.Length - index < count) throw Throw.ArrayTooSmall();
    }

    void ICollection.CopyTo(Array array, int index)
    {
        CheckCopy(array, index, Count);
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].next < -1) continue;
            if (array is DictionaryEntry[] entries) entries[index++] = new DictionaryEntry(_entries[i].key, _entries[i].value);
            else array.SetValue(new KeyValuePair<TKey, TValue>(_entries[i].key, _entries[i].value), index++);
        }
    }

    object IDictionary.this[object key]
    {
        get
        {
            if (key == null) throw new ArgumentNullException("key");
            if (!(key is TKey typed)) return null;
            int index = Find(typed);
            return index < 0 ? null : _entries[index].value;
        }
        set
        {
            if (key == null) throw new ArgumentNullException("key");
            if (!(key is TKey typed)) throw Throw.WrongType(key, typeof(TKey), "key");
            this[typed] = (TValue)value;
        }
    }

    void IDictionary.Add(object key, object value)
    {
        if (key == null) throw new ArgumentNullException("key");
        if (!(key is TKey typed)) throw Throw.WrongType(key, typeof(TKey), "key");
        Add(typed, (TValue)value);
    }

    bool IDictionary.Contains(object key)
    {
        if (key == null) throw new ArgumentNullException("key");
        return key is TKey typed && ContainsKey(typed);
    }

    void IDictionary.Remove(object key)
    {
        if (key is TKey typed) Remove(typed);
    }

    public Enumerator GetEnumerator() => new Enumerator(this, 2);
    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => Count == 0 ? SzArrayEnumerator<KeyValuePair<TKey, TValue>>.Empty : new Enumerator(this, 2);
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)this).GetEnumerator();
    IDictionaryEnumerator IDictionary.GetEnumerator() => new Enumerator(this, 1);

    public AlternateLookup<TAlternateKey> GetAlternateLookup<TAlternateKey>() where TAlternateKey : allows ref struct
    {
        AlternateLookup<TAlternateKey> lookup;
        if (!TryGetAlternateLookup<TAlternateKey>(out lookup)) throw new InvalidOperationException("The collection's comparer does not support the requested operation.");
        return lookup;
    }

    public bool TryGetAlternateLookup<TAlternateKey>(out AlternateLookup<TAlternateKey> lookup) where TAlternateKey : allows ref struct
    {
        object comparer = _comparer;
        if (_isDefault && typeof(TKey) == typeof(string)) comparer = StringComparer.Ordinal;
        if (comparer is IAlternateEqualityComparer<TAlternateKey, TKey> alternate)
        {
            lookup = new AlternateLookup<TAlternateKey>(this, alternate);
            return true;
        }
        lookup = default;
        return false;
    }

    /// Lookup by another kind of key; goes through a key made from it.
    public readonly struct AlternateLookup<TAlternateKey> where TAlternateKey : allows ref struct
    {
        private readonly Dictionary<TKey, TValue> _dictionary;
        private readonly IAlternateEqualityComparer<TAlternateKey, TKey> _comparer;

        internal AlternateLookup(Dictionary<TKey, TValue> dictionary, IAlternateEqualityComparer<TAlternateKey, TKey> comparer)
        {
            _dictionary = dictionary;
            _comparer = comparer;
        }

        public Dictionary<TKey, TValue> Dictionary => _dictionary;
        public TValue this[TAlternateKey key] { get => _dictionary[_comparer.Create(key)]; set => _dictionary[_comparer.Create(key)] = value; }
        public bool ContainsKey(TAlternateKey key) => _dictionary.ContainsKey(_comparer.Create(key));
        public bool TryGetValue(TAlternateKey key, out TValue value) => _dictionary.TryGetValue(_comparer.Create(key), out value);
        public bool TryAdd(TAlternateKey key, TValue value) => _dictionary.TryAdd(_comparer.Create(key), value);
        public bool Remove(TAlternateKey key) => _dictionary.Remove(_comparer.Create(key));
    }

    [NetFields("object dictionary; int version; int index; KeyValuePair<TKey, TValue> current; int mode")]
    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>, IDictionaryEnumerator
    {
        private readonly Dictionary<TKey, TValue> _dictionary;
        private readonly int _version;
        private int _index;
        private KeyValuePair<TKey, TValue> _current;
        private readonly int _mode;

        internal Enumerator(Dictionary<TKey, TValue> dictionary, int mode)
        {
            _dictionary = dictionary;
            _version = dictionary._version;
            _mode = mode;
        }

        public bool MoveNext()
        {
            Dictionary<TKey, TValue> dictionary = _dictionary;
            if (_version != dictionary._version) throw Throw.Modified();
            int count = dictionary._count;
            while ((uint)_index < (uint)count)
            {
                ref Entry entry = ref dictionary._entries[_index++];
                if (entry.next >= -1)
                {
                    _current = new KeyValuePair<TKey, TValue>(entry.key, entry.value);
                    return true;
                }
            }
            _index = count + 1;
            _current = default;
            return false;
        }

        public KeyValuePair<TKey, TValue> Current => _current;
        public void Dispose() { }

        private void Check()
        {
            if (_index == 0 || _index == _dictionary._count + 1) throw Throw.CannotHappen();
        }

        object IEnumerator.Current
        {
            get
            {
                Check();
                if (_mode == 1) return new DictionaryEntry(_current.Key, _current.Value);
                return _current;
            }
        }

        void IEnumerator.Reset()
        {
            if (_version != _dictionary._version) throw Throw.Modified();
            _index = 0;
            _current = default;
        }

        DictionaryEntry IDictionaryEnumerator.Entry
        {
            get
            {
                Check();
                return new DictionaryEntry(_current.Key, _current.Value);
            }
        }

        object IDictionaryEnumerator.Key
        {
            get
            {
                Check();
                return _current.Key;
            }
        }

        object IDictionaryEnumerator.Value
        {
            get
            {
                Check();
                return _current.Value;
            }
        }
    }

    public sealed class KeyCollection : ICollection<TKey>, ICollection, IReadOnlyCollection<TKey>
    {
        private readonly Dictionary<TKey, TValue> _dictionary;

        public KeyCollection(Dictionary<TKey, TValue> dictionary)
        {
            if (dictionary == null) throw new ArgumentNullException("dictionary");
            _dictionary = dictionary;
        }

        public int Count => _dictionary.Count;
        bool ICollection<TKey>.IsReadOnly => true;
        bool ICollection.IsSynchronized => false;
        object ICollection.SyncRoot => _dictionary;
        public bool Contains(TKey item) => _dictionary.ContainsKey(item);
        void ICollection<TKey>.Add(TKey item) => throw new NotSupportedException("Mutating a key collection derived from a dictionary is not allowed.");
        bool ICollection<TKey>.Remove(TKey item) => throw new NotSupportedException("Mutating a key collection derived from a dictionary is not allowed.");
        void ICollection<TKey>.Clear() => throw new NotSupportedException("Mutating a key collection derived from a dictionary is not allowed.");

        public void CopyTo(TKey[] array, int index)
        {
            CheckCopy(array, index, Count);
            for (int i = 0; i < _dictionary._count; i++)
                if (_dictionary._entries[i].next >= -1) array[index++] = _dictionary._entries[i].key;
        }

        void ICollection.CopyTo(Array array, int index)
        {
            CheckCopy(array, index, Count);
            for (int i = 0; i < _dictionary._count; i++)
                if (_dictionary._entries[i].next >= -1) array.SetValue(_dictionary._entries[i].key, index++);
        }

        public Enumerator GetEnumerator() => new Enumerator(_dictionary);
        IEnumerator<TKey> IEnumerable<TKey>.GetEnumerator() => Count == 0 ? SzArrayEnumerator<TKey>.Empty : new Enumerator(_dictionary);
        IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<TKey>)this).GetEnumerator();

        public struct Enumerator : IEnumerator<TKey>
        {
            private readonly Dictionary<TKey, TValue> _dictionary;
            private int _index;
            private readonly int _version;
            private TKey _current;

            internal Enumerator(Dictionary<TKey, TValue> dictionary)
            {
                _dictionary = dictionary;
                _version = dictionary._version;
            }

            public void Dispose() { }

            public bool MoveNext()
            {
                Dictionary<TKey, TValue> dictionary = _dictionary;
                if (_version != dictionary._version) throw Throw.Modified();
                while ((uint)_index < (uint)dictionary._count)
                {
                    ref Entry entry = ref dictionary._entries[_index++];
                    if (entry.next >= -1)
                    {
                        _current = entry.key;
                        return true;
                    }
                }
                _index = dictionary._count + 1;
                _current = default;
                return false;
            }

            public TKey Current => _current;

            object IEnumerator.Current
            {
                get
                {
                    if (_index == 0 || _index == _dictionary._count + 1) throw Throw.CannotHappen();
                    return _current;
                }
            }

            void IEnumerator.Reset()
            {
                if (_version != _dictionary._version) throw Throw.Modified();
                _index = 0;
                _current = default;
            }
        }
    }

    public sealed class ValueCollection : ICollection<TValue>, ICollection, IReadOnlyCollection<TValue>
    {
        private readonly Dictionary<TKey, TValue> _dictionary;

        public ValueCollection(Dictionary<TKey, TValue> dictionary)
        {
            if (dictionary == null) throw new ArgumentNullException("dictionary");
            _dictionary = dictionary;
        }

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
            CheckCopy(array, index, Count);
            for (int i = 0; i < _dictionary._count; i++)
                if (_dictionary._entries[i].next >= -1) array[index++] = _dictionary._entries[i].value;
        }

        void ICollection.CopyTo(Array array, int index)
        {
            CheckCopy(array, index, Count);
            for (int i = 0; i < _dictionary._count; i++)
                if (_dictionary._entries[i].next >= -1) array.SetValue(_dictionary._entries[i].value, index++);
        }

        public Enumerator GetEnumerator() => new Enumerator(_dictionary);
        IEnumerator<TValue> IEnumerable<TValue>.GetEnumerator() => Count == 0 ? SzArrayEnumerator<TValue>.Empty : new Enumerator(_dictionary);
        IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<TValue>)this).GetEnumerator();

        public struct Enumerator : IEnumerator<TValue>
        {
            private readonly Dictionary<TKey, TValue> _dictionary;
            private int _index;
            private readonly int _version;
            private TValue _current;

            internal Enumerator(Dictionary<TKey, TValue> dictionary)
            {
                _dictionary = dictionary;
                _version = dictionary._version;
            }

            public void Dispose() { }

            public bool MoveNext()
            {
                Dictionary<TKey, TValue> dictionary = _dictionary;
                if (_version != dictionary._version) throw Throw.Modified();
                while ((uint)_index < (uint)dictionary._count)
                {
                    ref Entry entry = ref dictionary._entries[_index++];
                    if (entry.next >= -1)
                    {
                        _current = entry.value;
                        return true;
                    }
                }
                _index = dictionary._count + 1;
                _current = default;
                return false;
            }

            public TValue Current => _current;

            object IEnumerator.Current
            {
                get
                {
                    if (_index == 0 || _index == _dictionary._count + 1) throw Throw.CannotHappen();
                    return _current;
                }
            }

            void IEnumerator.Reset()
            {
                if (_version != _dictionary._version) throw Throw.Modified();
                _index = 0;
                _current = default;
            }
        }
    }
}
