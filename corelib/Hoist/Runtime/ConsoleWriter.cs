using System;
using System.IO;
using System.Text;
namespace Hoist.Runtime;

/// Console.Out and Console.Error.
internal sealed class ConsoleWriter : TextWriter
{
    private readonly bool _error;

    internal ConsoleWriter(bool error) { _error = error; }

    public override Encoding Encoding => Encoding.UTF8;

    private void Put(string text, bool newLine)
    {
        if (_error) Console.WriteError(text, newLine);
        else Console.WriteOut(text, newLine);
    }

    public override void Write(char value) => Put(Number.TextOf(value), false);
    public override void Write(string value) => Put(value, false);

    public override void Write(char[] buffer, int index, int count)
    {
        if (count > 0) Put(Counters.NewUncountedString(ref buffer[index], count), false);
    }

    public override void Write(ReadOnlySpan<char> buffer) => Put(Number.Text(buffer), false);
    public override void WriteLine() => Put("", true);
    public override void WriteLine(string value) => Put(value, true);
}
