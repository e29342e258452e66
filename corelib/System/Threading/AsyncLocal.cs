using Hoist.Runtime;
namespace System.Threading;

/// A value that flows with the ExecutionContext.
public sealed class AsyncLocal<T> : IAsyncLocal
{
    private readonly Action<AsyncLocalValueChangedArgs<T>> _valueChangedHandler;

    public AsyncLocal() { }

    public AsyncLocal(Action<AsyncLocalValueChangedArgs<T>> valueChangedHandler)
    {
        _valueChangedHandler = valueChangedHandler;
    }

    public T Value
    {
        get
        {
            object value = ExecutionContext.GetLocalValue(this);
            return value == null ? default : (T)value;
        }
        set => ExecutionContext.SetLocalValue(this, value, _valueChangedHandler != null);
    }

    void IAsyncLocal.OnValueChanged(object previousValue, object currentValue, bool contextChanged)
    {
        T previous = previousValue == null ? default : (T)previousValue;
        T current = currentValue == null ? default : (T)currentValue;
        _valueChangedHandler(new AsyncLocalValueChangedArgs<T>(previous, current, contextChanged));
    }
}
