using System;
namespace System.Runtime.CompilerServices;

public class IsReadOnlyAttribute : Attribute
{
    public IsReadOnlyAttribute() { }
}
