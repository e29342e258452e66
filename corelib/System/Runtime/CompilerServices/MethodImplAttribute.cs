using System;
namespace System.Runtime.CompilerServices;

public class MethodImplAttribute : Attribute
{
    public MethodImplAttribute() { }
    public MethodImplAttribute(MethodImplOptions methodImplOptions) { }
    public MethodImplAttribute(short value) { }
}
