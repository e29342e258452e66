using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System;

/// Base of all arrays. T[] also implements IList<T>, IReadOnlyList<T>...: see Hoist.Runtime.SzArrayHelper.
public abstract class Array : ICloneable, IList, IStructuralComparable, IStructuralEquatable
{
    public static int MaxLength => 0x7FFFFFC7;

    // Natives. NullReferenceException for a null array unless said otherwise.

    /// Number of all elements.
    public extern int Length { [Native("Array.get_Length")] get; }
    public extern int Rank { [Native("Array.get_Rank")] get; }
    /// Elements along the dimension; IndexOutOfRangeException "Array does not have that many dimensions." for a bad one.
    [Native("Array.GetLength")] public extern int GetLength(int dimension);
    /// Copies within bounds (checked before), as if through a temporary. Element types: same, or reference conversion with check of each element
    /// (InvalidCastException "At least one element in the source array could not be cast down to the destination array type."), or primitive widening, or boxing/unboxing (counted boxes);
    /// otherwise ArrayTypeMismatchException "Source array type cannot be assigned to destination array type.".
    [Native("Array.CopyCore")] internal static extern void CopyCore(Array source, int sourceIndex, Array destination, int destinationIndex, int length);
    /// Zeroes [index, index + length), checked before.
    [Native("Array.ClearCore")] internal static extern void ClearCore(Array array, int index, int length);
    /// Element number `flat` in row-major order, boxed (counted).
    [Native("Array.GetFlat")] internal static extern object GetFlat(Array array, int flat);
    /// InvalidCastException "Object cannot be stored in an array of this type." for a wrong type (primitives widen; null zeroes a value type element).
    [Native("Array.SetFlat")] internal static extern void SetFlat(Array array, int flat, object value);
    /// An array like this one with the same elements (counted).
    [Native("Array.Clone")] public extern object Clone();
    /// new T[length] / new T[l0, l1..] of the element type.
    [Native("Array.Create")] internal static extern Array Create(Type elementType, int[] lengths);
    /// Reverses [index, index + length) in place, checked before; any element type.
    [Native("Array.ReverseCore")] internal static extern void ReverseCore(Array array, int index, int length);
    /// For arrays of a primitive type (integers, bool, char, float, double) or enum: sorts [index, index + length) ascending by CompareTo's order (NaN first, -0 and 0 equal) and gives true; false for other element types.
    [Native("Array.SortPrimitive")] internal static extern bool SortPrimitive(Array array, int index, int length);
    /// For arrays of a primitive type: bytes of one element; 0 for others.
    [Native("Array.PrimitiveSize")] internal static extern int PrimitiveSize(Array array);
    /// Copies bytes between primitive arrays, offsets in bytes, checked before.
    [Native("Array.BlockCopy")] internal static extern void BlockCopyCore(Array source, int sourceOffset, Array destination, int destinationOffset, int count);
    [Native("Array.GetByteAt")] internal static extern byte GetByteAt(Array array, int index);
    [Native("Array.SetByteAt")] internal static extern void SetByteAt(Array array, int index, byte value);

    public long LongLength => Length;
    public long GetLongLength(int dimension) => GetLength(dimension);

    public int GetLowerBound(int dimension)
    {
        GetLength(dimension);
        return 0;
    }

    public int GetUpperBound(int dimension) => GetLength(dimension) - 1;
    public bool IsReadOnly => false;
    public bool IsFixedSize => true;
    public bool IsSynchronized => false;
    public object SyncRoot => this;
    int ICollection.Count => Length;

    public static Array CreateInstance(Type elementType, int length)
    {
        ArgumentNullException.ThrowIfNull(elementType, "elementType");
        if (length < 0) throw new ArgumentOutOfRangeException("length", length, "length ('" + length + "') must be a non-negative value.");
        return Create(elementType, new int[] { length });
    }

    public static Array CreateInstance(Type elementType, int length1, int length2) => CreateInstance(elementType, new int[] { length1, length2 });
    public static Array CreateInstance(Type elementType, int length1, int length2, int length3) => CreateInstance(elementType, new int[] { length1, length2, length3 });

