using System;
namespace System.Diagnostics.CodeAnalysis;

public class DoesNotReturnIfAttribute : Attribute
{
    public DoesNotReturnIfAttribute(bool value) { }
}
