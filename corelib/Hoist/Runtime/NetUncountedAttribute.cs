namespace Hoist.Runtime;

/// Objects of this type exist only here, not in .NET: counters leave them out.
public sealed class NetUncountedAttribute : System.Attribute
{
    public NetUncountedAttribute() { }
}
