namespace System;

public class ContextStaticAttribute : Attribute
{
    public ContextStaticAttribute() { }
}
