using System;
namespace System.Runtime.CompilerServices;

public class ModuleInitializerAttribute : Attribute
{
    public ModuleInitializerAttribute() { }
}
