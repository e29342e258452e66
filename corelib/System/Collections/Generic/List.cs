using System.Collections;
using System.Collections.ObjectModel;
using Hoist.Runtime;
namespace System.Collections.Generic;

public class List<T> : IList<T>, IList, IReadOnlyList<T>
{
    internal T[] _items;
    internal int _size;
    internal int _version;

    public List() { _items = Array.Empty<T>(); }

    public List(int capacity)
    {
        if (capacity < 0) throw Throw.Negative("capacity");
        _items = capacity == 0 ? Array.Empty<T>() : new T[capacity];
    }

    public List(IEnumerable<T> collection)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        if (collection is ICollection<T> sized)
        {
            int count = sized.Count;
            if (count == 0) _items = Array.Empty<T>();
            else
            {
                _items = new T[count];
                sized.CopyTo(_items, 0);
                _size = count;
            }
            return;
        }
        _items = Array.Empty<T>();
        foreach (T item in collection) Add(item);
    }

    public int Count => _size;

    public int Capacity
    {
        get => _items.Length;
        set
        {
            if (value < _size) throw new ArgumentOutOfRangeException("value", "capacity was less than the current size.");
            if (value == _items.Length) return;
            if (value == 0)
            {
                _items = Array.Empty<T>();
                return;
            }
            T[] made = new T[value];
            if (_size > 0) Array.CopyCore(_items, 0, made, 0, _size);
            _items = made;
        }
    }

    public int EnsureCapacity(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity", capacity, "capacity ('" + capacity.ToString() + "') must be a non-negative value.");
        if (_items.Length < capacity) Grow(capacity);
        return _items.Length;
    }

    private void Grow(int needed)
    {
        int capacity = _items.Length == 0 ? 4 : 2 * _items.Length;
        if (capacity < needed) capacity = needed;
        Capacity = capacity;
    }

    bool ICollection<T>.IsReadOnly => false;
    bool IList.IsReadOnly => false;
    bool IList.IsFixedSize => false;
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => this;

    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_size) throw Throw.IndexMustBeLess();
            return _items[index];
        }
        set
        {
            if ((uint)index >= (uint)_size) throw Throw.IndexMustBeLess();
            _items[index] = value;
            _version++;
        }
    }

    private static T Cast(object value)
    {
        if (value is T item) return item;
        if (value == null)
        {
            if (default(T) == null) return default;
            throw new ArgumentNullException("item");
        }
        throw Throw.WrongType(value, typeof(T), "value");
    }

    object IList.this[int index] { get => this[index]; set => this[index] = Cast(value); }

    public void Add(T item)
    {
        _version++;
        T[] items = _items;
        int size = _size;
        if (size == items.Length)
        {
            Grow(size + 1);
            items = _items;
        }
        _size = size + 1;
        items[size] = item;
    }

    int IList.Add(object value)
    {
        Add(Cast(value));
        return _size - 1;
    }

    public void AddRange(IEnumerable<T> collection)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        if (collection is ICollection<T> sized)
        {
            int count = sized.Count;
            if (count > 0)
            {
                if (_items.Length - _size < count) Grow(_size + count);
                sized.CopyTo(_items, _size);
                _size += count;
                _version++;
            }
            return;
        }
        foreach (T item in collection) Add(item);
    }

    internal void AddSpan(ReadOnlySpan<T> source)
    {
        if (source.Length == 0) return;
        if (_items.Length - _size < source.Length) Grow(_size + source.Length);
        source.CopyTo(new Span<T>(_items, _size, source.Length));
        _size += source.Length;
        _version++;
    }

    public ReadOnlyCollection<T> AsReadOnly() => new ReadOnlyCollection<T>(this);

    public int BinarySearch(T item) => BinarySearch(0, _size, item, null);
    public int BinarySearch(T item, IComparer<T> comparer) => BinarySearch(0, _size, item, comparer);

    public int BinarySearch(int index, int count, T item, IComparer<T> comparer)
    {
        CheckRange(index, count);
        return Sorting.BinarySearch(_items, index, count, item, comparer);
    }

    private void CheckRange(int index, int count)
    {
        if (index < 0) throw Throw.Negative("index");
        if (count < 0) throw Throw.Negative("count");
        if (_size - index < count) throw Throw.OffsetLength();
    }

    public void Clear()
    {
        _version++;
        int size = _size;
        _size = 0;
        if (size > 0) Array.ClearCore(_items, 0, size);
    }

    public bool Contains(T item) => _size != 0 && IndexOf(item) >= 0;
    bool IList.Contains(object value) => IsCompatible(value) && Contains((T)value);
    private static bool IsCompatible(object value) => value is T || (value == null && default(T) == null);

    public List<TOutput> ConvertAll<TOutput>(Converter<T, TOutput> converter)
    {
        if (converter == null) throw new ArgumentNullException("converter");
        List<TOutput> result = new List<TOutput>(_size);
        for (int i = 0; i < _size; i++) result._items[i] = converter(_items[i]);
        result._size = _size;
        return result;
    }

    public void CopyTo(T[] array) => CopyTo(array, 0);
    public void CopyTo(T[] array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, _size);

    public void CopyTo(int index, T[] array, int arrayIndex, int count)
    {
        if (_size - index < count) throw Throw.OffsetLength();
        Array.Copy(_items, index, array, arrayIndex, count);
    }

    void ICollection.CopyTo(Array array, int arrayIndex)
    {
        if (array != null && array.Rank != 1) throw new ArgumentException("Only single dimensional arrays are supported for the requested action.");
        Array.Copy(_items, 0, array, arrayIndex, _size);
    }

    public bool Exists(Predicate<T> match) => FindIndex(match) != -1;

    public T Find(Predicate<T> match)
    {
        if (match == null) throw new ArgumentNullException("match");
        for (int i = 0; i < _size; i++)
            if (match(_items[i])) return _items[i];
        return default;
    }

    public List<T> FindAll(Predicate<T> match)
    {
        if (match == null) throw new ArgumentNullException("match");
        List<T> result = new List<T>();
        for (int i = 0; i < _size; i++)
            if (match(_items[i])) result.Add(_items[i]);
        return result;
    }

    public int FindIndex(Predicate<T> match) => FindIndex(0, _size, match);
    public int FindIndex(int startIndex, Predicate<T> match) => FindIndex(startIndex, _size - startIndex, match);

    public int FindIndex(int startIndex, int count, Predicate<T> match)
    {
        if ((uint)startIndex > (uint)_size) throw Throw.IndexMustBeLessOrEqual("startIndex");
        if (count < 0 || startIndex > _size - count) throw Throw.Count();
        if (match == null) throw new ArgumentNullException("match");
        int end = startIndex + count;
        for (int i = startIndex; i < end; i++)
            if (match(_items[i])) return i;
        return -1;
    }

    public T FindLast(Predicate<T> match)
    {
        if (match == null) throw new ArgumentNullException("match");
        for (int i = _size - 1; i >= 0; i--)
            if (match(_items[i])) return _items[i];
        return default;
    }

    public int FindLastIndex(Predicate<T> match) => FindLastIndex(_size - 1, _size, match);
    public int FindLastIndex(int startIndex, Predicate<T> match) => FindLastIndex(startIndex, startIndex + 1, match);

    public int FindLastIndex(int startIndex, int count, Predicate<T> match)
    {
        if (match == null) throw new ArgumentNullException("match");
        if (_size == 0)
        {
            if (startIndex != -1) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.");
        }
        else if ((uint)startIndex >= (uint)_size) throw new ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.");
        if (count < 0 || startIndex - count + 1 < 0) throw Throw.Count();
        int end = startIndex - count;
        for (int i = startIndex; i > end; i--)
            if (match(_items[i])) return i;
        return -1;
    }

    public void ForEach(Action<T> action)
    {
        if (action == null) throw new ArgumentNullException("action");
        int version = _version;
        for (int i = 0; i < _size; i++)
        {
            if (version != _version) break;
            action(_items[i]);
        }
        if (version != _version) throw Throw.Modified();
    }

    public Enumerator GetEnumerator() => new Enumerator(this);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => _size == 0 ? SzArrayEnumerator<T>.Empty : new Enumerator(this);
    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    public List<T> GetRange(int index, int count)
    {
        CheckRange(index, count);
        List<T> result = new List<T>(count);
        Array.CopyCore(_items, index, result._items, 0, count);
        result._size = count;
        return result;
    }

    public List<T> Slice(int start, int length) => GetRange(start, length);

    public int IndexOf(T item) => Array.IndexOfCore(_items, item, 0, _size);
    int IList.IndexOf(object value) => IsCompatible(value) ? IndexOf((T)value) : -1;

    public int IndexOf(T item, int index)
    {
        if (index > _size) throw Throw.IndexMustBeLessOrEqual("index");
        return Array.IndexOf(_items, item, index, _size - index);
    }

    public int IndexOf(T item, int index, int count)
    {
        if (index > _size) throw Throw.IndexMustBeLessOrEqual("index");
        if (count < 0 || index > _size - count) throw Throw.Count();
        return Array.IndexOf(_items, item, index, count);
    }

    public void Insert(int index, T item)
    {
        if ((uint)index > (uint)_size) throw new ArgumentOutOfRangeException("index", "Index must be within the bounds of the List.");
        if (_size == _items.Length) Grow(_size + 1);
        if (index < _size) Array.CopyCore(_items, index, _items, index + 1, _size - index);
        _items[index] = item;
        _size++;
        _version++;
    }

    void IList.Insert(int index, object value) => Insert(index, Cast(value));

    public void InsertRange(int index, IEnumerable<T> collection)
    {
        if (collection == null) throw new ArgumentNullException("collection");
        if ((uint)index > (uint)_size) throw Throw.IndexMustBeLessOrEqual("index");
        if (collection is ICollection<T> sized)
        {
            int count = sized.Count;
            if (count == 0) return;
            if (_items.Length - _size < count) Grow(_size + count);
            if (index < _size) Array.CopyCore(_items, index, _items, index + count, _size - index);
            if (this == sized)
            {
                Array.CopyCore(_items, 0, _items, index, index);
                Array.CopyCore(_items, index + count, _items, index * 2, _size - index);
            }
            else sized.CopyTo(_items, index);
            _size += count;
            _version++;
            return;
        }
        foreach (T item in collection) Insert(index++, item);
    }

    public int LastIndexOf(T item) => _size == 0 ? -1 : LastIndexOf(item, _size - 1, _size);

    public int LastIndexOf(T item, int index)
    {
        if (index >= _size) throw Throw.IndexMustBeLess();
        return LastIndexOf(item, index, index + 1);
    }

    public int LastIndexOf(T item, int index, int count)
    {
        if (_size != 0 && index < 0) throw Throw.Negative("index");
        if (_size != 0 && count < 0) throw Throw.Negative("count");
        if (_size == 0) return -1;
        if (index >= _size) throw new ArgumentOutOfRangeException("index", "Larger than collection size.");
        if (count > index + 1) throw new ArgumentOutOfRangeException("count", "Larger than collection size.");
        return Array.LastIndexOfCore(_items, item, index, count);
    }

    public bool Remove(T item)
    {
        int index = IndexOf(item);
        if (index < 0) return false;
        RemoveAt(index);
        return true;
    }

    void IList.Remove(object value)
    {
        if (IsCompatible(value)) Remove((T)value);
    }

    public int RemoveAll(Predicate<T> match)
    {
        if (match == null) throw new ArgumentNullException("match");
        int free = 0;
        while (free < _size && !match(_items[free])) free++;
        if (free >= _size) return 0;
        int current = free + 1;
        while (current < _size)
        {
            while (current < _size && match(_items[current])) current++;
            if (current < _size) _items[free++] = _items[current++];
        }
        Array.ClearCore(_items, free, _size - free);
        int removed = _size - free;
        _size = free;
        _version++;
        return removed;
    }

    public void RemoveAt(int index)
    {
        if ((uint)index >= (uint)_size) throw Throw.IndexMustBeLess();
        _size--;
        if (index < _size) Array.CopyCore(_items, index + 1, _items, index, _size - index);
        _items[_size] = default;
        _version++;
    }

    public void RemoveRange(int index, int count)
    {
        CheckRange(index, count);
        if (count == 0) return;
        _size -= count;
        if (index < _size) Array.CopyCore(_items, index + count, _items, index, _size - index);
        Array.ClearCore(_items, _size, count);
        _version++;
    }

    public void Reverse() => Reverse(0, _size);

    public void Reverse(int index, int count)
    {
        CheckRange(index, count);
        if (count > 1) Array.ReverseCore(_items, index, count);
        _version++;
    }

    public void Sort() => Sort(0, _size, null);
    public void Sort(IComparer<T> comparer) => Sort(0, _size, comparer);

    public void Sort(int index, int count, IComparer<T> comparer)
    {
        CheckRange(index, count);
        if (count > 1) Sorting.Sort<T>(_items, index, count, comparer);
        _version++;
    }

    public void Sort(Comparison<T> comparison)
    {
        if (comparison == null) throw new ArgumentNullException("comparison");
        if (_size > 1) Sorting.Sort<T>(_items, 0, _size, comparison);
        _version++;
    }

    public T[] ToArray()
    {
        if (_size == 0) return Array.Empty<T>();
        T[] result = new T[_size];
        Array.CopyCore(_items, 0, result, 0, _size);
        return result;
    }

    public void TrimExcess()
    {
        if (_size < (int)(_items.Length * 0.9)) Capacity = _size;
    }

    public bool TrueForAll(Predicate<T> match)
    {
        if (match == null) throw new ArgumentNullException("match");
        for (int i = 0; i < _size; i++)
            if (!match(_items[i])) return false;
        return true;
    }

    public struct Enumerator : IEnumerator<T>
    {
        private readonly List<T> _list;
        private readonly int _version;
        private int _index;
        private T _current;

        internal Enumerator(List<T> list)
        {
            _list = list;
            _version = list._version;
        }

        public void Dispose() { }

        public bool MoveNext()
        {
            List<T> list = _list;
            int index = _index;
            if (_version != list._version) throw Throw.Modified();
            if ((uint)index < (uint)list._size)
            {
                _current = list._items[index];
                _index = index + 1;
                return true;
            }
            _current = default;
            _index = -1;
            return false;
        }

        public T Current => _current;

        object IEnumerator.Current
        {
            get
            {
                if (_index <= 0) throw Throw.CannotHappen();
                return _current;
            }
        }

        void IEnumerator.Reset()
        {
            if (_version != _list._version) throw Throw.Modified();
            _index = 0;
            _current = default;
        }
    }
}
