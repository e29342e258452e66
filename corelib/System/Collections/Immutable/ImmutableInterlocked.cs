using System.Collections.Generic;
namespace System.Collections.Immutable;

/// Library code is never interrupted here, so plain updates are atomic.
public static class ImmutableInterlocked
{
    public static bool Update<T>(ref T location, Func<T, T> transformer) where T : class
    {
        while (true)
        {
            T old = location;
            T made = transformer(old);
            if (old == made) return false;
            if (System.Threading.Interlocked.CompareExchange(ref location, made, old) == old) return true;
        }
    }

    public static bool Update<T, TArg>(ref T location, Func<T, TArg, T> transformer, TArg transformerArgument) where T : class
    {
        while (true)
        {
            T old = location;
            T made = transformer(old, transformerArgument);
            if (old == made) return false;
            if (System.Threading.Interlocked.CompareExchange(ref location, made, old) == old) return true;
        }
    }

    public static TValue GetOrAdd<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, Func<TKey, TValue> valueFactory)
    {
        TValue value;
        if (location.TryGetValue(key, out value)) return value;
        return GetOrAdd(ref location, key, valueFactory(key));
    }

    public static TValue GetOrAdd<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, TValue value)
    {
        while (true)
        {
            ImmutableDictionary<TKey, TValue> old = location;
            TValue present;
            if (old.TryGetValue(key, out present)) return present;
            if (System.Threading.Interlocked.CompareExchange(ref location, old.Add(key, value), old) == old) return value;
        }
    }

    public static TValue AddOrUpdate<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, TValue addValue, Func<TKey, TValue, TValue> updateValueFactory)
    {
        while (true)
        {
            ImmutableDictionary<TKey, TValue> old = location;
            TValue present;
            TValue made = old.TryGetValue(key, out present) ? updateValueFactory(key, present) : addValue;
            if (System.Threading.Interlocked.CompareExchange(ref location, old.SetItem(key, made), old) == old) return made;
        }
    }

    public static bool TryAdd<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, TValue value)
    {
        if (location.ContainsKey(key)) return false;
        location = location.Add(key, value);
        return true;
    }

    public static bool TryRemove<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, out TValue value)
    {
        if (!location.TryGetValue(key, out value)) return false;
        location = location.Remove(key);
        return true;
    }

    public static void Enqueue<T>(ref ImmutableQueue<T> location, T value) => location = location.Enqueue(value);

    public static bool TryDequeue<T>(ref ImmutableQueue<T> location, out T value)
    {
        if (location.IsEmpty)
        {
            value = default;
            return false;
        }
        location = location.Dequeue(out value);
        return true;
    }

    public static void Push<T>(ref ImmutableStack<T> location, T value) => location = location.Push(value);

    public static bool TryPop<T>(ref ImmutableStack<T> location, out T value)
    {
        if (location.IsEmpty)
        {
            value = default;
            return false;
        }
        location = location.Pop(out value);
        return true;
    }
}
