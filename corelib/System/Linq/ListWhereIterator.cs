using System.Collections.Generic;
namespace System.Linq;

internal sealed class ListWhereIterator<TSource> : Iterator<TSource>
{
    private readonly List<TSource> _source;
    private readonly Func<TSource, bool> _predicate;
    private List<TSource>.Enumerator _enumerator;

    internal ListWhereIterator(List<TSource> source, Func<TSource, bool> predicate)
    {
        _source = source;
        _predicate = predicate;
    }

    internal override Iterator<TSource> Copy() => new ListWhereIterator<TSource>(_source, _predicate);

    internal override bool TryGetLastDirectly(out TSource result, out bool found)
    {
        for (int i = _source.Count - 1; i >= 0; i--)
        {
            TSource item = _source[i];
            if (_predicate(item))
            {
                result = item;
                found = true;
                return true;
            }
        }
        result = default;
        found = false;
        return true;
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
