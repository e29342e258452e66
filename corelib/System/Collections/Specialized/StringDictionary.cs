namespace System.Collections.Specialized;

/// Keys are kept in lower case.
public class StringDictionary : IEnumerable
{
    private readonly Hashtable _contents = new Hashtable();

    public virtual int Count => _contents.Count;
    public virtual bool IsSynchronized => false;
    public virtual object SyncRoot => _contents.SyncRoot;
    public virtual ICollection Keys => _contents.Keys;
    public virtual ICollection Values => _contents.Values;

    private static string Lower(string key)
    {
        ArgumentNullException.ThrowIfNull(key, "key");
        return key.ToLowerInvariant();
    }

    public virtual string this[string key] { get => (string)_contents[Lower(key)]; set => _contents[Lower(key)] = value; }
    public virtual void Add(string key, string value) => _contents.Add(Lower(key), value);
    public virtual void Clear() => _contents.Clear();
    public virtual bool ContainsKey(string key) => _contents.ContainsKey(Lower(key));
    public virtual bool ContainsValue(string value) => _contents.ContainsValue(value);
    public virtual void CopyTo(Array array, int index) => _contents.CopyTo(array, index);
    public virtual IEnumerator GetEnumerator() => _contents.GetEnumerator();
    public virtual void Remove(string key) => _contents.Remove(Lower(key));
}
