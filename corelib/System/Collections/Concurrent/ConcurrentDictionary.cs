using System.Collections.Generic;
using System.Collections.ObjectModel;
using Hoist.Runtime;
namespace System.Collections.Concurrent;

// Library code is never preempted, so there are no locks; only their number counts, since it decides when the table grows and with that the order
// of enumeration: bucket by bucket, newest first within a bucket.

[NetFields("object a; int b; bool c; bool d; int e")]
public class ConcurrentDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IDictionary, IReadOnlyDictionary<TKey, TValue>
{
    private Node[] _buckets;
    private int[] _countPerLock;
    private int _budget;
    private readonly bool _growLockArray;
    private int _initialCapacity;
    private readonly IEqualityComparer<TKey> _comparer;

    private sealed class Node
    {
        internal readonly TKey _key;
        internal TValue _value;
        internal Node _next;
        internal readonly int _hashcode;

        internal Node(TKey key, TValue value, int hashcode, Node next)
        {
            _key = key;
            _value = value;
            _next = next;
            _hashcode = hashcode;
        }
    }

    public ConcurrentDictionary() : this(Environment.ProcessorCount, 31, true, null) { }
    public ConcurrentDictionary(int concurrencyLevel, int capacity) : this(concurrencyLevel, capacity, false, null) { }
    public ConcurrentDictionary(IEqualityComparer<TKey> comparer) : this(Environment.ProcessorCount, 31, true, comparer) { }
    public ConcurrentDictionary(int concurrencyLevel, int capacity, IEqualityComparer<TKey> comparer) : this(concurrencyLevel, capacity, false, comparer) { }
    public ConcurrentDictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection) : this(collection, null) { }

    public ConcurrentDictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey> comparer) : this(comparer)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        AddAll(collection);
    }

    public ConcurrentDictionary(int concurrencyLevel, IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey> comparer) : this(concurrencyLevel, 31, false, comparer)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        AddAll(collection);
    }

    private ConcurrentDictionary(int concurrencyLevel, int capacity, bool growLockArray, IEqualityComparer<TKey> comparer)
    {
        if (concurrencyLevel <= 0)
        {
            if (concurrencyLevel != -1) throw new ArgumentOutOfRangeException("concurrencyLevel", "The concurrencyLevel argument must be positive.");
            concurrencyLevel = Environment.ProcessorCount;
        }
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", "The capacity argument must be greater than or equal to zero.");
        if (capacity < concurrencyLevel) capacity = concurrencyLevel;
        capacity = Prime(capacity);
        _growLockArray = growLockArray;
        _initialCapacity = capacity;
        _comparer = comparer;
        Setup(capacity, concurrencyLevel);
    }

    private void Setup(int buckets, int locks)
    {
        _buckets = new Node[buckets];
        _countPerLock = new int[locks];
        _budget = buckets / locks;
        Counters.Allocated("System.Collections.Concurrent.ConcurrentDictionary.Tables", 56);
        Counters.Allocated("System.Object[]", 24 + 8 * locks);
        Counters.Allocated("System.Object", 24 * (locks - 1));
    }

    private void AddAll(IEnumerable<KeyValuePair<TKey, TValue>> collection)
    {
        foreach (KeyValuePair<TKey, TValue> pair in collection)
        {
            if (pair.Key == null) throw new ArgumentNullException("key");
            if (!TryAddInternal(pair.Key, pair.Value, false, out TValue unused)) throw new ArgumentException("The source argument contains duplicate keys.");
        }
    }

    private static readonly int[] s_primes = { 3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103, 1327, 1597, 1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143, 14591, 17519, 21023, 25229, 30293, 36353, 43627, 52361, 62851, 75431, 90523, 108631, 130363, 156437, 187751, 225307, 270371, 324449, 389357, 467237, 560689, 672827, 807403, 968897, 1162687, 1395263, 1674319, 2009191, 2411033, 2893249, 3471899, 4166287, 4999559, 5999471, 7199369 };

    private static int Prime(int minimum)
    {
        for (int i = 0; i < s_primes.Length; i++)
        {
            if (s_primes[i] >= minimum) return s_primes[i];
        }
        return minimum | 1;
    }

    private int Hash(TKey key)
    {
        if (key == null) throw new ArgumentNullException("key");
        return _comparer == null ? key.GetHashCode() : _comparer.GetHashCode(key);
    }

    private bool Same(TKey a, TKey b) => _comparer == null ? EqualityComparer<TKey>.Default.Equals(a, b) : _comparer.Equals(a, b);

    private Node Find(TKey key)
    {
        int hash = Hash(key);
        for (Node node = _buckets[(int)((uint)hash % (uint)_buckets.Length)]; node != null; node = node._next)
        {
            if (node._hashcode == hash && Same(node._key, key)) return node;
        }
        return null;
    }

    /// Adds, or with `update` replaces; `resulting` is the value that is there afterwards. True if added.
    private bool TryAddInternal(TKey key, TValue value, bool update, out TValue resulting)
    {
        Node existing = Find(key);
        if (existing != null)
        {
            if (update) existing._value = value;
            resulting = existing._value;
            return false;
        }
        int hash = Hash(key);
        int bucket = (int)((uint)hash % (uint)_buckets.Length);
        int lockNumber = bucket % _countPerLock.Length;
        _buckets[bucket] = new Node(key, value, hash, _buckets[bucket]);
        _countPerLock[lockNumber]++;
        resulting = value;
        if (_countPerLock[lockNumber] > _budget) Grow();
        return true;
    }

    private void Grow()
    {
        int total = Count;
        if (total < _buckets.Length / 4)
        {
            _budget *= 2;
            if (_budget < 0) _budget = int.MaxValue;
            return;
        }
        Node[] old = _buckets;
        int length = Prime(2 * old.Length);
        int locks = _countPerLock.Length;
        if (_growLockArray && locks < 1024)
        {
            Counters.Allocated("System.Object[]", 24 + 16 * locks);
            Counters.Allocated("System.Object", 24 * locks);
            locks *= 2;
        }
        Counters.Allocated("System.Collections.Concurrent.ConcurrentDictionary.Tables", 56);
        Node[] buckets = new Node[length];
        int[] counts = new int[locks];
        for (int i = 0; i < old.Length; i++)
        {
            Node node = old[i];
            while (node != null)
            {
                Node next = node._next;
                int bucket = (int)((uint)node._hashcode % (uint)length);
                buckets[bucket] = new Node(node._key, node._value, node._hashcode, buckets[bucket]);
                counts[bucket % locks]++;
                node = next;
            }
        }
        _buckets = buckets;
        _countPerLock = counts;
        _budget = length / locks < 1 ? 1 : length / locks;
    }

    private bool TryRemoveInternal(TKey key, out TValue value, bool matchValue, TValue oldValue)
    {
        int hash = Hash(key);
        int bucket = (int)((uint)hash % (uint)_buckets.Length);
        Node previous = null;
        for (Node node = _buckets[bucket]; node != null; node = node._next)
        {
            if (node._hashcode == hash && Same(node._key, key))
            {
                if (matchValue && !EqualityComparer<TValue>.Default.Equals(oldValue, node._value)) break;
                if (previous == null) _buckets[bucket] = node._next;
                else previous._next = node._next;
                _countPerLock[bucket % _countPerLock.Length]--;
                value = node._value;
                return true;
            }
            previous = node;
        }
        value = default;
        return false;
    }

    public IEqualityComparer<TKey> Comparer => _comparer == null ? EqualityComparer<TKey>.Default : _comparer;

    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < _countPerLock.Length; i++) count += _countPerLock[i];
            return count;
        }
    }

    public bool IsEmpty => Count == 0;

    public TValue this[TKey key]
    {
        get
        {
            Node node = Find(key);
            if (node == null) throw new KeyNotFoundException("The given key '" + key.ToString() + "' was not present in the dictionary.");
            return node._value;
        }
        set => TryAddInternal(key, value, true, out TValue unused);
    }

    public bool ContainsKey(TKey key) => Find(key) != null;
    public bool TryAdd(TKey key, TValue value) => TryAddInternal(key, value, false, out TValue unused);
    public bool TryRemove(TKey key, out TValue value) => TryRemoveInternal(key, out value, false, default);

    public bool TryRemove(KeyValuePair<TKey, TValue> item)
    {
        if (item.Key == null) throw new ArgumentNullException("item", "The item's key is null.");
        return TryRemoveInternal(item.Key, out TValue unused, true, item.Value);
    }

    public bool TryGetValue(TKey key, out TValue value)
    {
        Node node = Find(key);
        value = node == null ? default : node._value;
        return node != null;
    }

    public bool TryUpdate(TKey key, TValue newValue, TValue comparisonValue)
    {
        Node node = Find(key);
        if (node == null || !EqualityComparer<TValue>.Default.Equals(node._value, comparisonValue)) return false;
        node._value = newValue;
        return true;
    }

    public TValue GetOrAdd(TKey key, TValue value)
    {
        Node node = Find(key);
        if (node != null) return node._value;
        TryAddInternal(key, value, false, out TValue resulting);
        return resulting;
    }

    public TValue GetOrAdd(TKey key, Func<TKey, TValue> valueFactory)
    {
        if (valueFactory == null) throw new ArgumentNullException("valueFactory");
        Node node = Find(key);
        if (node != null) return node._value;
        TryAddInternal(key, valueFactory(key), false, out TValue resulting);
        return resulting;
    }

    public TValue GetOrAdd<TArg>(TKey key, Func<TKey, TArg, TValue> valueFactory, TArg factoryArgument)
    {
        if (valueFactory == null) throw new ArgumentNullException("valueFactory");
        Node node = Find(key);
        if (node != null) return node._value;
        TryAddInternal(key, valueFactory(key, factoryArgument), false, out TValue resulting);
        return resulting;
    }

    public TValue AddOrUpdate(TKey key, TValue addValue, Func<TKey, TValue, TValue> updateValueFactory)
    {
        if (updateValueFactory == null) throw new ArgumentNullException("updateValueFactory");
        while (true)
        {
            if (TryGetValue(key, out TValue old))
            {
                TValue changed = updateValueFactory(key, old);
                if (TryUpdate(key, changed, old)) return changed;
            }
            else if (TryAddInternal(key, addValue, false, out TValue resulting)) return resulting;
        }
    }

    public TValue AddOrUpdate(TKey key, Func<TKey, TValue> addValueFactory, Func<TKey, TValue, TValue> updateValueFactory)
    {
        if (addValueFactory == null) throw new ArgumentNullException("addValueFactory");
        if (updateValueFactory == null) throw new ArgumentNullException("updateValueFactory");
        while (true)
        {
            if (TryGetValue(key, out TValue old))
            {
                TValue changed = updateValueFactory(key, old);
                if (TryUpdate(key, changed, old)) return changed;
            }
            else if (TryAddInternal(key, addValueFactory(key), false, out TValue resulting)) return resulting;
        }
    }

    public TValue AddOrUpdate<TArg>(TKey key, Func<TKey, TArg, TValue> addValueFactory, Func<TKey, TValue, TArg, TValue> updateValueFactory, TArg factoryArgument)
    {
        if (addValueFactory == null) throw new ArgumentNullException("addValueFactory");
        if (updateValueFactory == null) throw new ArgumentNullException("updateValueFactory");
        while (true)
        {
            if (TryGetValue(key, out TValue old))
            {
                TValue changed = updateValueFactory(key, old, factoryArgument);
                if (TryUpdate(key, changed, old)) return changed;
            }
            else if (TryAddInternal(key, addValueFactory(key, factoryArgument), false, out TValue resulting)) return resulting;
        }
    }

    public void Clear()
    {
        if (Count == 0) return;
        _buckets = new Node[_initialCapacity];
        _countPerLock = new int[_countPerLock.Length];
        _budget = _initialCapacity / _countPerLock.Length < 1 ? 1 : _initialCapacity / _countPerLock.Length;
    }

    public KeyValuePair<TKey, TValue>[] ToArray()
    {
        KeyValuePair<TKey, TValue>[] array = new KeyValuePair<TKey, TValue>[Count];
        int at = 0;
        for (int i = 0; i < _buckets.Length; i++)
        {
            for (Node node = _buckets[i]; node != null; node = node._next) array[at++] = new KeyValuePair<TKey, TValue>(node._key, node._value);
        }
        return array;
    }

    public ICollection<TKey> Keys
    {
        get
        {
            List<TKey> keys = new List<TKey>(Count);
            for (int i = 0; i < _buckets.Length; i++)
            {
                for (Node node = _buckets[i]; node != null; node = node._next) keys.Add(node._key);
            }
            return new ReadOnlyCollection<TKey>(keys);
        }
    }

    public ICollection<TValue> Values
    {
        get
        {
            List<TValue> values = new List<TValue>(Count);
            for (int i = 0; i < _buckets.Length; i++)
            {
                for (Node node = _buckets[i]; node != null; node = node._next) values.Add(node._value);
            }
            return new ReadOnlyCollection<TValue>(values);
        }
    }

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;
    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        Node[] buckets = _buckets;
        for (int i = 0; i < buckets.Length; i++)
        {
            for (Node node = buckets[i]; node != null; node = node._next) yield return new KeyValuePair<TKey, TValue>(node._key, node._value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void IDictionary<TKey, TValue>.Add(TKey key, TValue value)
    {
        if (!TryAdd(key, value)) throw new ArgumentException("The key already existed in the dictionary.");
    }

    bool IDictionary<TKey, TValue>.Remove(TKey key) => TryRemove(key, out TValue unused);
    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => ((IDictionary<TKey, TValue>)this).Add(item.Key, item.Value);
    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) => TryRemove(item);
    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;

    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item)
        => TryGetValue(item.Key, out TValue value) && EqualityComparer<TValue>.Default.Equals(value, item.Value);

    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int index)
    {
        KeyValuePair<TKey, TValue>[] items = ToArray();
        Array.Copy(items, 0, array, index, items.Length);
    }

    void ICollection.CopyTo(Array array, int index)
    {
        KeyValuePair<TKey, TValue>[] items = ToArray();
        Array.Copy(items, 0, array, index, items.Length);
    }

    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => throw new NotSupportedException("The SyncRoot property may not be used for the synchronization of concurrent collections.");
    bool IDictionary.IsFixedSize => false;
    bool IDictionary.IsReadOnly => false;
    ICollection IDictionary.Keys => (ICollection)Keys;
    ICollection IDictionary.Values => (ICollection)Values;
    void IDictionary.Add(object key, object value) => ((IDictionary<TKey, TValue>)this).Add((TKey)key, (TValue)value);
    bool IDictionary.Contains(object key) => key is TKey typed && ContainsKey(typed);
    void IDictionary.Remove(object key) { if (key is TKey typed) TryRemove(typed, out TValue unused); }
    IDictionaryEnumerator IDictionary.GetEnumerator() => ((IDictionary)new Dictionary<TKey, TValue>(this)).GetEnumerator();

    object IDictionary.this[object key]
    {
        get => key is TKey typed && TryGetValue(typed, out TValue value) ? (object)value : null;
        set => this[(TKey)key] = (TValue)value;
    }
}
