namespace System;

public class LoaderOptimizationAttribute : Attribute
{
    public LoaderOptimizationAttribute(byte value) { }
}
