using System;
namespace System.Runtime.CompilerServices;

public class RequiresLocationAttribute : Attribute
{
    public RequiresLocationAttribute() { }
}
