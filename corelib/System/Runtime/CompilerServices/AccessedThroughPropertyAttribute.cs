using System;
namespace System.Runtime.CompilerServices;

public class AccessedThroughPropertyAttribute : Attribute
{
    public AccessedThroughPropertyAttribute(string propertyName) { }
}
