using System;
namespace System.Diagnostics.CodeAnalysis;

public class MemberNotNullAttribute : Attribute
{
    public MemberNotNullAttribute(string member) { }
    public MemberNotNullAttribute(params string[] members) { }
}
