using System;
namespace System.Runtime.CompilerServices;

public class TypeForwardedToAttribute : Attribute
{
    public TypeForwardedToAttribute(Type destination) { }
}
