using System.Collections.Generic;
namespace System.Linq;

internal sealed class WhereIterator<TSource> : Iterator<TSource>
{
    private readonly IEnumerable<TSource> _source;
    private readonly Func<TSource, bool> _predicate;
    private IEnumerator<TSource> _enumerator;

    internal WhereIterator(IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        _source = source;
        _predicate = predicate;
    }

    internal override Iterator<TSource> Copy() => new WhereIterator<TSource>(_source, _predicate);

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
            while (_enumerator.MoveNext())
            {
                TSource item = _enumerator.Current;
                if (_predicate(item))
                {
                    _current = item;
                    return true;
                }
            }
            Dispose();
        }
        return false;
    }
}
