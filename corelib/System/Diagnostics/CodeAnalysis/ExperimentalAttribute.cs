using System;
namespace System.Diagnostics.CodeAnalysis;

public class ExperimentalAttribute : Attribute
{
    public ExperimentalAttribute(string diagnosticId) { }
    public string UrlFormat { get; set; }
}
