using System;
namespace System.Diagnostics.CodeAnalysis;

public class DoesNotReturnAttribute : Attribute
{
    public DoesNotReturnAttribute() { }
}
