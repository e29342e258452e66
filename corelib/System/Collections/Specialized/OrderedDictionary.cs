using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections.Specialized;

public class OrderedDictionary : IDictionary
{
    private readonly OrderedDictionary<object, object> _inner = new OrderedDictionary<object, object>();

    public int Count => _inner.Count;
    public bool IsReadOnly => false;
    bool IDictionary.IsFixedSize => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;
    public ICollection Keys => (ICollection)_inner.Keys;
    public ICollection Values => (ICollection)_inner.Values;
    public object this[int index] { get => _inner.GetAt(index).Value; set => _inner.SetAt(index, value); }

    public object this[object key]
    {
        get
        {
            object value;
            return _inner.TryGetValue(key, out value) ? value : null;
        }
        set => _inner[key] = value;
    }

    public void Add(object key, object value) => _inner.Add(key, value);
    public void Insert(int index, object key, object value) => _inner.Insert(index, key, value);
    public bool Contains(object key) => _inner.ContainsKey(key);
    public void Remove(object key) => _inner.Remove(key);
    public void RemoveAt(int index) => _inner.RemoveAt(index);
    public void Clear() => _inner.Clear();

    public void CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<object, object> pair in _inner) array.SetValue(new DictionaryEntry(pair.Key, pair.Value), index++);
    }

    public IDictionaryEnumerator GetEnumerator() => new PairEnumerator(((IEnumerable<KeyValuePair<object, object>>)_inner).GetEnumerator());
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
