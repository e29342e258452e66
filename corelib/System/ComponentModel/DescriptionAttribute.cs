using System;
namespace System.ComponentModel;

public class DescriptionAttribute : Attribute
{
    public DescriptionAttribute(string description) { }
}
