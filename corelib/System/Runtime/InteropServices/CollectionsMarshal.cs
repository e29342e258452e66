using System;
using System.Collections.Generic;
namespace System.Runtime.InteropServices;

public static class CollectionsMarshal
{
    public static Span<T> AsSpan<T>(List<T> list) => list == null ? default : new Span<T>(list._items, 0, list._size);
    public static ref TValue GetValueRefOrNullRef<TKey, TValue>(Dictionary<TKey, TValue> dictionary, TKey key) => ref dictionary.RefOrNull(key);
    public static ref TValue GetValueRefOrAddDefault<TKey, TValue>(Dictionary<TKey, TValue> dictionary, TKey key, out bool exists) => ref dictionary.RefOrAdd(key, out exists);

    public static void SetCount<T>(List<T> list, int count)
    {
        if (count < 0) throw new ArgumentOutOfRangeException("count");
        list.EnsureCapacity(count);
        if (count < list._size) Array.Clear(list._items, count, list._size - count);
        list._size = count;
        list._version++;
    }
}
