using System;
namespace System.Runtime.CompilerServices;

public class IsExternalInit : Attribute
{
    public IsExternalInit() { }
}
