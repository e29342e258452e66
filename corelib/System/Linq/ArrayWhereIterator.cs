namespace System.Linq;

internal sealed class ArrayWhereIterator<TSource> : Iterator<TSource>
{
    private readonly TSource[] _source;
    private readonly Func<TSource, bool> _predicate;

    internal ArrayWhereIterator(TSource[] source, Func<TSource, bool> predicate)
    {
        _source = source;
        _predicate = predicate;
    }

    internal override Iterator<TSource> Copy() => new ArrayWhereIterator<TSource>(_source, _predicate);

    internal override bool TryGetLastDirectly(out TSource result, out bool found)
    {
        for (int i = _source.Length - 1; i >= 0; i--)
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
        int index = _state - 1;
        TSource[] source = _source;
        while ((uint)index < (uint)source.Length)
        {
            TSource item = source[index];
            index = _state++;
            if (_predicate(item))
            {
                _current = item;
                return true;
            }
        }
        Dispose();
        return false;
    }
}
