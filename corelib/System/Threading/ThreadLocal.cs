using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Threading;

/// One value for each thread.
[NetFields("object a; int b; bool c; object d; bool e")]
public class ThreadLocal<T> : IDisposable
{
    private readonly Func<T> _valueFactory;
    private readonly bool _trackAllValues;
    /// Newest first.
    private Slot _slots;
    private bool _disposed;

    [NetUncounted]
    private sealed class Slot
    {
        internal Thread Thread;
        internal T Value;
        internal bool Busy;
        internal Slot Next;
    }

    public ThreadLocal() { }
    public ThreadLocal(bool trackAllValues) { _trackAllValues = trackAllValues; }

    public ThreadLocal(Func<T> valueFactory) : this(valueFactory, false) { }

    public ThreadLocal(Func<T> valueFactory, bool trackAllValues)
    {
        if (valueFactory == null) throw new ArgumentNullException("valueFactory");
        _valueFactory = valueFactory;
        _trackAllValues = trackAllValues;
    }

    private Slot Find()
    {
        if (_disposed) throw new ObjectDisposedException(null, "Cannot access a disposed object.\nObject name: 'The ThreadLocal object has been disposed.'.");
        Thread thread = Thread.CurrentThread;
        for (Slot slot = _slots; slot != null; slot = slot.Next)
        {
            if (slot.Thread == thread) return slot;
        }
        return null;
    }

    private Slot Add()
    {
        Slot slot = new Slot();
        slot.Thread = Thread.CurrentThread;
        slot.Next = _slots;
        _slots = slot;
        return slot;
    }

    private void Remove(Slot slot)
    {
        if (_slots == slot)
        {
            _slots = slot.Next;
            return;
        }
        Slot previous = _slots;
        while (previous.Next != slot) previous = previous.Next;
        previous.Next = slot.Next;
    }

    public bool IsValueCreated
    {
        get
        {
            Slot slot = Find();
            return slot != null && !slot.Busy;
        }
    }

    public T Value
    {
        get
        {
            Slot slot = Find();
            if (slot != null)
            {
                if (slot.Busy) throw new InvalidOperationException("ValueFactory attempted to access the Value property of this instance.");
                return slot.Value;
            }
            slot = Add();
            if (_valueFactory == null) return default;
            slot.Busy = true;
            bool made = false;
            try
            {
                slot.Value = _valueFactory();
                made = true;
            }
            finally
            {
                slot.Busy = false;
                if (!made) Remove(slot);
            }
            return slot.Value;
        }
        set
        {
            Slot slot = Find();
            if (slot == null) slot = Add();
            slot.Value = value;
        }
    }

    public IList<T> Values
    {
        get
        {
            if (!_trackAllValues) throw new InvalidOperationException("The ThreadLocal object is not tracking values. To use the Values property, use a ThreadLocal constructor that accepts the trackAllValues parameter and set the parameter to true.");
            List<T> values = new List<T>();
            for (Slot slot = _slots; slot != null; slot = slot.Next) values.Add(slot.Value);
            return values;
        }
    }

    public override string ToString() => Value.ToString();

    public void Dispose()
    {
        Dispose(true);
    }

    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        _slots = null;
    }
}
