using System;
namespace System.Runtime.CompilerServices;

public class CompilerGeneratedAttribute : Attribute
{
    public CompilerGeneratedAttribute() { }
}
