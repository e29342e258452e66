using System;
namespace System.Runtime.CompilerServices;

public class SpecialNameAttribute : Attribute
{
    public SpecialNameAttribute() { }
}
