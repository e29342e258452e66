using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections;

/// Open addressing with double hashing, as .NET's, since programs see the order: from the last bucket to the first.
public class Hashtable : IDictionary, ICloneable
{
    private const double LoadFactor = 0.72;

    [NetUncounted]
    private sealed class Removed { }

    private static readonly object s_removed = new Removed();

    private object[] _keys;
    private object[] _values;
    /// Hash without sign; the sign bit says that a search for another key passed here.
    private int[] _hashes;
    private int _count;
    private int _passed;
    private int _limit;
    private int _version;
    private readonly IEqualityComparer _comparer;

    public Hashtable() : this(0) { }
    public Hashtable(int capacity) : this(capacity, 1f, null) { }
    public Hashtable(int capacity, float loadFactor) : this(capacity, loadFactor, null) { }
    public Hashtable(IEqualityComparer equalityComparer) : this(0, 1f, equalityComparer) { }
    public Hashtable(int capacity, IEqualityComparer equalityComparer) : this(capacity, 1f, equalityComparer) { }

    public Hashtable(int capacity, float loadFactor, IEqualityComparer equalityComparer)
    {
        if (capacity < 0) throw Throw.Negative("capacity");
        if (!(loadFactor >= 0.1f && loadFactor <= 1f)) throw new ArgumentOutOfRangeException("loadFactor", "Load factor needs to be between 0.1 and 1.0.");
        double wanted = capacity / (LoadFactor * loadFactor);
        _factor = LoadFactor * loadFactor;
        Allocate(wanted > 3 ? Primes.AtLeast((int)wanted) : 3);
        _comparer = equalityComparer;
    }

    private readonly double _factor;

    public Hashtable(IDictionary d) : this(d, null) { }

    public Hashtable(IDictionary d, IEqualityComparer equalityComparer) : this(d == null ? 0 : d.Count, 1f, equalityComparer)
    {
        ArgumentNullException.ThrowIfNull(d, "d");
        foreach (DictionaryEntry entry in d) Add(entry.Key, entry.Value);
    }

    private void Allocate(int size)
    {
        _keys = new object[size];
        _values = new object[size];
        _hashes = new int[size];
        _limit = (int)((float)_factor * size);
    }

    private int HashOf(object key) => (_comparer == null ? key.GetHashCode() : _comparer.GetHashCode(key)) & int.MaxValue;
    private bool Same(object a, object b) => ReferenceEquals(a, b) || (!ReferenceEquals(a, s_removed) && (_comparer == null ? a.Equals(b) : _comparer.Equals(a, b)));

    private static int Increment(int hash, int size) => (int)(1 + (uint)hash * 101 % (uint)(size - 1));

    /// The bucket of the key, or -1.
    private int Find(object key)
    {
        ArgumentNullException.ThrowIfNull(key, "key");
        int size = _keys.Length;
        int hash = HashOf(key);
        int increment = Increment(hash, size);
        int bucket = hash % size;
        for (int tried = 0; tried < size; tried++)
        {
            object there = _keys[bucket];
            if (there == null) return -1;
            if ((_hashes[bucket] & int.MaxValue) == hash && Same(there, key)) return bucket;
            if (_hashes[bucket] >= 0) return -1;
            bucket = (int)(((long)bucket + increment) % size);
        }
        return -1;
    }

    private void Put(object key, object value, bool add)
    {
        ArgumentNullException.ThrowIfNull(key, "key");
        if (_count >= _limit) Rehash(Primes.Expand(_keys.Length));
        else if (_passed > _limit && _count > 100) Rehash(_keys.Length);
        int size = _keys.Length;
        int hash = HashOf(key);
        int increment = Increment(hash, size);
        int bucket = hash % size;
        int free = -1;
        for (int tried = 0; tried < size; tried++)
        {
            object there = _keys[bucket];
            if (free == -1 && ReferenceEquals(there, s_removed) && _hashes[bucket] < 0) free = bucket;
            if (there == null || (ReferenceEquals(there, s_removed) && _hashes[bucket] >= 0))
            {
                if (free != -1) bucket = free;
                Store(bucket, key, value, hash);
                return;
            }
            if ((_hashes[bucket] & int.MaxValue) == hash && Same(there, key))
            {
                if (add) throw new ArgumentException("Item has already been added. Key in dictionary: '" + there + "'  Key being added: '" + key + "'");
                _values[bucket] = value;
                _version++;
                return;
            }
            if (free == -1 && _hashes[bucket] >= 0)
            {
                _hashes[bucket] |= int.MinValue;
                _passed++;
            }
            bucket = (int)(((long)bucket + increment) % size);
        }
        Store(free, key, value, hash);
    }

    private void Store(int bucket, object key, object value, int hash)
    {
        _keys[bucket] = key;
        _values[bucket] = value;
        _hashes[bucket] = (_hashes[bucket] & int.MinValue) | hash;
        _count++;
        _version++;
    }

