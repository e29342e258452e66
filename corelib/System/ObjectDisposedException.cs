using System.Runtime.CompilerServices;
namespace System;

public class ObjectDisposedException : InvalidOperationException
{
    private readonly string _objectName;

    public ObjectDisposedException(string objectName) : this(objectName, "Cannot access a disposed object.") { }
    public ObjectDisposedException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131622); }

    public ObjectDisposedException(string objectName, string message) : base(message)
    {
        _objectName = objectName;
        HResult = unchecked((int)0x80131622);
    }

    public string ObjectName => _objectName == null ? "" : _objectName;

    public override string Message
    {
        get
        {
            string message = base.Message;
            if (_objectName != null && _objectName.Length > 0) message = message + "\nObject name: '" + _objectName + "'.";
            return message;
        }
    }

    public static void ThrowIf(bool condition, object instance)
    {
        if (condition) throw new ObjectDisposedException(instance == null ? null : instance.GetType().FullName);
    }

    public static void ThrowIf(bool condition, Type type)
    {
        if (condition) throw new ObjectDisposedException(type == null ? null : type.FullName);
    }
}
