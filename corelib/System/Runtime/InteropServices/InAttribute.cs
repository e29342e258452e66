using System;
namespace System.Runtime.InteropServices;

public class InAttribute : Attribute
{
    public InAttribute() { }
}
