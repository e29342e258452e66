using System.Collections.Generic;
namespace System.Linq;

internal sealed class SelectIterator<TSource, TResult> : Iterator<TResult>
{
    private readonly IEnumerable<TSource> _source;
    private readonly Func<TSource, TResult> _selector;
    private IEnumerator<TSource> _enumerator;

    internal SelectIterator(IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        _source = source;
        _selector = selector;
    }

    internal override Iterator<TResult> Copy() => new SelectIterator<TSource, TResult>(_source, _selector);
    internal override int KnownCount => _source is Iterator<TSource> inner ? inner.KnownCount : _source is IList<TSource> list ? list.Count : -1;
    internal override bool CanIndex => _source is Iterator<TSource> inner ? inner.CanIndex : _source is IList<TSource>;
    internal override int IndexedCount => _source is Iterator<TSource> inner ? inner.IndexedCount : ((IList<TSource>)_source).Count;
    internal override TResult ElementAtIndex(int index) => _selector(_source is Iterator<TSource> inner ? inner.ElementAtIndex(index) : ((IList<TSource>)_source)[index]);

    internal override bool TryGetLastDirectly(out TResult result, out bool found)
    {
        TSource last;
        found = Enumerable.TryLast(_source, out last);
        result = found ? _selector(last) : default;
        return true;
    }

    public override void Dispose()
    {
        if (_enumerator != null)
        {
            _enumerator.Dispose();
            _enumerator = null;
        }
        base.Dispose();
    }

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
