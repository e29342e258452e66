using System;
namespace System.Runtime.CompilerServices;

public class DynamicAttribute : Attribute
{
    public DynamicAttribute() { }
}
