using System;
namespace System.Globalization;

public class CultureNotFoundException : ArgumentException
{
    public CultureNotFoundException() : base("Culture is not supported.") { }
    public CultureNotFoundException(string message) : base(message) { }
}
