using System;
namespace System.Runtime.InteropServices;

public class OptionalAttribute : Attribute
{
    public OptionalAttribute() { }
}
