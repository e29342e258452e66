using System.Collections.Generic;
namespace System.Collections.Specialized;

public class StringCollection : IList
{
    private readonly List<string> _data = new List<string>();

    public string this[int index] { get => _data[index]; set => _data[index] = value; }
    public int Count => _data.Count;
    public bool IsReadOnly => false;
    public bool IsSynchronized => false;
    public object SyncRoot => this;
    bool IList.IsFixedSize => false;
    bool IList.IsReadOnly => false;
    object IList.this[int index] { get => _data[index]; set => _data[index] = (string)value; }

    public int Add(string value)
    {
        _data.Add(value);
        return _data.Count - 1;
    }

    public void AddRange(string[] value)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        _data.AddRange(value);
    }

    public void Clear() => _data.Clear();
    public bool Contains(string value) => _data.Contains(value);
    public void CopyTo(string[] array, int index) => _data.CopyTo(array, index);
    public StringEnumerator GetEnumerator() => new StringEnumerator(_data.GetEnumerator());
    public int IndexOf(string value) => _data.IndexOf(value);
    public void Insert(int index, string value) => _data.Insert(index, value);
    public void Remove(string value) => _data.Remove(value);
    public void RemoveAt(int index) => _data.RemoveAt(index);
    int IList.Add(object value) => Add((string)value);
    bool IList.Contains(object value) => Contains((string)value);
    int IList.IndexOf(object value) => IndexOf((string)value);
    void IList.Insert(int index, object value) => Insert(index, (string)value);
    void IList.Remove(object value) => Remove((string)value);
    void ICollection.CopyTo(Array array, int index) => ((ICollection)_data).CopyTo(array, index);
    IEnumerator IEnumerable.GetEnumerator() => _data.GetEnumerator();
}
