using System;
namespace System.Diagnostics;

public class DebuggerStepperBoundaryAttribute : Attribute
{
    public DebuggerStepperBoundaryAttribute() { }
}
