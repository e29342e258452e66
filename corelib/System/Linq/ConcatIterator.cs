using System.Collections.Generic;
namespace System.Linq;

internal sealed class ConcatIterator<TSource> : Iterator<TSource>
{
    private readonly IEnumerable<TSource> _first;
    private readonly IEnumerable<TSource> _second;
    private IEnumerator<TSource> _enumerator;

    internal ConcatIterator(IEnumerable<TSource> first, IEnumerable<TSource> second)
    {
        _first = first;
        _second = second;
    }

    internal override Iterator<TSource> Copy() => new ConcatIterator<TSource>(_first, _second);

    internal override int KnownCount
    {
        get
        {
            int a;
            int b;
            if (!Enumerable.TryGetNonEnumeratedCount(_first, out a) || !Enumerable.TryGetNonEnumeratedCount(_second, out b)) return -1;
            return checked(a + b);
        }
    }

    internal override bool TryGetLastDirectly(out TSource result, out bool found)
    {
        found = Enumerable.TryLast(_second, out result);
        if (!found) found = Enumerable.TryLast(_first, out result);
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
            _enumerator = _first.GetEnumerator();
            _state = 2;
        }
        while (_state == 2 || _state == 3)
        {
            if (_enumerator.MoveNext())
            {
                _current = _enumerator.Current;
                return true;
            }
            if (_state == 3)
            {
                Dispose();
                return false;
            }
            IEnumerator<TSource> next = _second.GetEnumerator();
            _enumerator.Dispose();
            _enumerator = next;
            _state = 3;
        }
        return false;
    }
}
