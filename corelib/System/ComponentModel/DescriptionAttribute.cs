using System;
namespace System.ComponentModel;

public class DescriptionAttribute : Attribute
{
    public DescriptionAttribute(string description) { Description = description; }
    public virtual string Description { get; }
}
