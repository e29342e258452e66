using System;
namespace System.Reflection;

public class AssemblyProductAttribute : Attribute
{
    public AssemblyProductAttribute(string product) { }
}
