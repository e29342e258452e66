using System;
namespace System.ComponentModel;

public class DisplayNameAttribute : Attribute
{
    public DisplayNameAttribute(string name) { DisplayName = name; }
    public virtual string DisplayName { get; }
}
