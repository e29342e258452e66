using System;
namespace System.Runtime.CompilerServices;

public class CallerLineNumberAttribute : Attribute
{
    public CallerLineNumberAttribute() { }
}
