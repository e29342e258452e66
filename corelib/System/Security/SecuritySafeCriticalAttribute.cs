using System;
namespace System.Security;

public class SecuritySafeCriticalAttribute : Attribute
{
    public SecuritySafeCriticalAttribute() { }
}
