using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Collections;

public class ArrayList : IList, ICloneable
{
    private readonly List<object> _items;

    public ArrayList() { _items = new List<object>(); }

    public ArrayList(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        _items = new List<object>(capacity);
    }

    public ArrayList(ICollection c) : this()
    {
        ArgumentNullException.ThrowIfNull(c, "c");
        AddRange(c);
    }

    public virtual int Capacity { get => _items.Capacity; set => _items.Capacity = value; }
    public virtual int Count => _items.Count;
    public virtual bool IsReadOnly => false;
    public virtual bool IsFixedSize => false;
    public virtual bool IsSynchronized => false;
    public virtual object SyncRoot => this;
    public virtual object this[int index] { get => _items[index]; set => _items[index] = value; }

    public virtual int Add(object value)
    {
        _items.Add(value);
        return _items.Count - 1;
    }

    public virtual void AddRange(ICollection c)
    {
        foreach (object item in c) _items.Add(item);
    }

    public virtual void InsertRange(int index, ICollection c)
    {
        foreach (object item in c) _items.Insert(index++, item);
    }

    public virtual void Clear() => _items.Clear();
    public virtual bool Contains(object item) => _items.Contains(item);
    public virtual int IndexOf(object value) => _items.IndexOf(value);
    public virtual int LastIndexOf(object value) => _items.LastIndexOf(value);

    public virtual void Insert(int index, object value)
    {
        if ((uint)index > (uint)_items.Count) throw new ArgumentOutOfRangeException("index", "Insertion index was out of range. Must be non-negative and less than or equal to size.");
        _items.Insert(index, value);
    }

    public virtual void Remove(object obj) => _items.Remove(obj);
    public virtual void RemoveAt(int index) => _items.RemoveAt(index);
    public virtual void RemoveRange(int index, int count) => _items.RemoveRange(index, count);
    public virtual void Reverse() => _items.Reverse();
    public virtual void Reverse(int index, int count) => _items.Reverse(index, count);
    public virtual ArrayList GetRange(int index, int count) => new ArrayList(_items.GetRange(index, count));
    public virtual void Sort() => _items.Sort(new Order(Comparer.Default));
    public virtual void Sort(IComparer comparer) => _items.Sort(new Order(comparer == null ? Comparer.Default : comparer));
    public virtual int BinarySearch(object value) => _items.BinarySearch(value, new Order(Comparer.Default));
    public virtual object[] ToArray() => _items.ToArray();

    public virtual Array ToArray(Type type)
    {
        Array result = Array.CreateInstance(type, _items.Count);
        for (int i = 0; i < _items.Count; i++) result.SetValue(_items[i], i);
        return result;
    }

    public virtual void TrimToSize() => _items.TrimExcess();
    public virtual object Clone() => new ArrayList(this);
    public virtual void CopyTo(Array array) => CopyTo(array, 0);
    public virtual void CopyTo(Array array, int arrayIndex) => ((ICollection)_items).CopyTo(array, arrayIndex);
    public virtual IEnumerator GetEnumerator() => ((IEnumerable)_items).GetEnumerator();
    public static ArrayList Synchronized(ArrayList list) => list;

    public static ArrayList Repeat(object value, int count)
    {
        ArrayList result = new ArrayList(count);
        for (int i = 0; i < count; i++) result.Add(value);
        return result;
    }

    private sealed class Order : IComparer<object>
    {
        private readonly IComparer _inner;
        internal Order(IComparer inner) { _inner = inner; }
        public int Compare(object x, object y) => _inner.Compare(x, y);
    }
}
