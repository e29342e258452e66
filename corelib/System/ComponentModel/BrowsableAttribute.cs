using System;
namespace System.ComponentModel;

public class BrowsableAttribute : Attribute
{
    public BrowsableAttribute(bool browsable) { }
}
