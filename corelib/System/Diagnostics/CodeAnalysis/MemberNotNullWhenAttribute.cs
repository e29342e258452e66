using System;
namespace System.Diagnostics.CodeAnalysis;

public class MemberNotNullWhenAttribute : Attribute
{
    public MemberNotNullWhenAttribute(bool returnValue, string member) { }
    public MemberNotNullWhenAttribute(bool returnValue, params string[] members) { }
}
