using System;
namespace System.Diagnostics.CodeAnalysis;

public class StringSyntaxAttribute : Attribute
{
    public StringSyntaxAttribute(string syntax) { }
}
