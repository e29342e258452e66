using System.Collections.Generic;
namespace System.Collections;

public class Stack : ICollection, ICloneable
{
    private readonly Stack<object> _items;
    public Stack() { _items = new Stack<object>(10); }
    public Stack(int initialCapacity) { _items = new Stack<object>(initialCapacity); }

    public Stack(ICollection col) : this()
    {
        foreach (object item in col) Push(item);
    }

    public virtual int Count => _items.Count;
    public virtual bool IsSynchronized => false;
    public virtual object SyncRoot => this;
    public virtual void Push(object obj) => _items.Push(obj);
    public virtual object Pop() => _items.Pop();
    public virtual object Peek() => _items.Peek();
    public virtual bool Contains(object obj) => _items.Contains(obj);
    public virtual void Clear() => _items.Clear();
    public virtual object[] ToArray() => _items.ToArray();
    public virtual void CopyTo(Array array, int index) => ((ICollection)_items).CopyTo(array, index);
    public virtual IEnumerator GetEnumerator() => ((IEnumerable)_items).GetEnumerator();

    public virtual object Clone()
    {
        Stack copy = new Stack();
        object[] items = ToArray();
        for (int i = items.Length - 1; i >= 0; i--) copy.Push(items[i]);
        return copy;
    }

    public static Stack Synchronized(Stack stack) => stack;
}
