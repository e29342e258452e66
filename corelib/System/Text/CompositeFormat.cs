namespace System.Text;

public sealed class CompositeFormat
{
    private CompositeFormat(string format) { Format = format; }
    public string Format { get; }
    public static CompositeFormat Parse(string format) => new CompositeFormat(format);
}
