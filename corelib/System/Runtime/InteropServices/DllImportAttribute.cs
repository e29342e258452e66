using System;
namespace System.Runtime.InteropServices;

public class DllImportAttribute : Attribute
{
    public DllImportAttribute(string dllName) { }
    public string EntryPoint;
    public bool SetLastError;
    public CharSet CharSet;
}
