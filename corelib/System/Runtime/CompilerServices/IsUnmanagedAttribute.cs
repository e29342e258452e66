using System;
namespace System.Runtime.CompilerServices;

public class IsUnmanagedAttribute : Attribute
{
    public IsUnmanagedAttribute() { }
}
