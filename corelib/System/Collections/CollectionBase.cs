namespace System.Collections;

public abstract class CollectionBase : IList
{
    private readonly ArrayList _list = new ArrayList();

    protected ArrayList InnerList => _list;
    protected IList List => this;
    public int Count => _list.Count;
    public int Capacity { get => _list.Capacity; set => _list.Capacity = value; }
    bool IList.IsReadOnly => false;
    bool IList.IsFixedSize => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;

    object IList.this[int index]
    {
        get => _list[index];
        set
        {
            OnValidate(value);
            object old = _list[index];
            OnSet(index, old, value);
            _list[index] = value;
            OnSetComplete(index, old, value);
        }
    }

    int IList.Add(object value)
    {
        OnValidate(value);
        OnInsert(_list.Count, value);
        int index = _list.Add(value);
        OnInsertComplete(index, value);
        return index;
    }

    public void Clear()
    {
        OnClear();
        _list.Clear();
        OnClearComplete();
    }

    bool IList.Contains(object value) => _list.Contains(value);
    int IList.IndexOf(object value) => _list.IndexOf(value);

    void IList.Insert(int index, object value)
    {
        OnValidate(value);
        OnInsert(index, value);
        _list.Insert(index, value);
        OnInsertComplete(index, value);
    }

    void IList.Remove(object value)
    {
        OnValidate(value);
        int index = _list.IndexOf(value);
        if (index < 0) throw new ArgumentException("Cannot remove the specified item because it was not found in the specified Collection.");
        RemoveAt(index);
    }

    public void RemoveAt(int index)
    {
        object value = _list[index];
        OnValidate(value);
        OnRemove(index, value);
        _list.RemoveAt(index);
        OnRemoveComplete(index, value);
    }

    void ICollection.CopyTo(Array array, int index) => _list.CopyTo(array, index);
    public IEnumerator GetEnumerator() => _list.GetEnumerator();
    protected virtual void OnSet(int index, object oldValue, object newValue) { }
    protected virtual void OnInsert(int index, object value) { }
    protected virtual void OnClear() { }
    protected virtual void OnRemove(int index, object value) { }
    protected virtual void OnValidate(object value) => ArgumentNullException.ThrowIfNull(value, "value");
    protected virtual void OnSetComplete(int index, object oldValue, object newValue) { }
    protected virtual void OnInsertComplete(int index, object value) { }
    protected virtual void OnClearComplete() { }
    protected virtual void OnRemoveComplete(int index, object value) { }
}
