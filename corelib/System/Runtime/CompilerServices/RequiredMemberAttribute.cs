using System;
namespace System.Runtime.CompilerServices;

public class RequiredMemberAttribute : Attribute
{
    public RequiredMemberAttribute() { }
}
