using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Hoist.Runtime;
namespace System.Collections.Immutable;

public static class ImmutableDictionary
{
    public static ImmutableDictionary<TKey, TValue> Create<TKey, TValue>() => ImmutableDictionary<TKey, TValue>.Empty;
    public static ImmutableDictionary<TKey, TValue> Create<TKey, TValue>(IEqualityComparer<TKey> keyComparer) => ImmutableDictionary<TKey, TValue>.Empty.WithComparers(keyComparer);
    public static ImmutableDictionary<TKey, TValue> CreateRange<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> items) => ImmutableDictionary<TKey, TValue>.Empty.AddRange(items);
    public static ImmutableDictionary<TKey, TValue> CreateRange<TKey, TValue>(IEqualityComparer<TKey> keyComparer, IEnumerable<KeyValuePair<TKey, TValue>> items) => ImmutableDictionary<TKey, TValue>.Empty.WithComparers(keyComparer).AddRange(items);
    public static ImmutableDictionary<TKey, TValue>.Builder CreateBuilder<TKey, TValue>() => ImmutableDictionary<TKey, TValue>.Empty.ToBuilder();
    public static ImmutableDictionary<TKey, TValue>.Builder CreateBuilder<TKey, TValue>(IEqualityComparer<TKey> keyComparer) => ImmutableDictionary<TKey, TValue>.Empty.WithComparers(keyComparer).ToBuilder();

    public static ImmutableDictionary<TKey, TValue> ToImmutableDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source)
    {
        if (source is ImmutableDictionary<TKey, TValue> same) return same;
        return ImmutableDictionary<TKey, TValue>.Empty.AddRange(source);
    }

    public static ImmutableDictionary<TKey, TValue> ToImmutableDictionary<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> source, IEqualityComparer<TKey> keyComparer) => ImmutableDictionary<TKey, TValue>.Empty.WithComparers(keyComparer).AddRange(source);
    public static ImmutableDictionary<TKey, TValue> ToImmutableDictionary<TKey, TValue>(this ImmutableDictionary<TKey, TValue>.Builder builder) => builder.ToImmutable();
    public static ImmutableDictionary<TKey, TSource> ToImmutableDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector) => ToImmutableDictionary(source, keySelector, item => item, null);
    public static ImmutableDictionary<TKey, TSource> ToImmutableDictionary<TSource, TKey>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, IEqualityComparer<TKey> keyComparer) => ToImmutableDictionary(source, keySelector, item => item, keyComparer);
    public static ImmutableDictionary<TKey, TValue> ToImmutableDictionary<TSource, TKey, TValue>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TValue> elementSelector) => ToImmutableDictionary(source, keySelector, elementSelector, null);

    public static ImmutableDictionary<TKey, TValue> ToImmutableDictionary<TSource, TKey, TValue>(this IEnumerable<TSource> source, Func<TSource, TKey> keySelector, Func<TSource, TValue> elementSelector, IEqualityComparer<TKey> keyComparer)
    {
        ImmutableDictionary<TKey, TValue> result = keyComparer == null ? ImmutableDictionary<TKey, TValue>.Empty : ImmutableDictionary<TKey, TValue>.Empty.WithComparers(keyComparer);
        foreach (TSource item in source) result = result.Add(keySelector(item), elementSelector(item));
        return result;
    }

    public static bool Contains<TKey, TValue>(this IImmutableDictionary<TKey, TValue> map, TKey key, TValue value) => map.Contains(new KeyValuePair<TKey, TValue>(key, value));
    public static TValue GetValueOrDefault<TKey, TValue>(this IImmutableDictionary<TKey, TValue> dictionary, TKey key) => GetValueOrDefault(dictionary, key, default);

    public static TValue GetValueOrDefault<TKey, TValue>(this IImmutableDictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue)
    {
        TValue value;
        return dictionary.TryGetValue(key, out value) ? value : defaultValue;
    }
}

public sealed class ImmutableDictionary<TKey, TValue> : IImmutableDictionary<TKey, TValue>, IDictionary<TKey, TValue>
{
    public static readonly ImmutableDictionary<TKey, TValue> Empty = new ImmutableDictionary<TKey, TValue>(PairTable<TKey, TValue>.ByHash(null));

    private readonly PairTable<TKey, TValue> _table;

    private ImmutableDictionary(PairTable<TKey, TValue> table) { _table = table; }

    public int Count => _table.Pairs.Length;
    public bool IsEmpty => _table.Pairs.Length == 0;
    public IEqualityComparer<TKey> KeyComparer => _table.Equality;
    bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => true;

