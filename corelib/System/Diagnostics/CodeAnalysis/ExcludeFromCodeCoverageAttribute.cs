using System;
namespace System.Diagnostics.CodeAnalysis;

public class ExcludeFromCodeCoverageAttribute : Attribute
{
    public ExcludeFromCodeCoverageAttribute() { }
    public string Justification { get; set; }
}
