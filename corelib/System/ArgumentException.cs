using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
namespace System;

public class ArgumentException : SystemException
{
    private readonly string _paramName;

    public ArgumentException() : base("Value does not fall within the expected range.") { HResult = unchecked((int)0x80070057); }
    public ArgumentException(string message) : base(message) { HResult = unchecked((int)0x80070057); }
    public ArgumentException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80070057); }

    public ArgumentException(string message, string paramName) : base(message)
    {
        _paramName = paramName;
        HResult = unchecked((int)0x80070057);
    }

    public ArgumentException(string message, string paramName, Exception innerException) : base(message, innerException)
    {
        _paramName = paramName;
        HResult = unchecked((int)0x80070057);
    }

    public virtual string ParamName => _paramName;

    public override string Message
    {
        get
        {
            string message = _message == null ? "Value does not fall within the expected range." : _message;
            if (_paramName != null && _paramName.Length > 0) message = message + " (Parameter '" + _paramName + "')";
            return message;
        }
    }

    public static void ThrowIfNullOrEmpty([NotNull] string argument, [CallerArgumentExpression("argument")] string paramName = null)
    {
        if (argument == null) throw new ArgumentNullException(paramName);
        if (argument.Length == 0) throw new ArgumentException("The value cannot be an empty string.", paramName);
    }

    public static void ThrowIfNullOrWhiteSpace([NotNull] string argument, [CallerArgumentExpression("argument")] string paramName = null)
    {
        if (argument == null) throw new ArgumentNullException(paramName);
        if (string.IsNullOrWhiteSpace(argument)) throw new ArgumentException("The value cannot be an empty string or composed entirely of whitespace.", paramName);
    }
}
