using System;
namespace System.Diagnostics.CodeAnalysis;

public class MaybeNullWhenAttribute : Attribute
{
    public MaybeNullWhenAttribute(bool value) { }
}
