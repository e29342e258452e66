using System;
namespace System.Runtime.CompilerServices;

public class DisablePrivateReflectionAttribute : Attribute
{
    public DisablePrivateReflectionAttribute() { }
}
