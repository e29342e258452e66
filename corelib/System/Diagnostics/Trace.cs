using System;
namespace System.Diagnostics;

/// Without a listener that shows anything.
public static class Trace
{
    public static void Assert(bool condition) { }
    public static void Assert(bool condition, string message) { }
    public static void Write(string message) { }
    public static void WriteLine(string message) { }
    public static void WriteLine(object value) { }
    public static void TraceInformation(string message) { }
    public static void TraceWarning(string message) { }
    public static void TraceError(string message) { }
    public static void Flush() { }
}
