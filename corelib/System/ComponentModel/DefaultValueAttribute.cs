using System;
namespace System.ComponentModel;

public class DefaultValueAttribute : Attribute
{
    public DefaultValueAttribute(object value) { Value = value; }
    public virtual object Value { get; }
}
