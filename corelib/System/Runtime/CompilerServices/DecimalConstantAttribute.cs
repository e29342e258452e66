using System;
namespace System.Runtime.CompilerServices;

public class DecimalConstantAttribute : Attribute
{
    public DecimalConstantAttribute(byte scale, byte sign, uint hi, uint mid, uint low) { }
}
