using System;
namespace System.Diagnostics;

public class ConditionalAttribute : Attribute
{
    public ConditionalAttribute(string conditionString) { }
}
