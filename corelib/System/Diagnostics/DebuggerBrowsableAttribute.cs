using System;
namespace System.Diagnostics;

public class DebuggerBrowsableAttribute : Attribute
{
    public DebuggerBrowsableAttribute(DebuggerBrowsableState state) { }
}
