using System.Collections.Generic;
namespace System.Collections.Immutable;

public interface IImmutableQueue<T> : IEnumerable<T>
{
    bool IsEmpty { get; }
    IImmutableQueue<T> Clear();
    IImmutableQueue<T> Dequeue();
    IImmutableQueue<T> Enqueue(T value);
    T Peek();
}
