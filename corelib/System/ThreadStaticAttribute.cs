namespace System;

public class ThreadStaticAttribute : Attribute
{
    public ThreadStaticAttribute() { }
}
