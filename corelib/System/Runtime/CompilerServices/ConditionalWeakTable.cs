using System.Collections.Generic;
namespace System.Runtime.CompilerServices;

/// Keeps its keys alive here; otherwise as .NET's.
public sealed class ConditionalWeakTable<TKey, TValue> where TKey : class where TValue : class
{
    private readonly Dictionary<object, TValue> _table = new Dictionary<object, TValue>(ReferenceEqualityComparer.Instance);

    public delegate TValue CreateValueCallback(TKey key);

    public void Add(TKey key, TValue value) => _table.Add(key, value);
    public void AddOrUpdate(TKey key, TValue value) => _table[key] = value;
    public bool TryAdd(TKey key, TValue value) => _table.TryAdd(key, value);
    public bool TryGetValue(TKey key, out TValue value) => _table.TryGetValue(key, out value);
    public bool Remove(TKey key) => _table.Remove(key);
    public void Clear() => _table.Clear();

    public TValue GetValue(TKey key, CreateValueCallback createValueCallback)
    {
        TValue value;
        if (_table.TryGetValue(key, out value)) return value;
        value = createValueCallback(key);
        _table.TryAdd(key, value);
        return _table[key];
    }

    public TValue GetOrAdd(TKey key, Func<TKey, TValue> valueFactory)
    {
        TValue value;
        if (_table.TryGetValue(key, out value)) return value;
        value = valueFactory(key);
        _table.TryAdd(key, value);
        return _table[key];
    }
}
