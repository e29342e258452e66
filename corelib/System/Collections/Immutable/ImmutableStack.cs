using System.Collections.Generic;
using System.Runtime.CompilerServices;
namespace System.Collections.Immutable;

public static class ImmutableStack
{
    public static ImmutableStack<T> Create<T>() => ImmutableStack<T>.Empty;
    public static ImmutableStack<T> Create<T>(T item) => ImmutableStack<T>.Empty.Push(item);
    public static ImmutableStack<T> Create<T>(params T[] items) => CreateRange(items);
    public static ImmutableStack<T> Create<T>(params ReadOnlySpan<T> items)
    {
        ImmutableStack<T> stack = ImmutableStack<T>.Empty;
        for (int i = 0; i < items.Length; i++) stack = stack.Push(items[i]);
        return stack;
    }

    public static ImmutableStack<T> CreateRange<T>(IEnumerable<T> items)
    {
        ImmutableStack<T> stack = ImmutableStack<T>.Empty;
        foreach (T item in items) stack = stack.Push(item);
        return stack;
    }
}

[CollectionBuilder(typeof(ImmutableStack), "Create")]
public sealed class ImmutableStack<T> : IImmutableStack<T>
{
    private static readonly ImmutableStack<T> s_empty = new ImmutableStack<T>(default, null);
    private readonly T _head;
    private readonly ImmutableStack<T> _tail;

    private ImmutableStack(T head, ImmutableStack<T> tail)
    {
        _head = head;
        _tail = tail;
    }

    public static ImmutableStack<T> Empty => s_empty;
    public bool IsEmpty => _tail == null;
    public ImmutableStack<T> Clear() => s_empty;
    public ImmutableStack<T> Push(T value) => new ImmutableStack<T>(value, this);
    private static Exception None() => new InvalidOperationException("This operation does not apply to an empty instance.");

    public ImmutableStack<T> Pop()
    {
        if (IsEmpty) throw None();
        return _tail;
    }

    public ImmutableStack<T> Pop(out T value)
    {
        value = Peek();
        return _tail;
    }

    public T Peek()
    {
        if (IsEmpty) throw None();
        return _head;
    }

    internal ImmutableStack<T> Reversed()
    {
        ImmutableStack<T> result = s_empty;
        for (ImmutableStack<T> at = this; !at.IsEmpty; at = at._tail) result = result.Push(at._head);
        return result;
    }

    IImmutableStack<T> IImmutableStack<T>.Clear() => Clear();
    IImmutableStack<T> IImmutableStack<T>.Push(T value) => Push(value);
    IImmutableStack<T> IImmutableStack<T>.Pop() => Pop();

    public IEnumerator<T> GetEnumerator()
    {
        for (ImmutableStack<T> at = this; !at.IsEmpty; at = at._tail) yield return at._head;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
