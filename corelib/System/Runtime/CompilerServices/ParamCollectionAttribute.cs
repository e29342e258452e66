using System;
namespace System.Runtime.CompilerServices;

public class ParamCollectionAttribute : Attribute
{
    public ParamCollectionAttribute() { }
}
