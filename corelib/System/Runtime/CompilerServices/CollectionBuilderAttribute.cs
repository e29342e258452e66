using System;
namespace System.Runtime.CompilerServices;

public class CollectionBuilderAttribute : Attribute
{
    public CollectionBuilderAttribute(Type builderType, string methodName) { }
}
