using System;
namespace System.Runtime.InteropServices;

public class ComVisibleAttribute : Attribute
{
    public ComVisibleAttribute(bool visibility) { }
}
