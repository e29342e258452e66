using System.Collections.Generic;
namespace System.Collections.ObjectModel;

public abstract class KeyedCollection<TKey, TItem> : Collection<TItem>
{
    private readonly Dictionary<TKey, TItem> _dictionary;

    protected KeyedCollection() : this(null) { }
    protected KeyedCollection(IEqualityComparer<TKey> comparer) { _dictionary = new Dictionary<TKey, TItem>(comparer); }

    public IEqualityComparer<TKey> Comparer => _dictionary.Comparer;
    protected abstract TKey GetKeyForItem(TItem item);

    public TItem this[TKey key]
    {
        get
        {
            TItem item;
            if (_dictionary.TryGetValue(key, out item)) return item;
            throw new KeyNotFoundException("The given key '" + key + "' was not present in the dictionary.");
        }
    }

    public bool Contains(TKey key) => _dictionary.ContainsKey(key);
    public bool TryGetValue(TKey key, out TItem item) => _dictionary.TryGetValue(key, out item);

    public bool Remove(TKey key)
    {
        TItem item;
        return _dictionary.TryGetValue(key, out item) && Remove(item);
    }

    protected override void ClearItems()
    {
        base.ClearItems();
        _dictionary.Clear();
    }

    protected override void InsertItem(int index, TItem item)
    {
        _dictionary.Add(GetKeyForItem(item), item);
        base.InsertItem(index, item);
    }

    protected override void RemoveItem(int index)
    {
        _dictionary.Remove(GetKeyForItem(Items[index]));
        base.RemoveItem(index);
    }

    protected override void SetItem(int index, TItem item)
    {
        _dictionary.Remove(GetKeyForItem(Items[index]));
        _dictionary.Add(GetKeyForItem(item), item);
        base.SetItem(index, item);
    }
}
