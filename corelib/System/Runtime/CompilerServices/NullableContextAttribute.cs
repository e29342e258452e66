using System;
namespace System.Runtime.CompilerServices;

public class NullableContextAttribute : Attribute
{
    public NullableContextAttribute(byte flag) { }
}
