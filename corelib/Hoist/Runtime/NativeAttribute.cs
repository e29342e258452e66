namespace Hoist.Runtime;

/// Names the native of the virtual machine that a method without a body runs.
[System.AttributeUsage(System.AttributeTargets.All)]
public sealed class NativeAttribute : System.Attribute
{
    public NativeAttribute(string name) { }
}
