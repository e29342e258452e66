using System;
namespace System.Diagnostics.CodeAnalysis;

public class ConstantExpectedAttribute : Attribute
{
    public ConstantExpectedAttribute() { }
}