    private void Rehash(int size)
    {
        object[] keys = _keys;
        object[] values = _values;
        int[] hashes = _hashes;
        Allocate(size);
        _passed = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] == null || ReferenceEquals(keys[i], s_removed)) continue;
            int hash = hashes[i] & int.MaxValue;
            int increment = Increment(hash, size);
            int bucket = hash % size;
            while (_keys[bucket] != null)
            {
                if (_hashes[bucket] >= 0)
                {
                    _hashes[bucket] |= int.MinValue;
                    _passed++;
                }
                bucket = (int)(((long)bucket + increment) % size);
            }
            _keys[bucket] = keys[i];
            _values[bucket] = values[i];
            _hashes[bucket] |= hash;
        }
        _version++;
    }

    public virtual int Count => _count;
    public virtual bool IsReadOnly => false;
    public virtual bool IsFixedSize => false;
    public virtual bool IsSynchronized => false;
    public virtual object SyncRoot => this;
    public virtual ICollection Keys => new Part(this, true);
    public virtual ICollection Values => new Part(this, false);
    protected IEqualityComparer EqualityComparer => _comparer;

    public virtual object this[object key]
    {
        get
        {
            int bucket = Find(key);
            return bucket < 0 ? null : _values[bucket];
        }
        set => Put(key, value, false);
    }

    public virtual void Add(object key, object value) => Put(key, value, true);
    public virtual bool Contains(object key) => Find(key) >= 0;
    public virtual bool ContainsKey(object key) => Find(key) >= 0;

    public virtual bool ContainsValue(object value)
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            if (IsUsed(i) && Equals(_values[i], value)) return true;
        }
        return false;
    }

    private bool IsUsed(int bucket) => _keys[bucket] != null && !ReferenceEquals(_keys[bucket], s_removed);

    public virtual void Remove(object key)
    {
        int bucket = Find(key);
        if (bucket < 0) return;
        _hashes[bucket] &= int.MinValue;
        _keys[bucket] = _hashes[bucket] != 0 ? s_removed : null;
        _values[bucket] = null;
        _count--;
        _version++;
    }

    public virtual void Clear()
    {
        if (_count == 0 && _passed == 0) return;
        Array.Clear(_keys);
        Array.Clear(_values);
        Array.Clear(_hashes);
        _count = 0;
        _passed = 0;
        _version++;
    }

    public virtual object Clone()
    {
        Hashtable copy = (Hashtable)MemberwiseClone();
        copy._keys = (object[])_keys.Clone();
        copy._values = (object[])_values.Clone();
        copy._hashes = (int[])_hashes.Clone();
        return copy;
    }

    public virtual void CopyTo(Array array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if (arrayIndex < 0) throw Throw.Negative("arrayIndex");
        if (array.Length - arrayIndex < _count) throw new ArgumentException("Destination array is not long enough to copy all the items in the collection. Check array index and length.");
        foreach (DictionaryEntry entry in this) array.SetValue(entry, arrayIndex++);
    }

    public virtual IDictionaryEnumerator GetEnumerator() => new Enumerator(this, 0);
    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this, 0);
    public static Hashtable Synchronized(Hashtable table) => table;

    /// What Current is: 0 the entry, 1 the key, 2 the value.
    private sealed class Enumerator : IDictionaryEnumerator, ICloneable
    {
        private readonly Hashtable _table;
        private readonly int _what;
        private readonly int _version;
        private int _bucket;
        private bool _valid;

        internal Enumerator(Hashtable table, int what)
        {
            _table = table;
            _what = what;
            _version = table._version;
            _bucket = table._keys.Length;
        }

        public object Clone() => MemberwiseClone();

        public bool MoveNext()
        {
            if (_version != _table._version) throw Throw.Modified();
            while (_bucket > 0)
            {
                if (!_table.IsUsed(--_bucket)) continue;
                _key = _table._keys[_bucket];
                _value = _table._values[_bucket];
                _valid = true;
                return true;
            }
            _valid = false;
            return false;
        }

        private object _key;
        private object _value;

        public void Reset()
        {
            if (_version != _table._version) throw Throw.Modified();
            _bucket = _table._keys.Length;
            _valid = false;
        }

        private void Check(string message)
        {
            if (!_valid) throw new InvalidOperationException(message);
        }

        public object Key
        {
            get
            {
                Check("Enumeration has not started. Call MoveNext.");
                return _key;
            }
        }

        public object Value
        {
            get
            {
                Check("Enumeration has either not started or has already finished.");
                return _value;
            }
        }

        public DictionaryEntry Entry
        {
            get
            {
                Check("Enumeration has either not started or has already finished.");
                return new DictionaryEntry(_key, _value);
            }
        }

        public object Current
        {
            get
            {
                Check("Enumeration has either not started or has already finished.");
                return _what == 0 ? new DictionaryEntry(_key, _value) : _what == 1 ? _key : _value;
            }
        }
    }

    /// The keys or the values.
    private sealed class Part : ICollection
    {
        private readonly Hashtable _table;
        private readonly bool _keys;

        internal Part(Hashtable table, bool keys)
        {
            _table = table;
            _keys = keys;
        }

        public int Count => _table._count;
        public bool IsSynchronized => false;
        public object SyncRoot => _table;
        public IEnumerator GetEnumerator() => new Enumerator(_table, _keys ? 1 : 2);

        public void CopyTo(Array array, int index)
        {
            ArgumentNullException.ThrowIfNull(array, "array");
            foreach (object item in this) array.SetValue(item, index++);
        }
    }
}
