namespace System;

public class MTAThreadAttribute : Attribute
{
    public MTAThreadAttribute() { }
}
