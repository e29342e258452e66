using System;
namespace System.Runtime.CompilerServices;

public class CallerMemberNameAttribute : Attribute
{
    public CallerMemberNameAttribute() { }
}
