using System;
namespace System.Diagnostics;

public class StackTraceHiddenAttribute : Attribute
{
    public StackTraceHiddenAttribute() { }
}
