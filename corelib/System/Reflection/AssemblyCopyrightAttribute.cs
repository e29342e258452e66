using System;
namespace System.Reflection;

public class AssemblyCopyrightAttribute : Attribute
{
    public AssemblyCopyrightAttribute(string copyright) { }
}
