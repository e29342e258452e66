using System.Collections;
using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Linq;

internal sealed class Grouping<TKey, TElement> : IGrouping<TKey, TElement>, IList<TElement>
{
    internal readonly TKey _key;
    internal readonly int _hashCode;
    internal TElement[] _elements;
    internal int _count;
    internal Grouping<TKey, TElement> _hashNext;
    internal Grouping<TKey, TElement> _next;

    internal Grouping(TKey key, int hashCode)
    {
        _key = key;
        _hashCode = hashCode;
        _elements = new TElement[1];
    }

    public TKey Key => _key;

    internal void Add(TElement element)
    {
        if (_elements.Length == _count) Array.Resize(ref _elements, _count * 2);
        _elements[_count++] = element;
    }

    internal void Trim()
    {
        if (_elements.Length != _count) Array.Resize(ref _elements, _count);
    }

    public IEnumerator<TElement> GetEnumerator()
    {
        for (int i = 0; i < _count; i++) yield return _elements[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    int ICollection<TElement>.Count => _count;
    bool ICollection<TElement>.IsReadOnly => true;
    void ICollection<TElement>.Add(TElement item) => throw Throw.ReadOnly();
    void ICollection<TElement>.Clear() => throw Throw.ReadOnly();
    bool ICollection<TElement>.Remove(TElement item) => throw Throw.ReadOnly();
    bool ICollection<TElement>.Contains(TElement item) => Array.IndexOf(_elements, item, 0, _count) >= 0;
    void ICollection<TElement>.CopyTo(TElement[] array, int arrayIndex) => Array.Copy(_elements, 0, array, arrayIndex, _count);
    int IList<TElement>.IndexOf(TElement item) => Array.IndexOf(_elements, item, 0, _count);
    void IList<TElement>.Insert(int index, TElement item) => throw Throw.ReadOnly();
    void IList<TElement>.RemoveAt(int index) => throw Throw.ReadOnly();

    TElement IList<TElement>.this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_count) throw Throw.IndexMustBeLess();
            return _elements[index];
        }
        set => throw Throw.ReadOnly();
    }
}
