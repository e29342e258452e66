using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections.ObjectModel;

public class ReadOnlyDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
{
    private readonly IDictionary<TKey, TValue> _dictionary;

    public ReadOnlyDictionary(IDictionary<TKey, TValue> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary, "dictionary");
        _dictionary = dictionary;
    }

    protected IDictionary<TKey, TValue> Dictionary => _dictionary;
    public int Count => _dictionary.Count;
    public TValue this[TKey key] => _dictionary[key];
    public ICollection<TKey> Keys => _dictionary.Keys;
    public ICollection<TValue> Values => _dictionary.Values;
    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => _dictionary.Keys;
    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => _dictionary.Values;
    public bool ContainsKey(TKey key) => _dictionary.ContainsKey(key);
    public bool TryGetValue(TKey key, out TValue value) => _dictionary.TryGetValue(key, out value);
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _dictionary.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => _dictionary.GetEnumerator();
    TValue IDictionary<TKey, TValue>.this[TKey key] { get => _dictionary[key]; set => throw Throw.ReadOnly(); }
    void IDictionary<TKey, TValue>.Add(TKey key, TValue value) => throw Throw.ReadOnly();
    bool IDictionary<TKey, TValue>.Remove(TKey key) => throw Throw.ReadOnly();
    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => true;
    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => throw Throw.ReadOnly();
    void ICollection<KeyValuePair<TKey, TValue>>.Clear() => throw Throw.ReadOnly();
    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) => _dictionary.Contains(item);
    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => _dictionary.CopyTo(array, arrayIndex);
    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) => throw Throw.ReadOnly();
}
