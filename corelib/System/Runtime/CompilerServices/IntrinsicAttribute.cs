using System;
namespace System.Runtime.CompilerServices;

public class IntrinsicAttribute : Attribute
{
    public IntrinsicAttribute() { }
}
