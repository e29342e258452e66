using System.Collections.ObjectModel;
namespace System.Collections.Generic;

public static class CollectionExtensions
{
    public static TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key) => GetValueOrDefault(dictionary, key, default);

    public static TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue)
    {
        if (dictionary == null) throw new ArgumentNullException("dictionary");
        TValue value;
        return dictionary.TryGetValue(key, out value) ? value : defaultValue;
    }

    public static bool TryAdd<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, TValue value)
    {
        if (dictionary == null) throw new ArgumentNullException("dictionary");
        if (dictionary.ContainsKey(key)) return false;
        dictionary.Add(key, value);
        return true;
    }

    public static bool Remove<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, out TValue value)
    {
        if (dictionary == null) throw new ArgumentNullException("dictionary");
        if (dictionary.TryGetValue(key, out value))
        {
            dictionary.Remove(key);
            return true;
        }
        value = default;
        return false;
    }

    public static ReadOnlyCollection<T> AsReadOnly<T>(this IList<T> list) => new ReadOnlyCollection<T>(list);
    public static ReadOnlyDictionary<TKey, TValue> AsReadOnly<TKey, TValue>(this IDictionary<TKey, TValue> dictionary) => new ReadOnlyDictionary<TKey, TValue>(dictionary);

    public static void AddRange<T>(this List<T> list, params ReadOnlySpan<T> source)
    {
        if (list == null) throw new ArgumentNullException("list");
        list.AddSpan(source);
    }

    public static void InsertRange<T>(this List<T> list, int index, params ReadOnlySpan<T> source)
    {
        if (list == null) throw new ArgumentNullException("list");
        list.InsertRange(index, source.ToArray());
    }

    public static void CopyTo<T>(this List<T> list, Span<T> destination)
    {
        if (list == null) throw new ArgumentNullException("list");
        new ReadOnlySpan<T>(list._items, 0, list._size).CopyTo(destination);
    }
}
