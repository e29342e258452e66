using System;
namespace System.Runtime.CompilerServices;

public class TupleElementNamesAttribute : Attribute
{
    public TupleElementNamesAttribute(string[] transformNames) { }
}
