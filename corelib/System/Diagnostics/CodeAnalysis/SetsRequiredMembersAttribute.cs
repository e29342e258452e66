using System;
namespace System.Diagnostics.CodeAnalysis;

public class SetsRequiredMembersAttribute : Attribute
{
    public SetsRequiredMembersAttribute() { }
}
