using System;
namespace System.Runtime.CompilerServices;

public class InternalsVisibleToAttribute : Attribute
{
    public InternalsVisibleToAttribute(string assemblyName) { }
}
