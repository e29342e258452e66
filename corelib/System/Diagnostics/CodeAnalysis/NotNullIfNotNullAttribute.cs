using System;
namespace System.Diagnostics.CodeAnalysis;

public class NotNullIfNotNullAttribute : Attribute
{
    public NotNullIfNotNullAttribute(string parameterName) { }
}
