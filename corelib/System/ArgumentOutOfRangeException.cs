using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
namespace System;

public class ArgumentOutOfRangeException : ArgumentException
{
    private readonly object _actualValue;

    public ArgumentOutOfRangeException() : base("Specified argument was out of the range of valid values.") { HResult = unchecked((int)0x80131502); }
    public ArgumentOutOfRangeException(string paramName) : base("Specified argument was out of the range of valid values.", paramName) { HResult = unchecked((int)0x80131502); }
    public ArgumentOutOfRangeException(string paramName, string message) : base(message == null ? "Specified argument was out of the range of valid values." : message, paramName) { HResult = unchecked((int)0x80131502); }
    public ArgumentOutOfRangeException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131502); }

    public ArgumentOutOfRangeException(string paramName, object actualValue, string message) : base(message == null ? "Specified argument was out of the range of valid values." : message, paramName)
    {
        _actualValue = actualValue;
        HResult = unchecked((int)0x80131502);
    }

    public virtual object ActualValue => _actualValue;

    public override string Message
    {
        get
        {
            string message = base.Message;
            if (_actualValue != null) message = message + "\nActual value was " + _actualValue.ToString() + ".";
            return message;
        }
    }

    public static void ThrowIfZero<T>(T value, [CallerArgumentExpression("value")] string paramName = null) where T : INumberBase<T>
    {
        if (T.IsZero(value)) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + value + "') must be a non-zero value.");
    }

    public static void ThrowIfNegative<T>(T value, [CallerArgumentExpression("value")] string paramName = null) where T : INumberBase<T>
    {
        if (T.IsNegative(value)) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + value + "') must be a non-negative value.");
    }

    public static void ThrowIfNegativeOrZero<T>(T value, [CallerArgumentExpression("value")] string paramName = null) where T : INumberBase<T>
    {
        if (T.IsNegative(value) || T.IsZero(value)) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + value + "') must be a non-negative and non-zero value.");
    }

    public static void ThrowIfEqual<T>(T value, T other, [CallerArgumentExpression("value")] string paramName = null)
    {
        if (EqualityComparer<T>.Default.Equals(value, other)) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + Show(value) + "') must not be equal to '" + Show(other) + "'.");
    }

    public static void ThrowIfNotEqual<T>(T value, T other, [CallerArgumentExpression("value")] string paramName = null)
    {
        if (!EqualityComparer<T>.Default.Equals(value, other)) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + Show(value) + "') must be equal to '" + Show(other) + "'.");
    }

    public static void ThrowIfGreaterThan<T>(T value, T other, [CallerArgumentExpression("value")] string paramName = null) where T : IComparable<T>
    {
        if (value.CompareTo(other) > 0) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + value + "') must be less than or equal to '" + other + "'.");
    }

    public static void ThrowIfGreaterThanOrEqual<T>(T value, T other, [CallerArgumentExpression("value")] string paramName = null) where T : IComparable<T>
    {
        if (value.CompareTo(other) >= 0) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + value + "') must be less than '" + other + "'.");
    }

    public static void ThrowIfLessThan<T>(T value, T other, [CallerArgumentExpression("value")] string paramName = null) where T : IComparable<T>
    {
        if (value.CompareTo(other) < 0) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + value + "') must be greater than or equal to '" + other + "'.");
    }

    public static void ThrowIfLessThanOrEqual<T>(T value, T other, [CallerArgumentExpression("value")] string paramName = null) where T : IComparable<T>
    {
        if (value.CompareTo(other) <= 0) throw new ArgumentOutOfRangeException(paramName, value, paramName + " ('" + value + "') must be greater than '" + other + "'.");
    }

    private static string Show<T>(T value) => value == null ? "null" : value.ToString();
}
