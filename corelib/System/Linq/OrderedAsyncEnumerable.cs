using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
namespace System.Linq;

/// Collects the source and gives it out as the synchronous operator orders it.
internal sealed class OrderedAsyncEnumerable<TElement> : IOrderedAsyncEnumerable<TElement>
{
    private readonly IAsyncEnumerable<TElement> _source;
    private readonly Func<IEnumerable<TElement>, IOrderedEnumerable<TElement>> _order;

    internal OrderedAsyncEnumerable(IAsyncEnumerable<TElement> source, Func<IEnumerable<TElement>, IOrderedEnumerable<TElement>> order)
    {
        if (source == null) throw new ArgumentNullException("source");
        _source = source;
        _order = order;
    }

    internal OrderedAsyncEnumerable<TElement> Then(Func<IOrderedEnumerable<TElement>, IOrderedEnumerable<TElement>> next)
        => new OrderedAsyncEnumerable<TElement>(_source, items => next(_order(items)));

    public async IAsyncEnumerator<TElement> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        List<TElement> all = new List<TElement>();
        await foreach (TElement item in _source.WithCancellation(cancellationToken).ConfigureAwait(false)) all.Add(item);
        foreach (TElement item in _order(all)) yield return item;
    }
}
