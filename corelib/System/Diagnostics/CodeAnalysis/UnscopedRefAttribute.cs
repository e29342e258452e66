using System;
namespace System.Diagnostics.CodeAnalysis;

public class UnscopedRefAttribute : Attribute
{
    public UnscopedRefAttribute() { }
}
