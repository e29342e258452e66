using System;
namespace System.Diagnostics.CodeAnalysis;

public class RequiresDynamicCodeAttribute : Attribute
{
    public RequiresDynamicCodeAttribute(string message) { }
}
