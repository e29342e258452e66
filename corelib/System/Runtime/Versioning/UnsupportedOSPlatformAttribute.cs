using System;
namespace System.Runtime.Versioning;

public class UnsupportedOSPlatformAttribute : Attribute
{
    public UnsupportedOSPlatformAttribute(string platformName) { }
}
