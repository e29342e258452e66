using System;
namespace System.Runtime.Versioning;

public class SupportedOSPlatformAttribute : Attribute
{
    public SupportedOSPlatformAttribute(string platformName) { }
}
