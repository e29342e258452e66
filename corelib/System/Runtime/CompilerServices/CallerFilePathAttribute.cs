using System;
namespace System.Runtime.CompilerServices;

public class CallerFilePathAttribute : Attribute
{
    public CallerFilePathAttribute() { }
}
