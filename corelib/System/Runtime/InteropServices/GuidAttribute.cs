using System;
namespace System.Runtime.InteropServices;

public class GuidAttribute : Attribute
{
    public GuidAttribute(string guid) { }
}
