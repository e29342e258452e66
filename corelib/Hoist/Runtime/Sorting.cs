using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

/// Introspective sort with the same shape as .NET's (median of three, insertion below 17, heap sort when too deep), so that the
/// order of calls to a comparer and of equal elements agrees with it.
internal static class Sorting
{
    internal static int BinarySearch<T>(T[] array, int index, int length, T value, IComparer<T> comparer)
    {
        if (comparer == null) comparer = Comparer<T>.Default;
        try
        {
            int low = index;
            int high = index + length - 1;
            while (low <= high)
            {
                int middle = low + ((high - low) >> 1);
                int order = comparer.Compare(array[middle], value);
                if (order == 0) return middle;
                if (order < 0) low = middle + 1;
                else high = middle - 1;
            }
            return ~low;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("Failed to compare two elements in the array.", e);
        }
    }

    internal static void Sort<T>(T[] array, int index, int length, IComparer<T> comparer)
    {
        if (length < 2) return;
        if (comparer == null || comparer == Comparer<T>.Default)
        {
            if (Array.SortPrimitive(array, index, length)) return;
            comparer = Comparer<T>.Default;
        }
        try
        {
            new Order<T>(array, comparer, null).Run(index, index + length - 1);
        }
        catch (IndexOutOfRangeException)
        {
            throw new ArgumentException("Unable to sort because the IComparer.Compare() method returns inconsistent results. Either a value does not compare equal to itself, or one value repeatedly compared to another value yields different results. IComparer: '" + comparer + "'.");
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("Failed to compare two elements in the array.", e);
        }
    }

    internal static void Sort<T>(T[] array, int index, int length, Comparison<T> comparison)
    {
        if (length < 2) return;
        try
        {
            new Order<T>(array, null, comparison).Run(index, index + length - 1);
        }
        catch (IndexOutOfRangeException)
        {
            throw new ArgumentException("Unable to sort because the IComparer.Compare() method returns inconsistent results. Either a value does not compare equal to itself, or one value repeatedly compared to another value yields different results. IComparer: '" + comparison + "'.");
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("Failed to compare two elements in the array.", e);
        }
    }

    private struct Order<T>
    {
        private readonly T[] _array;
        private readonly IComparer<T> _comparer;
        private readonly Comparison<T> _comparison;

        internal Order(T[] array, IComparer<T> comparer, Comparison<T> comparison)
        {
            _array = array;
            _comparer = comparer;
            _comparison = comparison;
        }

        private int Compare(T a, T b) => _comparison != null ? _comparison(a, b) : _comparer.Compare(a, b);

        private void Swap(int i, int j)
        {
            T t = _array[i];
            _array[i] = _array[j];
            _array[j] = t;
        }

        private void SwapIfGreater(int i, int j)
        {
            if (Compare(_array[i], _array[j]) > 0) Swap(i, j);
        }

        internal void Run(int low, int high)
        {
            int depth = 0;
            for (int n = high - low + 1; n > 1; n >>= 1) depth++;
            Introspective(low, high, 2 * (depth + 1));
        }

        private void Introspective(int low, int high, int depth)
        {
            while (high > low)
            {
                int size = high - low + 1;
                if (size <= 16)
                {
                    if (size == 2)
                    {
                        SwapIfGreater(low, high);
                        return;
                    }
                    if (size == 3)
                    {
                        SwapIfGreater(low, high - 1);
                        SwapIfGreater(low, high);
                        SwapIfGreater(high - 1, high);
                        return;
                    }
                    Insertion(low, high);
                    return;
                }
                if (depth == 0)
                {
                    Heap(low, high);
                    return;
                }
                depth--;
                int pivot = Partition(low, high);
                Introspective(pivot + 1, high, depth);
                high = pivot - 1;
            }
        }

        private int Partition(int low, int high)
        {
            int middle = low + ((high - low) >> 1);
            SwapIfGreater(low, middle);
            SwapIfGreater(low, high);
            SwapIfGreater(middle, high);
            T pivot = _array[middle];
            Swap(middle, high - 1);
            int left = low;
            int right = high - 1;
            while (left < right)
            {
                while (Compare(_array[++left], pivot) < 0) { }
                while (Compare(pivot, _array[--right]) < 0) { }
                if (left >= right) break;
                Swap(left, right);
            }
            if (left != high - 1) Swap(left, high - 1);
            return left;
        }

        private void Insertion(int low, int high)
        {
            for (int i = low; i < high; i++)
            {
                T value = _array[i + 1];
                int j = i;
                while (j >= low && Compare(value, _array[j]) < 0)
                {
                    _array[j + 1] = _array[j];
                    j--;
                }
                _array[j + 1] = value;
            }
        }

        private void Heap(int low, int high)
        {
            int n = high - low + 1;
            for (int i = n >> 1; i >= 1; i--) Down(i, n, low);
            for (int i = n; i > 1; i--)
            {
                Swap(low, low + i - 1);
                Down(1, i - 1, low);
            }
        }

        private void Down(int i, int n, int low)
        {
            T value = _array[low + i - 1];
            while (i <= n >> 1)
            {
                int child = 2 * i;
                if (child < n && Compare(_array[low + child - 1], _array[low + child]) < 0) child++;
                if (!(Compare(value, _array[low + child - 1]) < 0)) break;
                _array[low + i - 1] = _array[low + child - 1];
                i = child;
            }
            _array[low + i - 1] = value;
        }
    }

    /// Keys with items that move along: sorts positions, then applies the permutation. The sort itself is the same.
    internal static void SortPairs<TKey, TValue>(TKey[] keys, TValue[] items, int index, int length, IComparer<TKey> comparer)
    {
        if (length < 2) return;
        if (comparer == null) comparer = Comparer<TKey>.Default;
        TKey[] oldKeys = Counters.NewUncountedArray<TKey>(length);
        TValue[] oldItems = Counters.NewUncountedArray<TValue>(length);
        int[] positions = Counters.NewUncountedArray<int>(length);
        for (int i = 0; i < length; i++)
        {
            oldKeys[i] = keys[index + i];
            oldItems[i] = items[index + i];
            positions[i] = i;
        }
        Sort<int>(positions, 0, length, new ByKey<TKey>(oldKeys, comparer));
        for (int i = 0; i < length; i++)
        {
            keys[index + i] = oldKeys[positions[i]];
            items[index + i] = oldItems[positions[i]];
        }
    }

    [NetUncounted]
    private sealed class ByKey<TKey> : IComparer<int>
    {
        private readonly TKey[] _keys;
        private readonly IComparer<TKey> _comparer;

        internal ByKey(TKey[] keys, IComparer<TKey> comparer)
        {
            _keys = keys;
            _comparer = comparer;
        }

        public int Compare(int x, int y) => _comparer.Compare(_keys[x], _keys[y]);
    }
}
