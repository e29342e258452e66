using System;
namespace System.Runtime.InteropServices;

public class DefaultParameterValueAttribute : Attribute
{
    public DefaultParameterValueAttribute(object value) { }
}
