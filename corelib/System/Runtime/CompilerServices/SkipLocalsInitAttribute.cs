using System;
namespace System.Runtime.CompilerServices;

public class SkipLocalsInitAttribute : Attribute
{
    public SkipLocalsInitAttribute() { }
}