    public static Array CreateInstance(Type elementType, params int[] lengths)
    {
        ArgumentNullException.ThrowIfNull(elementType, "elementType");
        ArgumentNullException.ThrowIfNull(lengths, "lengths");
        return Create(elementType, lengths);
    }

    // Elements as objects

    private int Flat(int[] indices)
    {
        ArgumentNullException.ThrowIfNull(indices, "indices");
        if (indices.Length != Rank) throw new ArgumentException("Indices length does not match the array rank.");
        int flat = 0;
        for (int d = 0; d < indices.Length; d++)
        {
            int length = GetLength(d);
            if ((uint)indices[d] >= (uint)length) throw new IndexOutOfRangeException();
            flat = flat * length + indices[d];
        }
        return flat;
    }

    public object GetValue(int index)
    {
        if (Rank != 1) throw new ArgumentException("Array was not a one-dimensional array.");
        if ((uint)index >= (uint)Length) throw new IndexOutOfRangeException();
        return GetFlat(this, index);
    }

    public object GetValue(int index1, int index2) => GetFlat(this, Flat(new int[] { index1, index2 }));
    public object GetValue(int index1, int index2, int index3) => GetFlat(this, Flat(new int[] { index1, index2, index3 }));
    public object GetValue(params int[] indices) => GetFlat(this, Flat(indices));
    public object GetValue(long index) => GetValue((int)index);

    public void SetValue(object value, int index)
    {
        if (Rank != 1) throw new ArgumentException("Array was not a one-dimensional array.");
        if ((uint)index >= (uint)Length) throw new IndexOutOfRangeException();
        SetFlat(this, index, value);
    }

    public void SetValue(object value, int index1, int index2) => SetFlat(this, Flat(new int[] { index1, index2 }), value);
    public void SetValue(object value, int index1, int index2, int index3) => SetFlat(this, Flat(new int[] { index1, index2, index3 }), value);
    public void SetValue(object value, params int[] indices) => SetFlat(this, Flat(indices), value);

    object IList.this[int index] { get => GetValue(index); set => SetValue(value, index); }
    int IList.Add(object value) => throw new NotSupportedException("Collection was of a fixed size.");
    bool IList.Contains(object value) => IndexOf(this, value) >= 0;
    void IList.Clear() => Clear(this);
    int IList.IndexOf(object value) => IndexOf(this, value);
    void IList.Insert(int index, object value) => throw new NotSupportedException("Collection was of a fixed size.");
    void IList.Remove(object value) => throw new NotSupportedException("Collection was of a fixed size.");
    void IList.RemoveAt(int index) => throw new NotSupportedException("Collection was of a fixed size.");

    public IEnumerator GetEnumerator() => new ArrayEnumerator(this);
    public void Initialize() { }

    public void CopyTo(Array array, int index)
    {
        if (array != null && array.Rank != 1) throw new ArgumentException("Only single dimensional arrays are supported for the requested action.");
        Copy(this, 0, array, index, Length);
    }

    public void CopyTo(Array array, long index) => CopyTo(array, (int)index);

    // Copy, clear, resize

    public static void Copy(Array sourceArray, Array destinationArray, int length)
    {
        ArgumentNullException.ThrowIfNull(sourceArray, "sourceArray");
        ArgumentNullException.ThrowIfNull(destinationArray, "destinationArray");
        Copy(sourceArray, 0, destinationArray, 0, length);
    }

