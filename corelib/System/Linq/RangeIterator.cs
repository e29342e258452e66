using System.Collections;
using System.Collections.Generic;
namespace System.Linq;

internal sealed class RangeIterator : Iterator<int>, IList<int>, IReadOnlyList<int>
{
    private readonly int _start;
    private readonly int _end;

    internal RangeIterator(int start, int count)
    {
        _start = start;
        _end = unchecked(start + count);
    }

    internal override Iterator<int> Copy() => new RangeIterator(_start, _end - _start);
    internal override int KnownCount => _end - _start;
    internal override bool CanIndex => true;
    internal override int IndexedCount => _end - _start;
    internal override int ElementAtIndex(int index) => _start + index;

    public override bool MoveNext()
    {
        switch (_state)
        {
            case 1:
                _current = _start;
                _state = 2;
                return true;
            case 2:
                _current++;
                if (_current == _end) break;
                return true;
        }
        _state = -1;
        return false;
    }

    public override void Dispose() { _state = -1; }

    internal int Start => _start;
    internal int End => _end;
    public int Count => _end - _start;
    bool ICollection<int>.IsReadOnly => true;

    public int this[int index]
    {
        get
        {
            if ((uint)index >= (uint)(_end - _start)) throw Hoist.Runtime.Throw.IndexMustBeLess();
            return _start + index;
        }
        set => throw new NotSupportedException();
    }

    public bool Contains(int item) => (uint)(item - _start) < (uint)(_end - _start);
    public int IndexOf(int item) => Contains(item) ? item - _start : -1;

    public void CopyTo(int[] array, int arrayIndex)
    {
        int count = _end - _start;
        for (int i = 0; i < count; i++) array[arrayIndex + i] = _start + i;
    }

    void ICollection<int>.Add(int item) => throw new NotSupportedException();
    void ICollection<int>.Clear() => throw new NotSupportedException();
    bool ICollection<int>.Remove(int item) => throw new NotSupportedException();
    void IList<int>.Insert(int index, int item) => throw new NotSupportedException();
    void IList<int>.RemoveAt(int index) => throw new NotSupportedException();
}
