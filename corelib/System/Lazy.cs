using System.Runtime.ExceptionServices;
using System.Threading;
using Hoist.Runtime;
namespace System;

/// A value made when first asked for.
[NetFields("object _state; object _factory; T _value")]
public class Lazy<T>
{
    private const int NotCreated = 0;
    private const int Creating = 1;
    private const int Created = 2;
    private const int Failed = 3;

    private int _state;
    private readonly LazyThreadSafetyMode _mode;
    private Func<T> _factory;
    private T _value;
    private ExceptionDispatchInfo _exception;

    public Lazy() : this(null, LazyThreadSafetyMode.ExecutionAndPublication, true) { }
    public Lazy(bool isThreadSafe) : this(null, isThreadSafe ? LazyThreadSafetyMode.ExecutionAndPublication : LazyThreadSafetyMode.None, true) { }
    public Lazy(LazyThreadSafetyMode mode) : this(null, mode, true) { }
    public Lazy(Func<T> valueFactory) : this(valueFactory, LazyThreadSafetyMode.ExecutionAndPublication, false) { }
    public Lazy(Func<T> valueFactory, bool isThreadSafe) : this(valueFactory, isThreadSafe ? LazyThreadSafetyMode.ExecutionAndPublication : LazyThreadSafetyMode.None, false) { }
    public Lazy(Func<T> valueFactory, LazyThreadSafetyMode mode) : this(valueFactory, mode, false) { }

    public Lazy(T value)
    {
        _value = value;
        _state = Created;
    }

    private Lazy(Func<T> valueFactory, LazyThreadSafetyMode mode, bool useDefaultConstructor)
    {
        if (valueFactory == null && !useDefaultConstructor) throw new ArgumentNullException("valueFactory");
        if (mode < LazyThreadSafetyMode.None || mode > LazyThreadSafetyMode.ExecutionAndPublication) throw new ArgumentOutOfRangeException("mode", "The mode argument specifies an invalid value.");
        _factory = valueFactory;
        _mode = mode;
        if (mode != LazyThreadSafetyMode.None || useDefaultConstructor) Counters.Allocated("System.LazyHelper", 32);
    }

    public bool IsValueCreated => _state == Created;

    public T Value
    {
        get
        {
            if (_state == Created) return _value;
            return CreateValue();
        }
    }

    private T CreateValue()
    {
        if (_mode == LazyThreadSafetyMode.PublicationOnly)
        {
            T made = Make();
            if (_state != Created)
            {
                _value = made;
                _state = Created;
                _factory = null;
            }
            return _value;
        }
        if (_mode == LazyThreadSafetyMode.None) return CreateOnce();
        lock (this)
        {
            return CreateOnce();
        }
    }

    private T Make()
    {
        if (_factory != null) return _factory();
        return Activator.CreateInstance<T>();
    }

    private T CreateOnce()
    {
        if (_state == Created) return _value;
        if (_state == Failed) _exception.Throw();
        if (_state == Creating) throw new InvalidOperationException("ValueFactory attempted to access the Value property of this instance.");
        bool cacheException = _factory != null;
        _state = Creating;
        try
        {
            _value = Make();
            _state = Created;
            _factory = null;
        }
        catch (Exception e)
        {
            if (cacheException)
            {
                _exception = ExceptionDispatchInfo.Capture(e);
                _state = Failed;
            }
            else _state = NotCreated;
            throw;
        }
        return _value;
    }

    public override string ToString() => IsValueCreated ? Value.ToString() : "Value is not created.";
}
