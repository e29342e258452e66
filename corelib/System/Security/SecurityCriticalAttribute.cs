using System;
namespace System.Security;

public class SecurityCriticalAttribute : Attribute
{
    public SecurityCriticalAttribute() { }
}
