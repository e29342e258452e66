using System;
namespace System.ComponentModel;

public class EditorBrowsableAttribute : Attribute
{
    public EditorBrowsableAttribute(EditorBrowsableState state) { }
}
