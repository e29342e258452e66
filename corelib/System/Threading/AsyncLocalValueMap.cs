using Hoist.Runtime;
namespace System.Threading;

/// The values of an ExecutionContext: an immutable map from local to value. .NET has classes with 1, 2, 3, 4 inline entries, an array up to 16
/// entries and a dictionary beyond; ours is two parallel arrays, counted with those sizes.
[NetUncounted]
internal sealed class AsyncLocalValueMap
{
    private readonly IAsyncLocal[] _keys;
    private readonly object[] _values;

    private AsyncLocalValueMap(IAsyncLocal[] keys, object[] values)
    {
        _keys = keys;
        _values = values;
    }

    internal object[] Values() => _values;

    internal int IndexOf(IAsyncLocal local)
    {
        IAsyncLocal[] keys = _keys;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] == local) return i;
        }
        return -1;
    }

    internal object Get(IAsyncLocal local)
    {
        IAsyncLocal[] keys = _keys;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] == local) return _values[i];
        }
        return null;
    }

    /// `map` (null: empty) with another value for `local`; null values are left out if `nullMeansAbsent`. null for an empty map.
    internal static AsyncLocalValueMap With(AsyncLocalValueMap map, IAsyncLocal local, object value, bool nullMeansAbsent)
    {
        int count = map == null ? 0 : map._keys.Length;
        int index = map == null ? -1 : map.IndexOf(local);
        bool remove = value == null && nullMeansAbsent;
        if (remove)
        {
            if (index < 0) return map;
            if (count == 1) return null;
            IAsyncLocal[] fewerKeys = Counters.NewUncountedArray<IAsyncLocal>(count - 1);
            object[] fewerValues = Counters.NewUncountedArray<object>(count - 1);
            int at = 0;
            for (int i = 0; i < count; i++)
            {
                if (i == index) continue;
                fewerKeys[at] = map._keys[i];
                fewerValues[at] = map._values[i];
                at++;
            }
            return Counted(new AsyncLocalValueMap(fewerKeys, fewerValues));
        }
        int newCount = index < 0 ? count + 1 : count;
        IAsyncLocal[] keys = Counters.NewUncountedArray<IAsyncLocal>(newCount);
        object[] values = Counters.NewUncountedArray<object>(newCount);
        for (int i = 0; i < count; i++)
        {
            keys[i] = map._keys[i];
            values[i] = map._values[i];
        }
        if (index < 0) index = count;
        keys[index] = local;
        values[index] = value;
        return Counted(new AsyncLocalValueMap(keys, values));
    }

    private static AsyncLocalValueMap Counted(AsyncLocalValueMap map)
    {
        int n = map._keys.Length;
        if (n <= 4) Counters.Allocated("AsyncLocalValueMap", 16 + 16 * n);
        else if (n <= 16) Counters.Allocated("AsyncLocalValueMap", 48 + 16 * n);
        else
        {
            int p = Prime(n);
            Counters.Allocated("AsyncLocalValueMap", 80 + ((24 + 4 * p + 7) & ~7) + 24 + 24 * p);
        }
        return map;
    }

    /// The bucket count of a Dictionary for n entries.
    private static int Prime(int n)
    {
        int candidate = n | 1;
        while (true)
        {
            bool prime = true;
            for (int d = 3; d * d <= candidate; d += 2)
            {
                if (candidate % d == 0) prime = false;
            }
            if (prime && candidate != 19 && candidate != 13 && candidate != 31 && candidate != 41 && candidate != 43 && candidate != 53) return candidate;
            candidate += 2;
        }
    }
}
