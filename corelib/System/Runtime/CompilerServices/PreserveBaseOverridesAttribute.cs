using System;
namespace System.Runtime.CompilerServices;

public class PreserveBaseOverridesAttribute : Attribute
{
    public PreserveBaseOverridesAttribute() { }
}
