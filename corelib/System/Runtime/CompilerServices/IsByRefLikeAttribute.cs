using System;
namespace System.Runtime.CompilerServices;

public class IsByRefLikeAttribute : Attribute
{
    public IsByRefLikeAttribute() { }
}
