using System;
namespace System.Reflection;

public class AssemblyDescriptionAttribute : Attribute
{
    public AssemblyDescriptionAttribute(string description) { }
}
