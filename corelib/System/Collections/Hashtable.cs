using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections;

public class Hashtable : IDictionary, ICloneable
{
    private readonly Dictionary<object, object> _table;

    private sealed class Equality : IEqualityComparer<object>
    {
        private readonly IEqualityComparer _inner;
        internal Equality(IEqualityComparer inner) { _inner = inner; }
        bool IEqualityComparer<object>.Equals(object x, object y) => _inner.Equals(x, y);
        int IEqualityComparer<object>.GetHashCode(object obj) => _inner.GetHashCode(obj);
    }

    public Hashtable() { _table = new Dictionary<object, object>(); }
    public Hashtable(int capacity) { _table = new Dictionary<object, object>(capacity); }
    public Hashtable(IEqualityComparer equalityComparer) { _table = new Dictionary<object, object>(equalityComparer == null ? null : new Equality(equalityComparer)); }

    public Hashtable(IDictionary d) : this()
    {
        ArgumentNullException.ThrowIfNull(d, "d");
        foreach (DictionaryEntry entry in d) Add(entry.Key, entry.Value);
    }

    public virtual int Count => _table.Count;
    public virtual bool IsReadOnly => false;
    public virtual bool IsFixedSize => false;
    public virtual bool IsSynchronized => false;
    public virtual object SyncRoot => this;
    public virtual ICollection Keys => _table.Keys;
    public virtual ICollection Values => _table.Values;

    public virtual object this[object key]
    {
        get
        {
            object value;
            return _table.TryGetValue(key, out value) ? value : null;
        }
        set => _table[key] = value;
    }

    public virtual void Add(object key, object value)
    {
        if (!_table.TryAdd(key, value)) throw new ArgumentException("Item has already been added. Key in dictionary: '" + key + "'  Key being added: '" + key + "'");
    }

    public virtual bool Contains(object key) => _table.ContainsKey(key);
    public virtual bool ContainsKey(object key) => _table.ContainsKey(key);
    public virtual bool ContainsValue(object value) => _table.ContainsValue(value);
    public virtual void Remove(object key) => _table.Remove(key);
    public virtual void Clear() => _table.Clear();
    public virtual object Clone() => new Hashtable(this);

    public virtual void CopyTo(Array array, int arrayIndex)
    {
        foreach (KeyValuePair<object, object> pair in _table) array.SetValue(new DictionaryEntry(pair.Key, pair.Value), arrayIndex++);
    }

    public virtual IDictionaryEnumerator GetEnumerator() => ((IDictionary)_table).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => ((IDictionary)_table).GetEnumerator();
    public static Hashtable Synchronized(Hashtable table) => table;
}
