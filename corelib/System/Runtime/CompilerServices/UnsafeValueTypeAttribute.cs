using System;
namespace System.Runtime.CompilerServices;

public class UnsafeValueTypeAttribute : Attribute
{
    public UnsafeValueTypeAttribute() { }
}
