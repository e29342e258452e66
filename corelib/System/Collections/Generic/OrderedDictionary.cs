using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

/// A dictionary that keeps the order of insertion and can be indexed.
public class OrderedDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>, IList<KeyValuePair<TKey, TValue>>, IReadOnlyList<KeyValuePair<TKey, TValue>>
{
    private readonly List<KeyValuePair<TKey, TValue>> _items = new List<KeyValuePair<TKey, TValue>>();
    private readonly Dictionary<TKey, int> _positions;

    public OrderedDictionary() : this((IEqualityComparer<TKey>)null) { }
    public OrderedDictionary(int capacity) : this((IEqualityComparer<TKey>)null) { _items.EnsureCapacity(capacity); }
    public OrderedDictionary(IEqualityComparer<TKey> comparer) { _positions = new Dictionary<TKey, int>(comparer); }
    public OrderedDictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection) : this(collection, null) { }

    public OrderedDictionary(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey> comparer) : this(comparer)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        foreach (KeyValuePair<TKey, TValue> pair in collection) Add(pair.Key, pair.Value);
    }

    public IEqualityComparer<TKey> Comparer => _positions.Comparer;
    public int Count => _items.Count;
    public ICollection<TKey> Keys => _items.ConvertAll(pair => pair.Key).AsReadOnly();
    public ICollection<TValue> Values => _items.ConvertAll(pair => pair.Value).AsReadOnly();
    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;
    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;
    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;

    public TValue this[TKey key]
    {
        get
        {
            int index;
            if (!_positions.TryGetValue(key, out index)) throw Throw.KeyMissing(key);
            return _items[index].Value;
        }
        set
        {
            int index;
            if (_positions.TryGetValue(key, out index)) _items[index] = new KeyValuePair<TKey, TValue>(_items[index].Key, value);
            else Add(key, value);
        }
    }

    public void Add(TKey key, TValue value)
    {
        if (!TryAdd(key, value)) throw Throw.KeyTwice(key);
    }

    public bool TryAdd(TKey key, TValue value)
    {
        if (!_positions.TryAdd(key, _items.Count)) return false;
        _items.Add(new KeyValuePair<TKey, TValue>(key, value));
        return true;
    }

    public bool ContainsKey(TKey key) => _positions.ContainsKey(key);

    public bool ContainsValue(TValue value)
    {
        foreach (KeyValuePair<TKey, TValue> pair in _items)
            if (EqualityComparer<TValue>.Default.Equals(pair.Value, value)) return true;
        return false;
    }

    public bool TryGetValue(TKey key, out TValue value)
    {
        int index;
        bool found = _positions.TryGetValue(key, out index);
        value = found ? _items[index].Value : default;
        return found;
    }

    public int IndexOf(TKey key)
    {
        int index;
        return _positions.TryGetValue(key, out index) ? index : -1;
    }

    public KeyValuePair<TKey, TValue> GetAt(int index) => _items[index];
    public void SetAt(int index, TValue value) => _items[index] = new KeyValuePair<TKey, TValue>(_items[index].Key, value);

    public void Insert(int index, TKey key, TValue value)
    {
        if ((uint)index > (uint)_items.Count) throw Throw.IndexMustBeLessOrEqual("index");
        if (_positions.ContainsKey(key)) throw Throw.KeyTwice(key);
        _items.Insert(index, new KeyValuePair<TKey, TValue>(key, value));
        Renumber(index);
    }

    private void Renumber(int from)
    {
        for (int i = from; i < _items.Count; i++) _positions[_items[i].Key] = i;
    }

    public bool Remove(TKey key)
    {
        int index;
        if (!_positions.TryGetValue(key, out index)) return false;
        RemoveAt(index);
        return true;
    }

    public bool Remove(TKey key, out TValue value) => TryGetValue(key, out value) && Remove(key);

    public void RemoveAt(int index)
    {
        _positions.Remove(_items[index].Key);
        _items.RemoveAt(index);
        Renumber(index);
    }

    public void Clear()
    {
        _items.Clear();
        _positions.Clear();
    }

    public List<KeyValuePair<TKey, TValue>>.Enumerator GetEnumerator() => _items.GetEnumerator();
    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => _items.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);
    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) => _items.Contains(item);
    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);
    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) => _items.Contains(item) && Remove(item.Key);
    KeyValuePair<TKey, TValue> IList<KeyValuePair<TKey, TValue>>.this[int index] { get => _items[index]; set => _items[index] = value; }
    KeyValuePair<TKey, TValue> IReadOnlyList<KeyValuePair<TKey, TValue>>.this[int index] => _items[index];
    int IList<KeyValuePair<TKey, TValue>>.IndexOf(KeyValuePair<TKey, TValue> item) => _items.IndexOf(item);
    void IList<KeyValuePair<TKey, TValue>>.Insert(int index, KeyValuePair<TKey, TValue> item) => Insert(index, item.Key, item.Value);
}
