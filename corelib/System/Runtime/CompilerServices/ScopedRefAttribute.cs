using System;
namespace System.Runtime.CompilerServices;

public class ScopedRefAttribute : Attribute
{
    public ScopedRefAttribute() { }
}
