using Hoist.Runtime;
using System.Collections.Generic;
namespace System.Collections.Specialized;

/// Few entries, in the order of insertion.
public class ListDictionary : IDictionary
{
    private readonly OrderedDictionary<object, object> _inner;

    private sealed class Equality : IEqualityComparer<object>
    {
        private readonly IComparer _comparer;
        internal Equality(IComparer comparer) { _comparer = comparer; }
        bool IEqualityComparer<object>.Equals(object x, object y) => _comparer.Compare(x, y) == 0;
        int IEqualityComparer<object>.GetHashCode(object obj) => 0;
    }

    public ListDictionary() { _inner = new OrderedDictionary<object, object>(); }
    public ListDictionary(IComparer comparer) { _inner = new OrderedDictionary<object, object>(comparer == null ? null : new Equality(comparer)); }

    public int Count => _inner.Count;
    public bool IsReadOnly => false;
    public bool IsFixedSize => false;
    public bool IsSynchronized => false;
    public object SyncRoot => this;
    public ICollection Keys => (ICollection)_inner.Keys;
    public ICollection Values => (ICollection)_inner.Values;

    public object this[object key]
    {
        get => _inner.TryGetValue(key, out object value) ? value : null;
        set => _inner[key] = value;
    }

    public void Add(object key, object value)
    {
        ArgumentNullException.ThrowIfNull(key, "key");
        if (!_inner.TryAdd(key, value)) throw new ArgumentException("An item with the same key has already been added. Key: " + key);
    }

    public bool Contains(object key) => _inner.ContainsKey(key);
    public void Remove(object key) => _inner.Remove(key);
    public void Clear() => _inner.Clear();

    public void CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<object, object> pair in _inner) array.SetValue(new DictionaryEntry(pair.Key, pair.Value), index++);
    }

    public IDictionaryEnumerator GetEnumerator() => new PairEnumerator(((IEnumerable<KeyValuePair<object, object>>)_inner).GetEnumerator());
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
