using System;
namespace System.Diagnostics.CodeAnalysis;

public class DisallowNullAttribute : Attribute
{
    public DisallowNullAttribute() { }
}
