using System.Collections.Generic;
namespace System.Linq;

internal sealed class ListSelectIterator<TSource, TResult> : Iterator<TResult>
{
    private readonly List<TSource> _source;
    private readonly Func<TSource, TResult> _selector;
    private List<TSource>.Enumerator _enumerator;

    internal ListSelectIterator(List<TSource> source, Func<TSource, TResult> selector)
    {
        _source = source;
        _selector = selector;
    }

    internal override Iterator<TResult> Copy() => new ListSelectIterator<TSource, TResult>(_source, _selector);
    internal override int KnownCount => _source.Count;
    internal override bool CanIndex => true;
    internal override int IndexedCount => _source.Count;
    internal override TResult ElementAtIndex(int index) => _selector(_source[index]);

    public override bool MoveNext()
    {
        if (_state == 1)
        {
            _enumerator = _source.GetEnumerator();
            _state = 2;
        }
        if (_state == 2)
        {
            if (_enumerator.MoveNext())
            {
                _current = _selector(_enumerator.Current);
                return true;
            }
            Dispose();
        }
        return false;
    }
}
