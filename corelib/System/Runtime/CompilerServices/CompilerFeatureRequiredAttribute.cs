using System;
namespace System.Runtime.CompilerServices;

public class CompilerFeatureRequiredAttribute : Attribute
{
    public CompilerFeatureRequiredAttribute(string featureName) { }
    public bool IsOptional { get; set; }
}
