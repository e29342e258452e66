namespace System;

public class ObsoleteAttribute : Attribute
{
    public ObsoleteAttribute() { }
    public ObsoleteAttribute(string message) { }
    public ObsoleteAttribute(string message, bool error) { }
    public string Message => null;
    public bool IsError => false;
    public string DiagnosticId { get; set; }
    public string UrlFormat { get; set; }
}
