using System.IO;
using System.Text;
using Hoist.Runtime;
namespace System;

public static partial class Console
{
    /// Writes the text (null: nothing) to standard output, and a "\n" after it if `newLine`. Goes to the host as UTF-8.
    [Native("Console.WriteOut")] internal static extern void WriteOut(string text, bool newLine);
    /// Bytes [offset, offset + count), as they are, to standard output.
    [Native("Console.WriteBytes")] internal static extern void WriteBytes(byte[] buffer, int offset, int count);
    /// The same to standard error.
    [Native("Console.WriteError")] internal static extern void WriteError(string text, bool newLine);
    /// The next line of standard input without its line end; null at the end.
    [Native("Console.ReadLine")] internal static extern string ReadStandardLine();
    /// The next character of standard input, -1 at the end. `peek`: leaves it there.
    [Native("Console.ReadChar")] internal static extern int ReadStandardChar(bool peek);

    private static TextWriter s_out;
    private static TextWriter s_error;
    private static TextReader s_in;
    private static bool s_redirected;

    public static TextWriter Out
    {
        get
        {
            if (s_out == null) s_out = new ConsoleWriter(false);
            return s_out;
        }
    }

    public static TextWriter Error
    {
        get
        {
            if (s_error == null) s_error = new ConsoleWriter(true);
            return s_error;
        }
    }

    public static TextReader In
    {
        get
        {
            if (s_in == null) s_in = new ConsoleReader();
            return s_in;
        }
    }

    public static void SetOut(TextWriter newOut)
    {
        ArgumentNullException.ThrowIfNull(newOut, "newOut");
        s_out = newOut;
        s_redirected = !(newOut is ConsoleWriter);
    }

    public static void SetError(TextWriter newError)
    {
        ArgumentNullException.ThrowIfNull(newError, "newError");
        s_error = newError;
    }

    public static void SetIn(TextReader newIn)
    {
        ArgumentNullException.ThrowIfNull(newIn, "newIn");
        s_in = newIn;
    }

    public static Encoding OutputEncoding { get => Encoding.UTF8; set { } }
    public static Encoding InputEncoding { get => Encoding.UTF8; set { } }
    public static bool IsOutputRedirected => true;
    public static bool IsInputRedirected => true;
    public static bool IsErrorRedirected => true;
    public static string Title { get => ""; set { } }
    public static ConsoleColor ForegroundColor { get => (ConsoleColor)(-1); set { } }
    public static ConsoleColor BackgroundColor { get => (ConsoleColor)(-1); set { } }
    public static void ResetColor() { }
    public static void Clear() { }
    public static event ConsoleCancelEventHandler CancelKeyPress { add { } remove { } }

    public static string ReadLine() => s_in == null ? ReadStandardLine() : s_in.ReadLine();
    public static int Read() => s_in == null ? ReadStandardChar(false) : s_in.Read();

    private static string Part(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer, "buffer");
        if (index < 0) throw Throw.NegativeValue("index", index);
        if (count < 0) throw Throw.NegativeValue("count", count);
        if (buffer.Length - index < count) throw Throw.OffsetLength();
        return new string(buffer, index, count);
    }

    private static void Put(string text, bool newLine)
    {
        if (!s_redirected) WriteOut(text, newLine);
        else if (newLine) s_out.WriteLine(text);
        else s_out.Write(text);
    }

    public static void WriteLine() => Put("", true);
    public static void WriteLine(string value) => Put(value, true);
    public static void WriteLine(int value) => Put(Number.TextOf(value), true);
    public static void WriteLine(uint value) => Put(Number.TextOf((ulong)value), true);
    public static void WriteLine(long value) => Put(Number.TextOf(value), true);
    public static void WriteLine(ulong value) => Put(Number.TextOf(value), true);
    public static void WriteLine(bool value) => Put(value ? "True" : "False", true);
    public static void WriteLine(char value) => Put(Number.TextOf(value), true);
    public static void WriteLine(double value) => Put(Number.TextOf(value), true);
    public static void WriteLine(float value) => Put(Number.TextOf(value), true);
    public static void WriteLine(decimal value) => Put(value.ToString(), true);
    public static void WriteLine(object value) => Put(value == null ? "" : value.ToString(), true);
    public static void WriteLine(char[] buffer) => Put(buffer == null ? "" : new string(buffer), true);
    public static void WriteLine(char[] buffer, int index, int count) => Put(Part(buffer, index, count), true);
    public static void WriteLine(ReadOnlySpan<char> value) => Put(value.ToString(), true);
    public static void WriteLine(string format, object arg0) => Put(string.Format(format, arg0), true);
    public static void WriteLine(string format, object arg0, object arg1) => Put(string.Format(format, arg0, arg1), true);
    public static void WriteLine(string format, object arg0, object arg1, object arg2) => Put(string.Format(format, arg0, arg1, arg2), true);

    public static void WriteLine(string format, params object[] arg)
    {
        if (arg == null) Put(string.Format(format, null, null), true);
        else Put(string.Format(format, arg), true);
    }

    public static void WriteLine(string format, params ReadOnlySpan<object> arg) => Put(string.Format(format, arg), true);

    public static void Write(string value) => Put(value, false);
    public static void Write(int value) => Put(Number.TextOf(value), false);
    public static void Write(uint value) => Put(Number.TextOf((ulong)value), false);
    public static void Write(long value) => Put(Number.TextOf(value), false);
    public static void Write(ulong value) => Put(Number.TextOf(value), false);
    public static void Write(bool value) => Put(value ? "True" : "False", false);
    public static void Write(char value) => Put(Number.TextOf(value), false);
    public static void Write(double value) => Put(Number.TextOf(value), false);
    public static void Write(float value) => Put(Number.TextOf(value), false);
    public static void Write(decimal value) => Put(value.ToString(), false);
    public static void Write(object value) => Put(value == null ? "" : value.ToString(), false);
    public static void Write(char[] buffer) => Put(buffer == null ? "" : new string(buffer), false);
    public static void Write(char[] buffer, int index, int count) => Put(Part(buffer, index, count), false);
    public static void Write(ReadOnlySpan<char> value) => Put(value.ToString(), false);
    public static void Write(string format, object arg0) => Put(string.Format(format, arg0), false);
    public static void Write(string format, object arg0, object arg1) => Put(string.Format(format, arg0, arg1), false);
    public static void Write(string format, object arg0, object arg1, object arg2) => Put(string.Format(format, arg0, arg1, arg2), false);

    public static void Write(string format, params object[] arg)
    {
        if (arg == null) Put(string.Format(format, null, null), false);
        else Put(string.Format(format, arg), false);
    }

    public static void Write(string format, params ReadOnlySpan<object> arg) => Put(string.Format(format, arg), false);
}
