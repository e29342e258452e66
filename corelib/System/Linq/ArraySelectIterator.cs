namespace System.Linq;

internal sealed class ArraySelectIterator<TSource, TResult> : Iterator<TResult>
{
    private readonly TSource[] _source;
    private readonly Func<TSource, TResult> _selector;

    internal ArraySelectIterator(TSource[] source, Func<TSource, TResult> selector)
    {
        _source = source;
        _selector = selector;
    }

    internal override Iterator<TResult> Copy() => new ArraySelectIterator<TSource, TResult>(_source, _selector);
    internal override int KnownCount => _source.Length;
    internal override bool CanIndex => true;
    internal override int IndexedCount => _source.Length;
    internal override TResult ElementAtIndex(int index) => _selector(_source[index]);

    public override bool MoveNext()
    {
        int index = _state - 1;
        if ((uint)index < (uint)_source.Length)
        {
            _state++;
            _current = _selector(_source[index]);
            return true;
        }
        Dispose();
        return false;
    }
}
