using System;
namespace System.Runtime.InteropServices;

public class FieldOffsetAttribute : Attribute
{
    public FieldOffsetAttribute(int offset) { }
}
