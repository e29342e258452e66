using System;
namespace System.Reflection;

public class AssemblyConfigurationAttribute : Attribute
{
    public AssemblyConfigurationAttribute(string configuration) { }
}
