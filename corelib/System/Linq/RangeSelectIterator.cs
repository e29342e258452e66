namespace System.Linq;

/// Range(…).Select(…): it needs no enumerator of the numbers.
internal sealed class RangeSelectIterator<TResult> : Iterator<TResult>
{
    private readonly int _start;
    private readonly int _end;
    private readonly Func<int, TResult> _selector;

    internal RangeSelectIterator(int start, int end, Func<int, TResult> selector)
    {
        _start = start;
        _end = end;
        _selector = selector;
    }

    internal override Iterator<TResult> Copy() => new RangeSelectIterator<TResult>(_start, _end, _selector);
    internal override int KnownCount => unchecked(_end - _start);
    internal override bool CanIndex => true;
    internal override int IndexedCount => unchecked(_end - _start);
    internal override TResult ElementAtIndex(int index) => _selector(_start + index);

    internal override bool TryGetLastDirectly(out TResult result, out bool found)
    {
        found = _end != _start;
        result = found ? _selector(unchecked(_end - 1)) : default;
        return true;
    }

    public override bool MoveNext()
    {
        // The state is one more than the number of elements given.
        if (_state < 1 || _state == unchecked(_end - _start + 1))
        {
            Dispose();
            return false;
        }
        int index = _state++ - 1;
        _current = _selector(_start + index);
        return true;
    }
}
