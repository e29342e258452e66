using System;
namespace System.Diagnostics.CodeAnalysis;

public class NotNullWhenAttribute : Attribute
{
    public NotNullWhenAttribute(bool value) { }
}
