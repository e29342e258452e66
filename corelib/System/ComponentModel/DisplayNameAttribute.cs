using System;
namespace System.ComponentModel;

public class DisplayNameAttribute : Attribute
{
    public DisplayNameAttribute(string name) { }
}
