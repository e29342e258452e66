using System;
namespace System.Runtime.CompilerServices;

public class ReferenceAssemblyAttribute : Attribute
{
    public ReferenceAssemblyAttribute() { }
}
