using System;
namespace System.Diagnostics;

public class DebuggerNonUserCodeAttribute : Attribute
{
    public DebuggerNonUserCodeAttribute() { }
}
