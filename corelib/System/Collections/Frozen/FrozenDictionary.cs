using System.Collections.Generic;
using System.Collections.Immutable;
using Hoist.Runtime;
namespace System.Collections.Frozen;

public static class FrozenDictionary
{
    public static FrozenDictionary<TKey, TValue> ToFrozenDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source, IEqualityComparer<TKey> comparer = null)
    {
        if (source == null) throw new ArgumentNullException("source");
        if (source is FrozenDictionary<TKey, TValue> same && comparer == null) return same;
        Dictionary<TKey, TValue> table = new Dictionary<TKey, TValue>(comparer);
        foreach (KeyValuePair<TKey, TValue> pair in source) table[pair.Key] = pair.Value;
        return new FrozenDictionary<TKey, TValue>(table);
    }

    public static FrozenDictionary<TKey, TSource> ToFrozenDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> comparer = null) => new FrozenDictionary<TKey, TSource>(System.Linq.Enumerable.ToDictionary(source, keySelector, comparer));
    public static FrozenDictionary<TKey, TElement> ToFrozenDictionary<TSource, TKey, TElement>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TElement> elementSelector, IEqualityComparer<TKey> comparer = null) => new FrozenDictionary<TKey, TElement>(System.Linq.Enumerable.ToDictionary(source, keySelector, elementSelector, comparer));
}

public class FrozenDictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
{
    private readonly Dictionary<TKey, TValue> _table;

    internal FrozenDictionary(Dictionary<TKey, TValue> table) { _table = table; }

    public static FrozenDictionary<TKey, TValue> Empty { get; } = new FrozenDictionary<TKey, TValue>(new Dictionary<TKey, TValue>());
    public IEqualityComparer<TKey> Comparer => _table.Comparer;
    public int Count => _table.Count;
    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => true;
    public ImmutableArray<TKey> Keys => ImmutableArray.ToImmutableArray(_table.Keys);
    public ImmutableArray<TValue> Values => ImmutableArray.ToImmutableArray(_table.Values);
    ICollection<TKey> IDictionary<TKey, TValue>.Keys => _table.Keys;
    ICollection<TValue> IDictionary<TKey, TValue>.Values => _table.Values;
    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => _table.Keys;
    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => _table.Values;
    public TValue this[TKey key] => _table[key];
    TValue IDictionary<TKey, TValue>.this[TKey key] { get => _table[key]; set => throw new NotSupportedException(); }
    public bool ContainsKey(TKey key) => _table.ContainsKey(key);
    public bool TryGetValue(TKey key, out TValue value) => _table.TryGetValue(key, out value);
    public void CopyTo(KeyValuePair<TKey, TValue>[] destination, int destinationIndex) => ((ICollection<KeyValuePair<TKey, TValue>>)_table).CopyTo(destination, destinationIndex);
    public Dictionary<TKey, TValue>.Enumerator GetEnumerator() => _table.GetEnumerator();
    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)_table).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)_table).GetEnumerator();
    void IDictionary<TKey, TValue>.Add(TKey key, TValue value) => throw new NotSupportedException();
    bool IDictionary<TKey, TValue>.Remove(TKey key) => throw new NotSupportedException();
    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => throw new NotSupportedException();
    void ICollection<KeyValuePair<TKey, TValue>>.Clear() => throw new NotSupportedException();
    bool ICollection<KeyValuePair<TKey, TValue>>.Contains(KeyValuePair<TKey, TValue> item) => ((ICollection<KeyValuePair<TKey, TValue>>)_table).Contains(item);
    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) => throw new NotSupportedException();
}
