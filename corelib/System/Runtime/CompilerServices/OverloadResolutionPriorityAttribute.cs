using System;
namespace System.Runtime.CompilerServices;

public class OverloadResolutionPriorityAttribute : Attribute
{
    public OverloadResolutionPriorityAttribute(int priority) { }
}