    private int Find(TKey key)
    {
        if (key == null) throw new ArgumentNullException("key");
        return _table.Find(key);
    }

    public TValue this[TKey key]
    {
        get
        {
            int index = Find(key);
            if (index < 0) throw Throw.KeyMissing(key);
            return _table.Pairs[index].Value;
        }
    }

    TValue IDictionary<TKey, TValue>.this[TKey key] { get => this[key]; set => throw new NotSupportedException(); }
    public IEnumerable<TKey> Keys => System.Linq.Enumerable.Select(_table.Pairs, pair => pair.Key);
    public IEnumerable<TValue> Values => System.Linq.Enumerable.Select(_table.Pairs, pair => pair.Value);
    ICollection<TKey> IDictionary<TKey, TValue>.Keys => System.Linq.Enumerable.ToArray(Keys);
    ICollection<TValue> IDictionary<TKey, TValue>.Values => System.Linq.Enumerable.ToArray(Values);

    public ImmutableDictionary<TKey, TValue> Add(TKey key, TValue value)
    {
        int index = Find(key);
        if (index >= 0)
        {
            if (EqualityComparer<TValue>.Default.Equals(_table.Pairs[index].Value, value)) return this;
            throw new ArgumentException("An element with the same key but a different value already exists. Key: '" + key + "'");
        }
        return new ImmutableDictionary<TKey, TValue>(_table.Put(index, key, value));
    }

    public ImmutableDictionary<TKey, TValue> AddRange(IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        if (pairs == null) throw new ArgumentNullException("pairs");
        ImmutableDictionary<TKey, TValue> result = this;
        foreach (KeyValuePair<TKey, TValue> pair in pairs) result = result.Add(pair.Key, pair.Value);
        return result;
    }

    public ImmutableDictionary<TKey, TValue> SetItem(TKey key, TValue value)
    {
        int index = Find(key);
        if (index >= 0 && EqualityComparer<TValue>.Default.Equals(_table.Pairs[index].Value, value)) return this;
        return new ImmutableDictionary<TKey, TValue>(_table.Put(index, key, value));
    }

    public ImmutableDictionary<TKey, TValue> SetItems(IEnumerable<KeyValuePair<TKey, TValue>> items)
    {
        ImmutableDictionary<TKey, TValue> result = this;
        foreach (KeyValuePair<TKey, TValue> pair in items) result = result.SetItem(pair.Key, pair.Value);
        return result;
    }

    public ImmutableDictionary<TKey, TValue> Remove(TKey key)
    {
        int index = Find(key);
        if (index < 0) return this;
        return Count == 1 ? Clear() : new ImmutableDictionary<TKey, TValue>(_table.Without(index));
    }

    public ImmutableDictionary<TKey, TValue> RemoveRange(IEnumerable<TKey> keys)
    {
        ImmutableDictionary<TKey, TValue> result = this;
        foreach (TKey key in keys) result = result.Remove(key);
        return result;
    }

    public ImmutableDictionary<TKey, TValue> Clear() => IsEmpty ? this : Empty.WithComparers(KeyComparer);

    public ImmutableDictionary<TKey, TValue> WithComparers(IEqualityComparer<TKey> keyComparer)
    {
        if (keyComparer == KeyComparer) return this;
        ImmutableDictionary<TKey, TValue> result = new ImmutableDictionary<TKey, TValue>(PairTable<TKey, TValue>.ByHash(keyComparer));
        return result.AddRange(_table.Pairs);
    }

    public bool ContainsKey(TKey key) => Find(key) >= 0;

    public bool ContainsValue(TValue value)
    {
        for (int i = 0; i < _table.Pairs.Length; i++)
            if (EqualityComparer<TValue>.Default.Equals(_table.Pairs[i].Value, value)) return true;
        return false;
    }

    public bool Contains(KeyValuePair<TKey, TValue> pair)
    {
        int index = Find(pair.Key);
        return index >= 0 && EqualityComparer<TValue>.Default.Equals(_table.Pairs[index].Value, pair.Value);
    }

    public bool TryGetValue(TKey key, out TValue value)
    {
        int index = Find(key);
        value = index >= 0 ? _table.Pairs[index].Value : default;
        return index >= 0;
    }

    public bool TryGetKey(TKey equalKey, out TKey actualKey)
    {
        int index = Find(equalKey);
        actualKey = index >= 0 ? _table.Pairs[index].Key : equalKey;
        return index >= 0;
    }

