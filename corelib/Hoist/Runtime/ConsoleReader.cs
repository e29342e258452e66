using System;
using System.IO;
namespace Hoist.Runtime;

/// Console.In.
internal sealed class ConsoleReader : TextReader
{
    public override int Peek() => Console.ReadStandardChar(true);
    public override int Read() => Console.ReadStandardChar(false);
    public override string ReadLine() => Console.ReadStandardLine();
}
