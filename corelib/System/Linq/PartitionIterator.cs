using System.Collections.Generic;
namespace System.Linq;

/// The elements at positions [first, last] of a list or of an iterator that can be indexed.
internal sealed class PartitionIterator<TSource> : Iterator<TSource>
{
    private readonly IEnumerable<TSource> _source;
    private readonly int _first;
    private readonly int _last;

    internal PartitionIterator(IEnumerable<TSource> source, int first, int last)
    {
        _source = source;
        _first = first;
        _last = last;
    }

    private int SourceCount => _source is Iterator<TSource> inner && inner.CanIndex ? inner.IndexedCount : ((IList<TSource>)_source).Count;
    private TSource At(int index) => _source is Iterator<TSource> inner && inner.CanIndex ? inner.ElementAtIndex(index) : ((IList<TSource>)_source)[index];

    internal override Iterator<TSource> Copy() => new PartitionIterator<TSource>(_source, _first, _last);
    internal override bool CanIndex => true;
    internal override TSource ElementAtIndex(int index) => At(_first + index);
    internal override int KnownCount => IndexedCount;

    internal override int IndexedCount
    {
        get
        {
            int count = SourceCount;
            if (count <= _first) return 0;
            return Math.Min(count - 1, _last) - _first + 1;
        }
    }

    internal static bool Fits(IEnumerable<TSource> source) => source is Iterator<TSource> inner ? inner.CanIndex : source is IList<TSource>;

    internal IEnumerable<TSource> Skip(int count) => count > _last - _first ? Array.Empty<TSource>() : new PartitionIterator<TSource>(_source, _first + count, _last);
    internal IEnumerable<TSource> Take(int count) => count > _last - _first ? this : new PartitionIterator<TSource>(_source, _first, _first + count - 1);

    public override bool MoveNext()
    {
        int index = _state - 1;
        if ((uint)index <= (uint)(_last - _first) && index < SourceCount - _first)
        {
            _current = At(_first + index);
            _state++;
            return true;
        }
        Dispose();
        return false;
    }
}
