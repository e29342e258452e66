using System.Collections.Generic;
using System.Collections.ObjectModel;
using Hoist.Runtime;
namespace System;

[NetFields("object a; object b")]
public class AggregateException : Exception
{
    private readonly Exception[] _innerExceptions;
    private ReadOnlyCollection<Exception> _rocView;

    public AggregateException() : this("One or more errors occurred.") { }

    public AggregateException(string message) : base(message)
    {
        _innerExceptions = Array.Empty<Exception>();
    }

    public AggregateException(string message, Exception innerException) : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(innerException, "innerException");
        _innerExceptions = new Exception[] { innerException };
    }

    public AggregateException(IEnumerable<Exception> innerExceptions) : this("One or more errors occurred.", innerExceptions) { }
    public AggregateException(params Exception[] innerExceptions) : this("One or more errors occurred.", innerExceptions) { }

    public AggregateException(string message, IEnumerable<Exception> innerExceptions)
        : this(message, Copy(innerExceptions), false) { }

    public AggregateException(string message, params Exception[] innerExceptions)
        : this(message, innerExceptions == null ? throw new ArgumentNullException("innerExceptions") : innerExceptions, true) { }

    /// The array is taken over unless `clone`.
    internal AggregateException(string message, Exception[] innerExceptions, bool clone)
        : base(message, innerExceptions.Length > 0 ? innerExceptions[0] : null)
    {
        for (int i = 0; i < innerExceptions.Length; i++)
            if (innerExceptions[i] == null) throw new ArgumentException("An element of innerExceptions was null.");
        _innerExceptions = clone ? (Exception[])innerExceptions.Clone() : innerExceptions;
    }

    private static Exception[] Copy(IEnumerable<Exception> exceptions)
    {
        ArgumentNullException.ThrowIfNull(exceptions, "innerExceptions");
        return new List<Exception>(exceptions).ToArray();
    }

    public ReadOnlyCollection<Exception> InnerExceptions
    {
        get
        {
            if (_rocView == null) _rocView = new ReadOnlyCollection<Exception>(_innerExceptions);
            return _rocView;
        }
    }

    internal Exception[] InternalInnerExceptions => _innerExceptions;
    internal int InnerExceptionCount => _innerExceptions.Length;

    public override string Message
    {
        get
        {
            if (_innerExceptions.Length == 0) return base.Message;
            System.Text.StringBuilder text = new System.Text.StringBuilder();
            text.Append(base.Message);
            text.Append(' ');
            for (int i = 0; i < _innerExceptions.Length; i++)
            {
                text.Append('(');
                text.Append(_innerExceptions[i].Message);
                text.Append(") ");
            }
            text.Length -= 1;
            return text.ToString();
        }
    }

    public override Exception GetBaseException()
    {
        Exception back = this;
        AggregateException aggregate = this;
        while (aggregate != null && aggregate._innerExceptions.Length == 1)
        {
            back = back.InnerException;
            aggregate = back as AggregateException;
        }
        return back;
    }

    public void Handle(Func<Exception, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate, "predicate");
        List<Exception> unhandled = null;
        for (int i = 0; i < _innerExceptions.Length; i++)
        {
            if (!predicate(_innerExceptions[i]))
            {
                if (unhandled == null) unhandled = new List<Exception>();
                unhandled.Add(_innerExceptions[i]);
            }
        }
        if (unhandled != null) throw new AggregateException(Message, unhandled.ToArray(), false);
    }

    public AggregateException Flatten()
    {
        List<Exception> flattened = new List<Exception>();
        List<AggregateException> toFlatten = new List<AggregateException>();
        toFlatten.Add(this);
        int next = 0;
        while (next < toFlatten.Count)
        {
            Exception[] inner = toFlatten[next++]._innerExceptions;
            for (int i = 0; i < inner.Length; i++)
            {
                if (inner[i] == null) continue;
                if (inner[i] is AggregateException aggregate) toFlatten.Add(aggregate);
                else flattened.Add(inner[i]);
            }
        }
        return new AggregateException(GetType() == typeof(AggregateException) ? base.Message : Message, flattened.ToArray(), false);
    }

    public override string ToString()
    {
        string result = base.ToString();
        for (int i = 0; i < _innerExceptions.Length; i++)
        {
            if (_innerExceptions[i] == InnerException) continue;
            result = result + "\n ---> (Inner Exception #" + i.ToString() + ") " + _innerExceptions[i].ToString() + "<---\n";
        }
        return result;
    }
}
