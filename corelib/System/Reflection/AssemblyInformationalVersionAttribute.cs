using System;
namespace System.Reflection;

public class AssemblyInformationalVersionAttribute : Attribute
{
    public AssemblyInformationalVersionAttribute(string version) { }
}
