namespace System;

public class STAThreadAttribute : Attribute
{
    public STAThreadAttribute() { }
}
