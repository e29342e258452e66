using System;
using System.Collections.Generic;
namespace Hoist.Runtime;

/// Pairs in one array that is never changed, in ascending order: of the keys' hash codes, or of the keys themselves. What immutable
/// dictionaries and sets are made of.
internal sealed class PairTable<TKey, TValue>
{
    internal readonly KeyValuePair<TKey, TValue>[] Pairs;
    internal readonly IEqualityComparer<TKey> Equality;
    internal readonly IComparer<TKey> Order;

    internal PairTable(KeyValuePair<TKey, TValue>[] pairs, IEqualityComparer<TKey> equality, IComparer<TKey> order)
    {
        Pairs = pairs;
        Equality = equality;
        Order = order;
    }

    internal static PairTable<TKey, TValue> ByHash(IEqualityComparer<TKey> equality) => new PairTable<TKey, TValue>(Array.Empty<KeyValuePair<TKey, TValue>>(), equality == null ? EqualityComparer<TKey>.Default : equality, null);
    internal static PairTable<TKey, TValue> ByOrder(IComparer<TKey> order) => new PairTable<TKey, TValue>(Array.Empty<KeyValuePair<TKey, TValue>>(), null, order == null ? Comparer<TKey>.Default : order);

    /// Index of the key, or the complement of where it would go.
    internal int Find(TKey key)
    {
        int low = 0;
        int high = Pairs.Length - 1;
        int hash = Order == null ? Equality.GetHashCode(key) : 0;
        while (low <= high)
        {
            int middle = low + ((high - low) >> 1);
            int order = Order == null ? Equality.GetHashCode(Pairs[middle].Key).CompareTo(hash) : Order.Compare(Pairs[middle].Key, key);
            if (order < 0) low = middle + 1;
            else if (order > 0) high = middle - 1;
            else if (Order != null) return middle;
            else
            {
                int at = middle;
                while (at > 0 && Equality.GetHashCode(Pairs[at - 1].Key) == hash) at--;
                while (at < Pairs.Length && Equality.GetHashCode(Pairs[at].Key) == hash)
                {
                    if (Equality.Equals(Pairs[at].Key, key)) return at;
                    at++;
                }
                return ~at;
            }
        }
        return ~low;
    }

    internal PairTable<TKey, TValue> With(KeyValuePair<TKey, TValue>[] pairs) => new PairTable<TKey, TValue>(pairs, Equality, Order);

    internal PairTable<TKey, TValue> Put(int index, TKey key, TValue value)
    {
        KeyValuePair<TKey, TValue>[] made;
        if (index >= 0)
        {
            made = (KeyValuePair<TKey, TValue>[])Pairs.Clone();
            made[index] = new KeyValuePair<TKey, TValue>(key, value);
            return With(made);
        }
        index = ~index;
        made = new KeyValuePair<TKey, TValue>[Pairs.Length + 1];
        Array.Copy(Pairs, made, index);
        made[index] = new KeyValuePair<TKey, TValue>(key, value);
        Array.Copy(Pairs, index, made, index + 1, Pairs.Length - index);
        return With(made);
    }

    internal PairTable<TKey, TValue> Without(int index)
    {
        KeyValuePair<TKey, TValue>[] made = new KeyValuePair<TKey, TValue>[Pairs.Length - 1];
        Array.Copy(Pairs, made, index);
        Array.Copy(Pairs, index + 1, made, index, made.Length - index);
        return With(made);
    }
}
