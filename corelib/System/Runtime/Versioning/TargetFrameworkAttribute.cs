using System;
namespace System.Runtime.Versioning;

public class TargetFrameworkAttribute : Attribute
{
    public TargetFrameworkAttribute(string frameworkName) { }
    public string FrameworkDisplayName { get; set; }
}
