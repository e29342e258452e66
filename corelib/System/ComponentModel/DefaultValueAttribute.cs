using System;
namespace System.ComponentModel;

public class DefaultValueAttribute : Attribute
{
    public DefaultValueAttribute(object value) { }
}
