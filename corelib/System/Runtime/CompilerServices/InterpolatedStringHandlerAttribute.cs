using System;
namespace System.Runtime.CompilerServices;

public class InterpolatedStringHandlerAttribute : Attribute
{
    public InterpolatedStringHandlerAttribute() { }
}
