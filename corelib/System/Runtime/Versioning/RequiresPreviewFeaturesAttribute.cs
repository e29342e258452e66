using System;
namespace System.Runtime.Versioning;

public class RequiresPreviewFeaturesAttribute : Attribute
{
    public RequiresPreviewFeaturesAttribute() { }
    public RequiresPreviewFeaturesAttribute(string message) { }
}
