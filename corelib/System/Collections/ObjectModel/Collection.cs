using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections.ObjectModel;

public class Collection<T> : IList<T>, IList, IReadOnlyList<T>
{
    private readonly IList<T> items;

    public Collection() { items = new List<T>(); }

    public Collection(IList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list, "list");
        items = list;
    }

    protected IList<T> Items => items;
    public int Count => items.Count;

    public T this[int index]
    {
        get => items[index];
        set
        {
            if ((uint)index >= (uint)items.Count) throw Throw.IndexMustBeLess();
            SetItem(index, value);
        }
    }

    public void Add(T item) => InsertItem(items.Count, item);
    public void Clear() => ClearItems();
    public bool Contains(T item) => items.Contains(item);
    public void CopyTo(T[] array, int index) => items.CopyTo(array, index);
    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
    public int IndexOf(T item) => items.IndexOf(item);

    public void Insert(int index, T item)
    {
        if ((uint)index > (uint)items.Count) throw new ArgumentOutOfRangeException("index", "Index must be within the bounds of the List.");
        InsertItem(index, item);
    }

    public bool Remove(T item)
    {
        int index = items.IndexOf(item);
        if (index < 0) return false;
        RemoveItem(index);
        return true;
    }

    public void RemoveAt(int index)
    {
        if ((uint)index >= (uint)items.Count) throw Throw.IndexMustBeLess();
        RemoveItem(index);
    }

    protected virtual void ClearItems() => items.Clear();
    protected virtual void InsertItem(int index, T item) => items.Insert(index, item);
    protected virtual void RemoveItem(int index) => items.RemoveAt(index);
    protected virtual void SetItem(int index, T item) => items[index] = item;
    bool ICollection<T>.IsReadOnly => items.IsReadOnly;
    bool IList.IsReadOnly => items.IsReadOnly;
    bool IList.IsFixedSize => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;
    object IList.this[int index] { get => items[index]; set => this[index] = (T)value; }

    int IList.Add(object value)
    {
        Add((T)value);
        return Count - 1;
    }

    bool IList.Contains(object value) => value is T item && Contains(item);
    int IList.IndexOf(object value) => value is T item ? IndexOf(item) : -1;
    void IList.Insert(int index, object value) => Insert(index, (T)value);

    void IList.Remove(object value)
    {
        if (value is T item) Remove(item);
    }

    void ICollection.CopyTo(Array array, int index)
    {
        for (int i = 0; i < items.Count; i++) array.SetValue(items[i], index + i);
    }
}
