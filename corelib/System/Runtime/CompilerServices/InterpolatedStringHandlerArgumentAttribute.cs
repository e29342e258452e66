using System;
namespace System.Runtime.CompilerServices;

public class InterpolatedStringHandlerArgumentAttribute : Attribute
{
    public InterpolatedStringHandlerArgumentAttribute(string argument) { }
    public InterpolatedStringHandlerArgumentAttribute(params string[] arguments) { }
}