    public Builder ToBuilder() => new Builder(this);
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<TKey, TValue>>)_table.Pairs).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    IImmutableDictionary<TKey, TValue> IImmutableDictionary<TKey, TValue>.Add(TKey key, TValue value) => Add(key, value);
    IImmutableDictionary<TKey, TValue> IImmutableDictionary<TKey, TValue>.AddRange(IEnumerable<KeyValuePair<TKey, TValue>> pairs) => AddRange(pairs);
    IImmutableDictionary<TKey, TValue> IImmutableDictionary<TKey, TValue>.Clear() => Clear();
    IImmutableDictionary<TKey, TValue> IImmutableDictionary<TKey, TValue>.Remove(TKey key) => Remove(key);
    IImmutableDictionary<TKey, TValue> IImmutableDictionary<TKey, TValue>.RemoveRange(IEnumerable<TKey> keys) => RemoveRange(keys);
    IImmutableDictionary<TKey, TValue> IImmutableDictionary<TKey, TValue>.SetItem(TKey key, TValue value) => SetItem(key, value);
    IImmutableDictionary<TKey, TValue> IImmutableDictionary<TKey, TValue>.SetItems(IEnumerable<KeyValuePair<TKey, TValue>> items) => SetItems(items);
    void IDictionary<TKey, TValue>.Add(TKey key, TValue value) => throw new NotSupportedException();
    bool IDictionary<TKey, TValue>.Remove(TKey key) => throw new NotSupportedException();
    void ICollection<KeyValuePair<TKey, TValue>>.Add(KeyValuePair<TKey, TValue> item) => throw new NotSupportedException();
    void ICollection<KeyValuePair<TKey, TValue>>.Clear() => throw new NotSupportedException();
    bool ICollection<KeyValuePair<TKey, TValue>>.Remove(KeyValuePair<TKey, TValue> item) => throw new NotSupportedException();
    void ICollection<KeyValuePair<TKey, TValue>>.CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => Array.Copy(_table.Pairs, 0, array, arrayIndex, Count);

    public sealed class Builder : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>
    {
        private ImmutableDictionary<TKey, TValue> _made;

        internal Builder(ImmutableDictionary<TKey, TValue> start) { _made = start; }
        public int Count => _made.Count;
        bool ICollection<KeyValuePair<TKey, TValue>>.IsReadOnly => false;
        public IEqualityComparer<TKey> KeyComparer => _made.KeyComparer;
        public TValue this[TKey key] { get => _made[key]; set => _made = _made.SetItem(key, value); }
        public IEnumerable<TKey> Keys => _made.Keys;
        public IEnumerable<TValue> Values => _made.Values;
        ICollection<TKey> IDictionary<TKey, TValue>.Keys => System.Linq.Enumerable.ToArray(_made.Keys);
        ICollection<TValue> IDictionary<TKey, TValue>.Values => System.Linq.Enumerable.ToArray(_made.Values);
        public void Add(TKey key, TValue value) => _made = _made.Add(key, value);
        public void Add(KeyValuePair<TKey, TValue> item) => _made = _made.Add(item.Key, item.Value);
        public void AddRange(IEnumerable<KeyValuePair<TKey, TValue>> items) => _made = _made.AddRange(items);
        public bool ContainsKey(TKey key) => _made.ContainsKey(key);
        public bool ContainsValue(TValue value) => _made.ContainsValue(value);
        public bool Contains(KeyValuePair<TKey, TValue> item) => _made.Contains(item);
        public bool TryGetValue(TKey key, out TValue value) => _made.TryGetValue(key, out value);
        public TValue GetValueOrDefault(TKey key) => GetValueOrDefault(key, default);

        public TValue GetValueOrDefault(TKey key, TValue defaultValue)
        {
            TValue value;
            return _made.TryGetValue(key, out value) ? value : defaultValue;
        }

        public bool Remove(TKey key)
        {
            ImmutableDictionary<TKey, TValue> before = _made;
            _made = _made.Remove(key);
            return _made != before;
        }

        public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && Remove(item.Key);
        public void RemoveRange(IEnumerable<TKey> keys) => _made = _made.RemoveRange(keys);
        public void Clear() => _made = _made.Clear();
        public ImmutableDictionary<TKey, TValue> ToImmutable() => _made;
        public void CopyTo(KeyValuePair<TKey, TValue>[] array, int index) => Array.Copy(_made._table.Pairs, 0, array, index, Count);
        public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _made.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => _made.GetEnumerator();
    }
}
