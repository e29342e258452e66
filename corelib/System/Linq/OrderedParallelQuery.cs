using System.Collections.Generic;
namespace System.Linq;

public class OrderedParallelQuery<TSource> : ParallelQuery<TSource>
{
    internal OrderedParallelQuery(IOrderedEnumerable<TSource> source) : base(source) { Ordered = source; }
    internal IOrderedEnumerable<TSource> Ordered { get; }
}
