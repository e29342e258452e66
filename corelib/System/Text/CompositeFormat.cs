using Hoist.Runtime;
namespace System.Text;

/// A composite format whose items have been checked.
public sealed class CompositeFormat
{
    private CompositeFormat(string format, int count)
    {
        Format = format;
        MinimumArgumentCount = count;
    }

    public string Format { get; }
    public int MinimumArgumentCount { get; }

    public static CompositeFormat Parse(string format)
    {
        ArgumentNullException.ThrowIfNull(format, "format");
        return new CompositeFormat(format, CompositeFormatting.CountArguments(format));
    }
}
