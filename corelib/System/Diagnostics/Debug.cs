using System;
namespace System.Diagnostics;

/// Calls vanish in Release builds.
public static class Debug
{
    [Conditional("DEBUG")] public static void Assert(bool condition) { }
    [Conditional("DEBUG")] public static void Assert(bool condition, string message) { }
    [Conditional("DEBUG")] public static void Assert(bool condition, string message, string detailMessage) { }
    [Conditional("DEBUG")] public static void Fail(string message) { }
    [Conditional("DEBUG")] public static void Write(string message) { }
    [Conditional("DEBUG")] public static void Write(object value) { }
    [Conditional("DEBUG")] public static void WriteLine(string message) { }
    [Conditional("DEBUG")] public static void WriteLine(object value) { }
    [Conditional("DEBUG")] public static void WriteLine(string format, params object[] args) { }
    [Conditional("DEBUG")] public static void WriteLineIf(bool condition, string message) { }
    [Conditional("DEBUG")] public static void Indent() { }
    [Conditional("DEBUG")] public static void Unindent() { }
    [Conditional("DEBUG")] public static void Flush() { }
    [Conditional("DEBUG")] public static void Print(string message) { }
}
