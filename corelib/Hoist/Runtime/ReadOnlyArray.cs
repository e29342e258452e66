using System;
using System.Collections;
using System.Collections.Generic;
namespace Hoist.Runtime;

/// What `IEnumerable<T> e = [a, b]` makes: a list over an array that nobody else has, which cannot be changed.
internal sealed class ReadOnlyArray<T> : IList<T>, IReadOnlyList<T>, IList
{
    private readonly T[] items;

    public ReadOnlyArray(T[] items) { this.items = items; }

    public int Count => items.Length;
    public T this[int index] => items[index];
    T IList<T>.this[int index] { get => items[index]; set => throw Fixed(); }
    object IList.this[int index] { get => items[index]; set => throw Fixed(); }
    bool ICollection<T>.IsReadOnly => true;
    bool IList.IsReadOnly => true;
    bool IList.IsFixedSize => true;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    bool ICollection<T>.Contains(T item) => ((ICollection<T>)items).Contains(item);
    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => Array.Copy(items, 0, array, arrayIndex, items.Length);
    int IList<T>.IndexOf(T item) => ((IList<T>)items).IndexOf(item);
    void ICollection<T>.Add(T item) => throw Fixed();
    void ICollection<T>.Clear() => throw Fixed();
    bool ICollection<T>.Remove(T item) => throw Fixed();
    void IList<T>.Insert(int index, T item) => throw Fixed();
    void IList<T>.RemoveAt(int index) => throw Fixed();

    void ICollection.CopyTo(Array array, int index) => Array.Copy(items, 0, array, index, items.Length);
    bool IList.Contains(object value) => value is T item && ((ICollection<T>)items).Contains(item);
    int IList.IndexOf(object value) => value is T item ? ((IList<T>)items).IndexOf(item) : -1;
    int IList.Add(object value) => throw Fixed();
    void IList.Clear() => throw Fixed();
    void IList.Insert(int index, object value) => throw Fixed();
    void IList.Remove(object value) => throw Fixed();
    void IList.RemoveAt(int index) => throw Fixed();

    private static NotSupportedException Fixed() => new NotSupportedException("Specified method is not supported.");
}
