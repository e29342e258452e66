using System.Collections;
using System.Collections.Generic;
namespace System.Linq;

/// A query that may run on several threads. Here it runs on the caller's, in the order of the source: one of the orders that .NET may choose.
/// What a function of the program throws arrives in an AggregateException, as there.
public class ParallelQuery<TSource> : IEnumerable<TSource>
{
    private readonly IEnumerable<TSource> _source;

    internal ParallelQuery(IEnumerable<TSource> source) { _source = source; }

    /// For operators on top: their functions are wrapped once, by the consumer.
    internal IEnumerable<TSource> Source => _source;

    public IEnumerator<TSource> GetEnumerator()
    {
        IEnumerator<TSource> inner = ParallelEnumerable.Run(_source, s => s.GetEnumerator());
        try
        {
            while (ParallelEnumerable.Run(inner, e => e.MoveNext())) yield return inner.Current;
        }
        finally
        {
            inner.Dispose();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
