using System;
namespace System.Diagnostics;

public class DebuggerTypeProxyAttribute : Attribute
{
    public DebuggerTypeProxyAttribute(Type type) { }
}
