namespace System;

public abstract class Attribute
{
    protected Attribute() { }
    public virtual object TypeId => GetType();
}
