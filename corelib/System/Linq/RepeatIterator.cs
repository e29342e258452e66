using System.Collections.Generic;
namespace System.Linq;

internal sealed class RepeatIterator<TResult> : Iterator<TResult>
{
    private readonly int _count;

    internal RepeatIterator(TResult element, int count)
    {
        _current = element;
        _count = count;
    }

    internal override Iterator<TResult> Copy() => new RepeatIterator<TResult>(_current, _count);
    internal override int KnownCount => _count;
    internal override bool CanIndex => true;
    internal override int IndexedCount => _count;
    internal override TResult ElementAtIndex(int index) => _current;
    public override void Dispose() { _state = -1; }

    public override bool MoveNext()
    {
        int sent = _state - 1;
        if (sent >= 0 && sent != _count)
        {
            _state++;
            return true;
        }
        Dispose();
        return false;
    }
}
