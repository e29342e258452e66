using System;
namespace System.Runtime.CompilerServices;

public class ExtensionAttribute : Attribute
{
    public ExtensionAttribute() { }
}