    public static void Copy(Array sourceArray, Array destinationArray, long length) => Copy(sourceArray, destinationArray, (int)length);
    public static void Copy(Array sourceArray, long sourceIndex, Array destinationArray, long destinationIndex, long length) => Copy(sourceArray, (int)sourceIndex, destinationArray, (int)destinationIndex, (int)length);
    public static void ConstrainedCopy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length) => Copy(sourceArray, sourceIndex, destinationArray, destinationIndex, length);

    public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)
    {
        ArgumentNullException.ThrowIfNull(sourceArray, "sourceArray");
        ArgumentNullException.ThrowIfNull(destinationArray, "destinationArray");
        if (sourceArray.Rank != destinationArray.Rank) throw new RankException("The specified arrays must have the same number of dimensions.");
        if (length < 0) throw new ArgumentOutOfRangeException("length", length, "length ('" + length.ToString() + "') must be a non-negative value.");
        if (sourceIndex < 0) throw new ArgumentOutOfRangeException("sourceIndex", "Number was less than the array's lower bound in the first dimension.");
        if (destinationIndex < 0) throw new ArgumentOutOfRangeException("destinationIndex", "Number was less than the array's lower bound in the first dimension.");
        if ((uint)(sourceIndex + length) > (uint)sourceArray.Length) throw new ArgumentException("Source array was not long enough. Check the source index, length, and the array's lower bounds.", "sourceArray");
        if ((uint)(destinationIndex + length) > (uint)destinationArray.Length) throw new ArgumentException("Destination array was not long enough. Check the destination index, length, and the array's lower bounds.", "destinationArray");
        CopyCore(sourceArray, sourceIndex, destinationArray, destinationIndex, length);
    }

    public static void Clear(Array array)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ClearCore(array, 0, array.Length);
    }

    public static void Clear(Array array, int index, int length)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if (index < 0 || length < 0 || index > array.Length - length) throw new IndexOutOfRangeException();
        ClearCore(array, index, length);
    }

    private static class EmptyArray<T>
    {
        internal static readonly T[] Value = Counters.NewUncountedArray<T>(0);
    }

    public static T[] Empty<T>() => EmptyArray<T>.Value;

    public static void Resize<T>(ref T[] array, int newSize)
    {
        if (newSize < 0) throw new ArgumentOutOfRangeException("newSize", "Non-negative number required.");
        T[] old = array;
        if (old == null)
        {
            array = new T[newSize];
            return;
        }
        if (old.Length == newSize) return;
        T[] made = new T[newSize];
        CopyCore(old, 0, made, 0, old.Length < newSize ? old.Length : newSize);
        array = made;
    }

    public static System.Collections.ObjectModel.ReadOnlyCollection<T> AsReadOnly<T>(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return new System.Collections.ObjectModel.ReadOnlyCollection<T>(array);
    }

    private static void CheckRange(Array array, int index, int length)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if (index < 0) throw new ArgumentOutOfRangeException("index", "Non-negative number required.");
        if (length < 0) throw new ArgumentOutOfRangeException("length", "Non-negative number required.");
        if (array.Length - index < length) throw new ArgumentException("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.");
    }

    public static void Reverse(Array array)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ReverseCore(array, 0, array.Length);
    }

    public static void Reverse(Array array, int index, int length)
    {
        CheckRange(array, index, length);
        ReverseCore(array, index, length);
    }

    public static void Reverse<T>(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ReverseCore(array, 0, array.Length);
    }

    public static void Reverse<T>(T[] array, int index, int length)
    {
        CheckRange(array, index, length);
        ReverseCore(array, index, length);
    }

    public static void Fill<T>(T[] array, T value)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        for (int i = 0; i < array.Length; i++) array[i] = value;
    }

    public static void Fill<T>(T[] array, T value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if ((uint)startIndex > (uint)array.Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if ((uint)count > (uint)(array.Length - startIndex)) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        for (int i = startIndex; i < startIndex + count; i++) array[i] = value;
    }

    // Search

    public static int IndexOf(Array array, object value)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return IndexOf(array, value, 0, array.Length);
    }

    public static int IndexOf(Array array, object value, int startIndex) => IndexOf(array, value, startIndex, array.Length - startIndex);

    public static int IndexOf(Array array, object value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if (array.Rank != 1) throw new RankException("Only single dimension arrays are supported here.");
        for (int i = startIndex; i < startIndex + count; i++)
        {
            object element = GetFlat(array, i);
            if (value == null ? element == null : value.Equals(element)) return i;
        }
        return -1;
    }

    public static int LastIndexOf(Array array, object value)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        for (int i = array.Length - 1; i >= 0; i--)
        {
            object element = GetFlat(array, i);
            if (value == null ? element == null : value.Equals(element)) return i;
        }
        return -1;
    }

    public static int IndexOf<T>(T[] array, T value)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return IndexOfCore(array, value, 0, array.Length);
    }

    public static int IndexOf<T>(T[] array, T value, int startIndex)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return IndexOf(array, value, startIndex, array.Length - startIndex);
    }

    public static int IndexOf<T>(T[] array, T value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if ((uint)startIndex > (uint)array.Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if ((uint)count > (uint)(array.Length - startIndex)) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        return IndexOfCore(array, value, startIndex, count);
    }

    internal static int IndexOfCore<T>(T[] array, T value, int startIndex, int count)
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        int end = startIndex + count;
        for (int i = startIndex; i < end; i++)
            if (comparer.Equals(array[i], value)) return i;
        return -1;
    }

    public static int LastIndexOf<T>(T[] array, T value)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return LastIndexOfCore(array, value, array.Length - 1, array.Length);
    }

    public static int LastIndexOf<T>(T[] array, T value, int startIndex)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return LastIndexOf(array, value, startIndex, array.Length == 0 ? 0 : startIndex + 1);
    }

    public static int LastIndexOf<T>(T[] array, T value, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if (array.Length == 0)
        {
            if (startIndex != -1 && startIndex != 0) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.");
            if (count != 0) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
            return -1;
        }
        if ((uint)startIndex >= (uint)array.Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.");
        if (count < 0 || startIndex - count + 1 < 0) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        return LastIndexOfCore(array, value, startIndex, count);
    }

    internal static int LastIndexOfCore<T>(T[] array, T value, int startIndex, int count)
    {
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        int end = startIndex - count;
        for (int i = startIndex; i > end; i--)
            if (comparer.Equals(array[i], value)) return i;
        return -1;
    }

    public static bool Exists<T>(T[] array, Predicate<T> match) => FindIndex(array, match) >= 0;

    public static T Find<T>(T[] array, Predicate<T> match)
    {
        int index = FindIndex(array, match);
        return index < 0 ? default : array[index];
    }

    public static T FindLast<T>(T[] array, Predicate<T> match)
    {
        int index = FindLastIndex(array, match);
        return index < 0 ? default : array[index];
    }

    public static T[] FindAll<T>(T[] array, Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ArgumentNullException.ThrowIfNull(match, "match");
        List<T> found = new List<T>();
        for (int i = 0; i < array.Length; i++)
            if (match(array[i])) found.Add(array[i]);
        return found.ToArray();
    }

    public static int FindIndex<T>(T[] array, Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return FindIndex(array, 0, array.Length, match);
    }

    public static int FindIndex<T>(T[] array, int startIndex, Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return FindIndex(array, startIndex, array.Length - startIndex, match);
    }

    public static int FindIndex<T>(T[] array, int startIndex, int count, Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if ((uint)startIndex > (uint)array.Length) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than or equal to the size of the collection.");
        if (count < 0 || startIndex > array.Length - count) throw new ArgumentOutOfRangeException("count", "Count must be positive and count must refer to a location within the string/array/collection.");
        ArgumentNullException.ThrowIfNull(match, "match");
        for (int i = startIndex; i < startIndex + count; i++)
            if (match(array[i])) return i;
        return -1;
    }

    public static int FindLastIndex<T>(T[] array, Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ArgumentNullException.ThrowIfNull(match, "match");
        for (int i = array.Length - 1; i >= 0; i--)
            if (match(array[i])) return i;
        return -1;
    }

    public static bool TrueForAll<T>(T[] array, Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ArgumentNullException.ThrowIfNull(match, "match");
        for (int i = 0; i < array.Length; i++)
            if (!match(array[i])) return false;
        return true;
    }

    public static void ForEach<T>(T[] array, Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ArgumentNullException.ThrowIfNull(action, "action");
        for (int i = 0; i < array.Length; i++) action(array[i]);
    }

    public static TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ArgumentNullException.ThrowIfNull(converter, "converter");
        TOutput[] result = new TOutput[array.Length];
        for (int i = 0; i < array.Length; i++) result[i] = converter(array[i]);
        return result;
    }

    // Order

    public static int BinarySearch<T>(T[] array, T value) => BinarySearch(array, value, null);

    public static int BinarySearch<T>(T[] array, T value, IComparer<T> comparer)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        return Sorting.BinarySearch(array, 0, array.Length, value, comparer);
    }

    public static int BinarySearch<T>(T[] array, int index, int length, T value) => BinarySearch(array, index, length, value, null);

    public static int BinarySearch<T>(T[] array, int index, int length, T value, IComparer<T> comparer)
    {
        CheckRange(array, index, length);
        return Sorting.BinarySearch(array, index, length, value, comparer);
    }

    public static int BinarySearch(Array array, object value)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        int low = 0;
        int high = array.Length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) >> 1);
            int order = Comparer.Default.Compare(array.GetValue(middle), value);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    public static void Sort(Array array)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        Sort(array, null);
    }

    public static void Sort(Array array, IComparer comparer)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        if (comparer == null && SortPrimitive(array, 0, array.Length)) return;
        object[] objects = Counters.NewUncountedArray<object>(array.Length);
        for (int i = 0; i < objects.Length; i++) objects[i] = GetFlat(array, i);
        Sorting.Sort<object>(objects, 0, objects.Length, new ObjectOrder(comparer == null ? Comparer.Default : comparer));
        for (int i = 0; i < objects.Length; i++) SetFlat(array, i, objects[i]);
    }

    private sealed class ObjectOrder : IComparer<object>
    {
        private readonly IComparer _inner;
        internal ObjectOrder(IComparer inner) { _inner = inner; }
        public int Compare(object x, object y) => _inner.Compare(x, y);
    }

    public static void Sort<T>(T[] array)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        Sorting.Sort<T>(array, 0, array.Length, (IComparer<T>)null);
    }

    public static void Sort<T>(T[] array, int index, int length)
    {
        CheckRange(array, index, length);
        Sorting.Sort<T>(array, index, length, (IComparer<T>)null);
    }

    public static void Sort<T>(T[] array, IComparer<T> comparer)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        Sorting.Sort<T>(array, 0, array.Length, comparer);
    }

    public static void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)
    {
        CheckRange(array, index, length);
        Sorting.Sort<T>(array, index, length, comparer);
    }

    public static void Sort<T>(T[] array, Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(array, "array");
        ArgumentNullException.ThrowIfNull(comparison, "comparison");
        Sorting.Sort<T>(array, 0, array.Length, comparison);
    }

    public static void Sort<TKey, TValue>(TKey[] keys, TValue[] items) => Sort(keys, items, null);

    public static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, IComparer<TKey> comparer)
    {
        ArgumentNullException.ThrowIfNull(keys, "keys");
        if (items == null) Sorting.Sort<TKey>(keys, 0, keys.Length, comparer);
        else
        {
            if (items.Length < keys.Length) throw new ArgumentException("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.");
            Sorting.SortPairs<TKey, TValue>(keys, items, 0, keys.Length, comparer);
        }
    }

    public static void Sort<TKey, TValue>(TKey[] keys, TValue[] items, int index, int length) => Sorting.SortPairs<TKey, TValue>(keys, items, index, length, null);

    bool IStructuralEquatable.Equals(object other, IEqualityComparer comparer)
    {
        if (other == null) return false;
        if (this == other) return true;
        Array array = other as Array;
        if (array == null || array.Length != Length) return false;
        for (int i = 0; i < Length; i++)
            if (!comparer.Equals(GetValue(i), array.GetValue(i))) return false;
        return true;
    }

    int IStructuralEquatable.GetHashCode(IEqualityComparer comparer)
    {
        ArgumentNullException.ThrowIfNull(comparer, "comparer");
        int hash = 0;
        for (int i = Length >= 8 ? Length - 8 : 0; i < Length; i++) hash = HashCode.Combine(hash, comparer.GetHashCode(GetValue(i)));
        return hash;
    }

    int IStructuralComparable.CompareTo(object other, IComparer comparer)
    {
        if (other == null) return 1;
        Array array = other as Array;
        if (array == null || array.Length != Length) throw new ArgumentException("Object is not a array with the same number of elements as the array to compare it to.", "other");
        for (int i = 0; i < Length; i++)
        {
            int order = comparer.Compare(GetValue(i), array.GetValue(i));
            if (order != 0) return order;
        }
        return 0;
    }
}
