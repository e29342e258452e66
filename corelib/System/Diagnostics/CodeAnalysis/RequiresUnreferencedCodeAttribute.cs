using System;
namespace System.Diagnostics.CodeAnalysis;

public class RequiresUnreferencedCodeAttribute : Attribute
{
    public RequiresUnreferencedCodeAttribute(string message) { }
}
