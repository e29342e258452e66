using System;
namespace System.Reflection;

public class AssemblyFileVersionAttribute : Attribute
{
    public AssemblyFileVersionAttribute(string version) { }
}
