using System;
namespace System.Reflection;

public class AssemblyCompanyAttribute : Attribute
{
    public AssemblyCompanyAttribute(string company) { }
}
