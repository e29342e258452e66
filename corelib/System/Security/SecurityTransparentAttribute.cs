using System;
namespace System.Security;

public class SecurityTransparentAttribute : Attribute
{
    public SecurityTransparentAttribute() { }
}
