using System.Collections.Generic;
namespace System.Collections.Specialized;

/// Several values for a name; names without regard to case, in the order of insertion.
public class NameValueCollection : ICollection
{
    private readonly OrderedDictionary<string, List<string>> _entries;
    private List<string> _ofNull;

    public NameValueCollection() { _entries = new OrderedDictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase); }
    public NameValueCollection(int capacity) : this() { }
    public NameValueCollection(IEqualityComparer<string> equalityComparer) { _entries = new OrderedDictionary<string, List<string>>(equalityComparer); }
    public NameValueCollection(NameValueCollection col) : this() { Add(col); }

    public virtual int Count => _entries.Count;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;
    public virtual ICollection Keys => AllKeys;

    public virtual string[] AllKeys
    {
        get
        {
            string[] keys = new string[_entries.Count];
            for (int i = 0; i < keys.Length; i++) keys[i] = _entries.GetAt(i).Key;
            return keys;
        }
    }

    public string this[int index] => Get(index);
    public string this[string name] { get => Get(name); set => Set(name, value); }

    private static string Joined(List<string> values) => values == null || values.Count == 0 ? null : string.Join(",", values);

    private List<string> Values(string name)
    {
        if (name == null) return _ofNull;
        return _entries.TryGetValue(name, out List<string> values) ? values : null;
    }

    public void Add(NameValueCollection c)
    {
        ArgumentNullException.ThrowIfNull(c, "c");
        foreach (string key in c.AllKeys)
        {
            foreach (string value in c._entries[key]) Add(key, value);
            if (c._entries[key].Count == 0) Add(key, null);
        }
    }

    public virtual void Add(string name, string value)
    {
        List<string> values = Values(name);
        if (values == null)
        {
            values = new List<string>();
            if (name == null) _ofNull = values;
            else _entries.Add(name, values);
        }
        if (value != null) values.Add(value);
    }

    public virtual void Set(string name, string value)
    {
        List<string> values = Values(name);
        if (values != null) values.Clear();
        Add(name, value);
    }

    public virtual string Get(string name) => Joined(Values(name));
    public virtual string Get(int index) => Joined(_entries.GetAt(index).Value);
    public virtual string GetKey(int index) => _entries.GetAt(index).Key;
    public virtual string[] GetValues(string name) => Values(name) == null || Values(name).Count == 0 ? null : Values(name).ToArray();
    public virtual string[] GetValues(int index) => GetValues(GetKey(index));
    public bool HasKeys() => _entries.Count > 0;

    public virtual void Remove(string name)
    {
        if (name == null) _ofNull = null;
        else _entries.Remove(name);
    }

    public virtual void Clear()
    {
        _entries.Clear();
        _ofNull = null;
    }

    public void CopyTo(Array dest, int index)
    {
        for (int i = 0; i < Count; i++) dest.SetValue(Get(i), index + i);
    }

    public virtual IEnumerator GetEnumerator() => AllKeys.GetEnumerator();
}
