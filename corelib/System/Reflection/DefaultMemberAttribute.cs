using System;
namespace System.Reflection;

public class DefaultMemberAttribute : Attribute
{
    public DefaultMemberAttribute(string memberName) { }
}
