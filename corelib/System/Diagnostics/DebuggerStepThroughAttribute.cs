using System;
namespace System.Diagnostics;

public class DebuggerStepThroughAttribute : Attribute
{
    public DebuggerStepThroughAttribute() { }
}
