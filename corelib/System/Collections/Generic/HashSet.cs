using System.Collections;
using Hoist.Runtime;
namespace System.Collections.Generic;

/// See Dictionary for the layout.
[NetFields("object a; object b; ulong c; int d; int e; int f; int g; object h")]
public class HashSet<T> : ICollection<T>, ISet<T>, IReadOnlyCollection<T>, IReadOnlySet<T>
{
    private struct Entry
    {
        internal int hashCode;
        internal int next;
        internal T value;
    }

    private int[] _buckets;
    private Entry[] _entries;
    private int _count;
    private int _freeList = -1;
    private int _freeCount;
    private int _version;
    private IEqualityComparer<T> _comparer;

    public HashSet() : this((IEqualityComparer<T>)null) { }

    public HashSet(IEqualityComparer<T> comparer) { _comparer = comparer == null ? EqualityComparer<T>.Default : comparer; }

    public HashSet(int capacity) : this(capacity, null) { }

    public HashSet(int capacity, IEqualityComparer<T> comparer) : this(comparer)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        if (capacity > 0) Initialize(capacity);
    }

    public HashSet(IEnumerable<T> collection) : this(collection, null) { }

    public HashSet(IEnumerable<T> collection, IEqualityComparer<T> comparer) : this(comparer)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        if (collection is HashSet<T> other && other._comparer == _comparer)
        {
            if (other.Count == 0) return;
            int needed = Primes.AtLeast(other._count + 1);
            Initialize(needed >= other._buckets.Length ? other._buckets.Length : other.Count);
            for (int i = 0; i < other._count; i++)
                if (other._entries[i].next >= -1) Add(other._entries[i].value);
            return;
        }
        if (collection is ICollection<T> sized && sized.Count > 0) Initialize(sized.Count);
        foreach (T item in collection) Add(item);
        if (_count > 0 && _entries.Length / _count > 3) TrimExcess();
    }

    private void Initialize(int capacity)
    {
        int size = Primes.AtLeast(capacity);
        _buckets = new int[size];
        _entries = new Entry[size];
        _freeList = -1;
    }

    public int Count => _count - _freeCount;
    public int Capacity => _entries == null ? 0 : _entries.Length;
    bool ICollection<T>.IsReadOnly => false;
    public IEqualityComparer<T> Comparer => _comparer;

    private int Find(T item)
    {
        int[] buckets = _buckets;
        if (buckets == null) return -1;
        Entry[] entries = _entries;
        IEqualityComparer<T> comparer = _comparer;
        int hashCode = item == null ? 0 : comparer.GetHashCode(item);
        int i = buckets[(int)((uint)hashCode % (uint)buckets.Length)] - 1;
        while (i >= 0)
        {
            ref Entry entry = ref entries[i];
            if (entry.hashCode == hashCode && comparer.Equals(entry.value, item)) return i;
            i = entry.next;
        }
        return -1;
    }

    public bool Contains(T item) => Find(item) >= 0;

    public bool TryGetValue(T equalValue, out T actualValue)
    {
        int index = Find(equalValue);
        actualValue = index >= 0 ? _entries[index].value : default;
        return index >= 0;
    }

    void ICollection<T>.Add(T item) => Add(item);

    public bool Add(T item)
    {
        if (_buckets == null) Initialize(0);
        Entry[] entries = _entries;
        IEqualityComparer<T> comparer = _comparer;
        int hashCode = item == null ? 0 : comparer.GetHashCode(item);
        int bucket = (int)((uint)hashCode % (uint)_buckets.Length);
        int i = _buckets[bucket] - 1;
        while (i >= 0)
        {
            ref Entry entry = ref entries[i];
            if (entry.hashCode == hashCode && comparer.Equals(entry.value, item)) return false;
            i = entry.next;
        }
        int index;
        if (_freeCount > 0)
        {
            index = _freeList;
            _freeCount--;
            _freeList = -3 - entries[index].next;
        }
        else
        {
            if (_count == entries.Length)
            {
                Resize(Primes.Expand(_count));
                bucket = (int)((uint)hashCode % (uint)_buckets.Length);
            }
            index = _count++;
        }
        ref Entry made = ref _entries[index];
        made.hashCode = hashCode;
        made.next = _buckets[bucket] - 1;
        made.value = item;
        _buckets[bucket] = index + 1;
        _version++;
        return true;
    }

    private void Resize(int size)
    {
        Entry[] entries = new Entry[size];
        Array.CopyCore(_entries, 0, entries, 0, _count);
        int[] buckets = new int[size];
        for (int i = 0; i < _count; i++)
        {
            ref Entry entry = ref entries[i];
            if (entry.next >= -1)
            {
                int bucket = (int)((uint)entry.hashCode % (uint)size);
                entry.next = buckets[bucket] - 1;
                buckets[bucket] = i + 1;
            }
        }
        _buckets = buckets;
        _entries = entries;
    }

    public bool Remove(T item)
    {
        if (_buckets == null) return false;
        Entry[] entries = _entries;
        IEqualityComparer<T> comparer = _comparer;
        int hashCode = item == null ? 0 : comparer.GetHashCode(item);
        int bucket = (int)((uint)hashCode % (uint)_buckets.Length);
        int last = -1;
        int i = _buckets[bucket] - 1;
        while (i >= 0)
        {
            ref Entry entry = ref entries[i];
            if (entry.hashCode == hashCode && comparer.Equals(entry.value, item))
            {
                if (last < 0) _buckets[bucket] = entry.next + 1;
                else entries[last].next = entry.next;
                entry.next = -3 - _freeList;
                entry.value = default;
                _freeList = i;
                _freeCount++;
                return true;
            }
            last = i;
            i = entry.next;
        }
        return false;
    }

    public void Clear()
    {
        if (_count > 0)
        {
            Array.ClearCore(_buckets, 0, _buckets.Length);
            Array.ClearCore(_entries, 0, _count);
            _count = 0;
            _freeList = -1;
            _freeCount = 0;
        }
    }

    public int RemoveWhere(Predicate<T> match)
    {
        if (match == null) throw new ArgumentNullException("match");
        int removed = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].next < -1) continue;
            T value = _entries[i].value;
            if (match(value) && Remove(value)) removed++;
        }
        return removed;
    }

    public void CopyTo(T[] array) => CopyTo(array, 0, Count);
    public void CopyTo(T[] array, int arrayIndex) => CopyTo(array, arrayIndex, Count);

    public void CopyTo(T[] array, int arrayIndex, int count)
    {
        if (array == null) throw new ArgumentNullException("array");
        if (arrayIndex < 0) throw new ArgumentOutOfRangeException("arrayIndex", arrayIndex, "arrayIndex ('" + arrayIndex.ToString() + "') must be a non-negative value.");
        if (count < 0) throw new ArgumentOutOfRangeException("count", count, "count ('" + count.ToString() + "') must be a non-negative value.");
        if (arrayIndex > array.Length || count > array.Length - arrayIndex) throw Throw.ArrayTooSmall();
        for (int i = 0; i < _count && count != 0; i++)
        {
            if (_entries[i].next >= -1)
            {
                array[arrayIndex++] = _entries[i].value;
                count--;
            }
        }
    }

    public int EnsureCapacity(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        if (Capacity >= capacity) return Capacity;
        if (_buckets == null) Initialize(capacity);
        else Resize(Primes.AtLeast(capacity));
        return _entries.Length;
    }

    public void TrimExcess()
    {
        int size = Primes.AtLeast(Count);
        if (_entries == null || size >= _entries.Length) return;
        Entry[] old = _entries;
        int oldCount = _count;
        _version++;
        Initialize(size);
        _count = 0;
        _freeCount = 0;
        for (int i = 0; i < oldCount; i++)
        {
            if (old[i].next < -1) continue;
            int bucket = (int)((uint)old[i].hashCode % (uint)size);
            _entries[_count] = old[i];
            _entries[_count].next = _buckets[bucket] - 1;
            _count++;
            _buckets[bucket] = _count;
        }
    }

    // Sets

    public void UnionWith(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        foreach (T item in other) Add(item);
    }

    public void IntersectWith(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (Count == 0 || other == this) return;
        HashSet<T> kept = other is HashSet<T> set && set._comparer == _comparer ? set : new HashSet<T>(other, _comparer);
        for (int i = 0; i < _count; i++)
            if (_entries[i].next >= -1 && !kept.Contains(_entries[i].value)) Remove(_entries[i].value);
    }

    public void ExceptWith(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (Count == 0) return;
        if (other == this)
        {
            Clear();
            return;
        }
        foreach (T item in other) Remove(item);
    }

    public void SymmetricExceptWith(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (Count == 0)
        {
            UnionWith(other);
            return;
        }
        if (other == this)
        {
            Clear();
            return;
        }
        if (other is HashSet<T> set && set._comparer == _comparer)
        {
            foreach (T item in set)
                if (!Remove(item)) Add(item);
            return;
        }
        // What was here and occurs in other goes at the end; what came from other stays, however often it occurs.
        int originalCount = _count;
        bool[] leaving = Counters.NewUncountedArray<bool>(originalCount);
        bool[] added = Counters.NewUncountedArray<bool>(originalCount);
        foreach (T item in other)
        {
            bool isNew = Add(item);
            int index = Find(item);
            if (index >= originalCount) continue;
            if (isNew) added[index] = true;
            else if (!added[index]) leaving[index] = true;
        }
        for (int i = 0; i < originalCount; i++)
            if (leaving[i]) Remove(_entries[i].value);
    }

    public bool IsSubsetOf(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (Count == 0 || other == this) return true;
        return CountIn(other, out _) == Count;
    }

    public bool IsProperSubsetOf(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (other == this) return false;
        int strangers;
        return CountIn(other, out strangers) == Count && strangers > 0;
    }

    public bool IsSupersetOf(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        foreach (T item in other)
            if (!Contains(item)) return false;
        return true;
    }

    public bool IsProperSupersetOf(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (Count == 0 || other == this) return false;
        int strangers;
        return CountIn(other, out strangers) < Count && strangers == 0;
    }

    public bool Overlaps(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (Count == 0) return false;
        foreach (T item in other)
            if (Contains(item)) return true;
        return false;
    }

    public bool SetEquals(IEnumerable<T> other)
    {
        if (other == null) throw new ArgumentNullException("other");
        if (other == this) return true;
        int strangers;
        return CountIn(other, out strangers) == Count && strangers == 0;
    }

    /// How many of the elements occur in other, and how many of other's do not occur here.
    private int CountIn(IEnumerable<T> other, out int strangers)
    {
        bool[] seen = Counters.NewUncountedArray<bool>(_count);
        int found = 0;
        strangers = 0;
        foreach (T item in other)
        {
            int index = Find(item);
            if (index < 0) strangers++;
            else if (!seen[index])
            {
                seen[index] = true;
                found++;
            }
        }
        return found;
    }

    public static IEqualityComparer<HashSet<T>> CreateSetComparer() => new SetComparer();

    private sealed class SetComparer : IEqualityComparer<HashSet<T>>
    {
        public bool Equals(HashSet<T> x, HashSet<T> y) => x == y || (x != null && y != null && x.SetEquals(y));

        public int GetHashCode(HashSet<T> obj)
        {
            int hash = 0;
            if (obj != null)
                foreach (T item in obj)
                    if (item != null) hash ^= item.GetHashCode() & 0x7FFFFFFF;
            return hash;
        }
    }

    public Enumerator GetEnumerator() => new Enumerator(this);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Count == 0 ? SzArrayEnumerator<T>.Empty : new Enumerator(this);
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    public struct Enumerator : IEnumerator<T>
    {
        private readonly HashSet<T> _set;
        private readonly int _version;
        private int _index;
        private T _current;

        internal Enumerator(HashSet<T> set)
        {
            _set = set;
            _version = set._version;
        }

        public bool MoveNext()
        {
            HashSet<T> set = _set;
            if (_version != set._version) throw Throw.Modified();
            while ((uint)_index < (uint)set._count)
            {
                ref Entry entry = ref set._entries[_index++];
                if (entry.next >= -1)
                {
                    _current = entry.value;
                    return true;
                }
            }
            _index = set._count + 1;
            _current = default;
            return false;
        }

        public T Current => _current;
        public void Dispose() { }

        object IEnumerator.Current
        {
            get
            {
                if (_index == 0 || _index == _set._count + 1) throw Throw.CannotHappen();
                return _current;
            }
        }

        void IEnumerator.Reset()
        {
            if (_version != _set._version) throw Throw.Modified();
            _index = 0;
            _current = default;
        }
    }
}
