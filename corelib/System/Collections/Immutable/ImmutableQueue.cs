using System.Collections.Generic;
using System.Runtime.CompilerServices;
namespace System.Collections.Immutable;

public static class ImmutableQueue
{
    public static ImmutableQueue<T> Create<T>() => ImmutableQueue<T>.Empty;
    public static ImmutableQueue<T> Create<T>(T item) => ImmutableQueue<T>.Empty.Enqueue(item);
    public static ImmutableQueue<T> Create<T>(params T[] items) => CreateRange(items);
    public static ImmutableQueue<T> Create<T>(params ReadOnlySpan<T> items)
    {
        ImmutableQueue<T> queue = ImmutableQueue<T>.Empty;
        for (int i = 0; i < items.Length; i++) queue = queue.Enqueue(items[i]);
        return queue;
    }

    public static ImmutableQueue<T> CreateRange<T>(IEnumerable<T> items)
    {
        ImmutableQueue<T> queue = ImmutableQueue<T>.Empty;
        foreach (T item in items) queue = queue.Enqueue(item);
        return queue;
    }
}

[CollectionBuilder(typeof(ImmutableQueue), "Create")]
public sealed class ImmutableQueue<T> : IImmutableQueue<T>
{
    private static readonly ImmutableQueue<T> s_empty = new ImmutableQueue<T>(ImmutableStack<T>.Empty, ImmutableStack<T>.Empty);
    private readonly ImmutableStack<T> _front;
    private readonly ImmutableStack<T> _back;

    private ImmutableQueue(ImmutableStack<T> front, ImmutableStack<T> back)
    {
        _front = front;
        _back = back;
    }

    public static ImmutableQueue<T> Empty => s_empty;
    public bool IsEmpty => _front.IsEmpty;
    public ImmutableQueue<T> Clear() => s_empty;
    private static Exception None() => new InvalidOperationException("This operation does not apply to an empty instance.");
    public ImmutableQueue<T> Enqueue(T value) => IsEmpty ? new ImmutableQueue<T>(ImmutableStack<T>.Empty.Push(value), ImmutableStack<T>.Empty) : new ImmutableQueue<T>(_front, _back.Push(value));

    public ImmutableQueue<T> Dequeue()
    {
        if (IsEmpty) throw None();
        ImmutableStack<T> rest = _front.Pop();
        if (!rest.IsEmpty) return new ImmutableQueue<T>(rest, _back);
        return _back.IsEmpty ? s_empty : new ImmutableQueue<T>(_back.Reversed(), ImmutableStack<T>.Empty);
    }

    public ImmutableQueue<T> Dequeue(out T value)
    {
        value = Peek();
        return Dequeue();
    }

    public T Peek()
    {
        if (IsEmpty) throw None();
        return _front.Peek();
    }

    IImmutableQueue<T> IImmutableQueue<T>.Clear() => Clear();
    IImmutableQueue<T> IImmutableQueue<T>.Enqueue(T value) => Enqueue(value);
    IImmutableQueue<T> IImmutableQueue<T>.Dequeue() => Dequeue();

    public IEnumerator<T> GetEnumerator()
    {
        foreach (T item in _front) yield return item;
        foreach (T item in _back.Reversed()) yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
