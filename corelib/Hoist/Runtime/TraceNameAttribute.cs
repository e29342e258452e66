namespace Hoist.Runtime;

/// The text after "at " in a stack trace for this method's frames, where it isn't the method's own name.
/// May hold several lines, each but the first beginning with "   at ". (MethodInfo.trace_name takes it as it is.)
[System.AttributeUsage(System.AttributeTargets.All)]
public sealed class TraceNameAttribute : System.Attribute
{
    public TraceNameAttribute(string name) { }
}
