namespace Hoist.Runtime;

/// The instance fields that .NET's own type declares, for the sizes that counters report.
public sealed class NetFieldsAttribute : System.Attribute
{
    public NetFieldsAttribute(string fields) { }
}
