using System;
namespace System.Reflection;

public class AssemblyTitleAttribute : Attribute
{
    public AssemblyTitleAttribute(string title) { }
}
