namespace Hoist.Runtime;

/// The size of an object (struct: of a value) of .NET's own type, for the sizes that counters report.
public sealed class NetSizeAttribute : System.Attribute
{
    public NetSizeAttribute(int size) { }
}
