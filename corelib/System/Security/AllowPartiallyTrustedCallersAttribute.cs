using System;
namespace System.Security;

public class AllowPartiallyTrustedCallersAttribute : Attribute
{
    public AllowPartiallyTrustedCallersAttribute() { }
}
