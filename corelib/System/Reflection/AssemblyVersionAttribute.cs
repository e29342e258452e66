using System;
namespace System.Reflection;

public class AssemblyVersionAttribute : Attribute
{
    public AssemblyVersionAttribute(string version) { }
}
