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
    internal override int KnownCount => _source is Iterator<TSource> inner ? inner.KnownCount : -1;

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
