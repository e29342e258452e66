using System;
namespace System.Runtime.CompilerServices;

public class NullableAttribute : Attribute
{
    public NullableAttribute(byte flag) { }
    public NullableAttribute(byte[] flags) { }
}
