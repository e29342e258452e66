namespace System;

public class NotFiniteNumberException : ArithmeticException
{
    public NotFiniteNumberException() : base("Number encountered was not a finite quantity.") { HResult = unchecked((int)0x80131528); }
    public NotFiniteNumberException(double offendingNumber) { OffendingNumber = offendingNumber; HResult = unchecked((int)0x80131528); }
    public NotFiniteNumberException(string message) : base(message) { HResult = unchecked((int)0x80131528); }
    public NotFiniteNumberException(string message, double offendingNumber) : base(message) { OffendingNumber = offendingNumber; HResult = unchecked((int)0x80131528); }
    public NotFiniteNumberException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131528); }
    public double OffendingNumber { get; }
}
