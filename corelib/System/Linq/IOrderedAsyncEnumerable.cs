using System.Collections.Generic;
namespace System.Linq;
public interface IOrderedAsyncEnumerable<out TElement> : IAsyncEnumerable<TElement> { }
