using System;
namespace System.ComponentModel;

public class CategoryAttribute : Attribute
{
    public CategoryAttribute(string category) { Category = category; }
    public virtual string Category { get; }
}
