using System;
namespace System.Runtime.InteropServices;

public class StructLayoutAttribute : Attribute
{
    public StructLayoutAttribute(LayoutKind layoutKind) { }
    public StructLayoutAttribute(short layoutKind) { }
    public int Pack;
    public int Size;
    public CharSet CharSet;
}
