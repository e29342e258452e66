using System;
namespace System.Security;

public class UnverifiableCodeAttribute : Attribute
{
    public UnverifiableCodeAttribute() { }
}
