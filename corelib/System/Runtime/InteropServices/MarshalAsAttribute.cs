using System;
namespace System.Runtime.InteropServices;

public class MarshalAsAttribute : Attribute
{
    public MarshalAsAttribute(int unmanagedType) { }
}
