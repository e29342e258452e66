using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections.ObjectModel;

public class ReadOnlyCollection<T> : IList<T>, IList, IReadOnlyList<T>
{
    private readonly IList<T> list;

    public ReadOnlyCollection(IList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list, "list");
        this.list = list;
    }

    public static ReadOnlyCollection<T> Empty { get; } = new ReadOnlyCollection<T>(Array.Empty<T>());
    protected IList<T> Items => list;
    public int Count => list.Count;
    public T this[int index] => list[index];
    public bool Contains(T value) => list.Contains(value);
    public void CopyTo(T[] array, int index) => list.CopyTo(array, index);
    public IEnumerator<T> GetEnumerator() => list.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => list.GetEnumerator();
    public int IndexOf(T value) => list.IndexOf(value);
    bool ICollection<T>.IsReadOnly => true;
    T IList<T>.this[int index] { get => list[index]; set => throw Throw.ReadOnly(); }
    void ICollection<T>.Add(T value) => throw Throw.ReadOnly();
    void ICollection<T>.Clear() => throw Throw.ReadOnly();
    bool ICollection<T>.Remove(T value) => throw Throw.ReadOnly();
    void IList<T>.Insert(int index, T value) => throw Throw.ReadOnly();
    void IList<T>.RemoveAt(int index) => throw Throw.ReadOnly();
    bool IList.IsReadOnly => true;
    bool IList.IsFixedSize => true;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;
    object IList.this[int index] { get => list[index]; set => throw Throw.ReadOnly(); }
    int IList.Add(object value) => throw Throw.ReadOnly();
    void IList.Clear() => throw Throw.ReadOnly();
    bool IList.Contains(object value) => value is T item && list.Contains(item);
    int IList.IndexOf(object value) => value is T item ? list.IndexOf(item) : -1;
    void IList.Insert(int index, object value) => throw Throw.ReadOnly();
    void IList.Remove(object value) => throw Throw.ReadOnly();
    void IList.RemoveAt(int index) => throw Throw.ReadOnly();

    void ICollection.CopyTo(Array array, int index)
    {
        for (int i = 0; i < list.Count; i++) array.SetValue(list[i], index + i);
    }
}
