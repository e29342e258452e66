using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections;

public class SortedList : IDictionary
{
    private readonly SortedList<object, object> _inner;

    private sealed class Order : IComparer<object>
    {
        private readonly IComparer _comparer;
        internal Order(IComparer comparer) { _comparer = comparer; }
        public int Compare(object x, object y) => _comparer.Compare(x, y);
    }

    public SortedList() : this((IComparer)null) { }
    public SortedList(int initialCapacity) : this((IComparer)null) { }
    public SortedList(IComparer comparer) { _inner = new SortedList<object, object>(new Order(comparer == null ? Comparer.Default : comparer)); }
    public virtual int Count => _inner.Count;
    public virtual bool IsReadOnly => false;
    public virtual bool IsFixedSize => false;
    public virtual bool IsSynchronized => false;
    public virtual object SyncRoot => this;
    public virtual ICollection Keys => (ICollection)_inner.Keys;
    public virtual ICollection Values => (ICollection)_inner.Values;

    public virtual object this[object key]
    {
        get
        {
            object value;
            return _inner.TryGetValue(key, out value) ? value : null;
        }
        set => _inner[key] = value;
    }

    public virtual void Add(object key, object value)
    {
        if (_inner.ContainsKey(key)) throw new ArgumentException("Item has already been added. Key in dictionary: '" + key + "'  Key being added: '" + key + "'");
        _inner.Add(key, value);
    }

    public virtual bool Contains(object key) => _inner.ContainsKey(key);
    public virtual bool ContainsKey(object key) => _inner.ContainsKey(key);
    public virtual bool ContainsValue(object value) => _inner.ContainsValue(value);
    public virtual object GetByIndex(int index) => _inner.GetValueAtIndex(index);
    public virtual object GetKey(int index) => _inner.GetKeyAtIndex(index);
    public virtual void SetByIndex(int index, object value) => _inner.SetValueAtIndex(index, value);
    public virtual int IndexOfKey(object key) => _inner.IndexOfKey(key);
    public virtual int IndexOfValue(object value) => _inner.IndexOfValue(value);
    public virtual void Remove(object key) => _inner.Remove(key);
    public virtual void RemoveAt(int index) => _inner.RemoveAt(index);
    public virtual void Clear() => _inner.Clear();
    public virtual void CopyTo(Array array, int arrayIndex) => ((ICollection)_inner).CopyTo(array, arrayIndex);
    public virtual IDictionaryEnumerator GetEnumerator() => ((IDictionary)_inner).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => ((IDictionary)_inner).GetEnumerator();
}
