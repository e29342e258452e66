using System;
namespace System.Diagnostics.CodeAnalysis;

public class SuppressMessageAttribute : Attribute
{
    public SuppressMessageAttribute(string category, string checkId) { }
    public string Justification { get; set; }
    public string Scope { get; set; }
    public string Target { get; set; }
    public string MessageId { get; set; }
}
