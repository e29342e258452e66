using System;
namespace System.Diagnostics.CodeAnalysis;

public class UnconditionalSuppressMessageAttribute : Attribute
{
    public UnconditionalSuppressMessageAttribute(string category, string checkId) { }
    public string Justification { get; set; }
}
