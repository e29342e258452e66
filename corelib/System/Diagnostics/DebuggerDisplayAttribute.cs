using System;
namespace System.Diagnostics;

public class DebuggerDisplayAttribute : Attribute
{
    public DebuggerDisplayAttribute(string value) { }
    public string Name { get; set; }
    public string Type { get; set; }
    public Type Target { get; set; }
}
