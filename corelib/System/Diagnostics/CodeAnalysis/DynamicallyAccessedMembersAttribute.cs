using System;
namespace System.Diagnostics.CodeAnalysis;

public class DynamicallyAccessedMembersAttribute : Attribute
{
    public DynamicallyAccessedMembersAttribute(int memberTypes) { }
}
