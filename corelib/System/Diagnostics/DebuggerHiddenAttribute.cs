using System;
namespace System.Diagnostics;

public class DebuggerHiddenAttribute : Attribute
{
    public DebuggerHiddenAttribute() { }
}
