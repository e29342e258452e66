using System;
namespace System.Runtime.CompilerServices;

public class RuntimeCompatibilityAttribute : Attribute
{
    public RuntimeCompatibilityAttribute() { }
    public bool WrapNonExceptionThrows { get; set; }
}
