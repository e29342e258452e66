using System;
namespace System.Runtime.CompilerServices;

public class UnsafeAccessorAttribute : Attribute
{
    public UnsafeAccessorAttribute(int kind) { }
}
