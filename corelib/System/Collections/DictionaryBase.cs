namespace System.Collections;

public abstract class DictionaryBase : IDictionary
{
    private readonly Hashtable _table = new Hashtable();

    protected Hashtable InnerHashtable => _table;
    protected IDictionary Dictionary => this;
    public int Count => _table.Count;
    bool IDictionary.IsReadOnly => false;
    bool IDictionary.IsFixedSize => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => _table;
    ICollection IDictionary.Keys => _table.Keys;
    ICollection IDictionary.Values => _table.Values;

    object IDictionary.this[object key]
    {
        get
        {
            object value = _table[key];
            OnGet(key, value);
            return value;
        }
        set
        {
            OnValidate(key, value);
            bool exists = _table.Contains(key);
            object old = _table[key];
            OnSet(key, old, value);
            _table[key] = value;
            try
            {
                OnSetComplete(key, old, value);
            }
            catch
            {
                if (exists) _table[key] = old;
                else _table.Remove(key);
                throw;
            }
        }
    }

    void IDictionary.Add(object key, object value)
    {
        OnValidate(key, value);
        OnInsert(key, value);
        _table.Add(key, value);
        try
        {
            OnInsertComplete(key, value);
        }
        catch
        {
            _table.Remove(key);
            throw;
        }
    }

    bool IDictionary.Contains(object key) => _table.Contains(key);

    void IDictionary.Remove(object key)
    {
        if (!_table.Contains(key)) return;
        object value = _table[key];
        OnValidate(key, value);
        OnRemove(key, value);
        _table.Remove(key);
        OnRemoveComplete(key, value);
    }

    public void Clear()
    {
        OnClear();
        _table.Clear();
        OnClearComplete();
    }

    public void CopyTo(Array array, int index) => _table.CopyTo(array, index);
    public IDictionaryEnumerator GetEnumerator() => _table.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => _table.GetEnumerator();
    protected virtual object OnGet(object key, object currentValue) => currentValue;
    protected virtual void OnSet(object key, object oldValue, object newValue) { }
    protected virtual void OnInsert(object key, object value) { }
    protected virtual void OnClear() { }
    protected virtual void OnRemove(object key, object value) { }
    protected virtual void OnValidate(object key, object value) { }
    protected virtual void OnSetComplete(object key, object oldValue, object newValue) { }
    protected virtual void OnInsertComplete(object key, object value) { }
    protected virtual void OnClearComplete() { }
    protected virtual void OnRemoveComplete(object key, object value) { }
}
