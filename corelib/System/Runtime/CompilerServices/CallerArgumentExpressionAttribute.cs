using System;
namespace System.Runtime.CompilerServices;

public class CallerArgumentExpressionAttribute : Attribute
{
    public CallerArgumentExpressionAttribute(string parameterName) { }
}
