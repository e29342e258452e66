namespace System;

public struct RuntimeTypeHandle
{
    internal Type type;
    internal RuntimeTypeHandle(Type type) { this.type = type; }
}
