using System;
using System.Collections;
using System.Collections.Generic;
namespace Hoist.Runtime;

/// The methods behind the generic interfaces of T[]: an interface call on an array becomes the static method of the same name, the array first.
internal static class SzArrayHelper<T>
{
    public static IEnumerator<T> GetEnumerator(T[] array) => array.Length == 0 ? SzArrayEnumerator<T>.Empty : new SzArrayEnumerator<T>(array);
    public static int get_Count(T[] array) => array.Length;
    public static bool get_IsReadOnly(T[] array) => true;

    public static T get_Item(T[] array, int index)
    {
        if ((uint)index >= (uint)array.Length) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than the size of the collection.");
        return array[index];
    }

    public static void set_Item(T[] array, int index, T value)
    {
        if ((uint)index >= (uint)array.Length) throw new ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than the size of the collection.");
        array[index] = value;
    }

    public static bool Contains(T[] array, T item) => Array.IndexOfCore(array, item, 0, array.Length) >= 0;
    public static int IndexOf(T[] array, T item) => Array.IndexOfCore(array, item, 0, array.Length);
    public static void CopyTo(T[] array, T[] destination, int index) => Array.Copy(array, 0, destination, index, array.Length);
    public static void Add(T[] array, T item) => throw new NotSupportedException("Collection was of a fixed size.");
    public static void Insert(T[] array, int index, T item) => throw new NotSupportedException("Collection was of a fixed size.");
    public static bool Remove(T[] array, T item) => throw new NotSupportedException("Collection was of a fixed size.");
    public static void RemoveAt(T[] array, int index) => throw new NotSupportedException("Collection was of a fixed size.");
    public static void Clear(T[] array) => throw new NotSupportedException("Collection is read-only.");
}
