using System;
using Hoist.Runtime;
namespace System.Runtime.CompilerServices;

/// Collects in a TextBuffer of the VM, so that only the final string is allocated. The overloads for primitive types avoid the generic path.
[InterpolatedStringHandler]
[InterpolatedStringHandler]
public ref struct DefaultInterpolatedStringHandler
{
    private readonly IFormatProvider _provider;
    private readonly int _buffer;

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount) { _buffer = TextBuffer.Rent(); }

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount, IFormatProvider provider)
    {
        _provider = provider;
        _buffer = TextBuffer.Rent();
    }

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount, IFormatProvider provider, Span<char> initialBuffer)
    {
        _provider = provider;
        _buffer = TextBuffer.Rent();
    }

    public override string ToString() => TextBuffer.Take(_buffer);
    public string ToStringAndClear() => TextBuffer.Take(_buffer);
    public void Clear() => TextBuffer.Free(_buffer);

    public void AppendLiteral(string value) => TextBuffer.AppendString(_buffer, value);

    public void AppendFormatted(string value)
    {
        if (_provider == null) TextBuffer.AppendString(_buffer, value);
        else TextBuffer.AppendString(_buffer, TextOfObject(value, null));
    }

    public void AppendFormatted(int value)
    {
        if (_provider == null) TextBuffer.AppendInt64(_buffer, value);
        else TextBuffer.AppendString(_buffer, TextOf(value, null));
    }

    public void AppendFormatted(long value)
    {
        if (_provider == null) TextBuffer.AppendInt64(_buffer, value);
        else TextBuffer.AppendString(_buffer, TextOf(value, null));
    }

    public void AppendFormatted(char value)
    {
        if (_provider == null) TextBuffer.AppendChar(_buffer, value);
        else TextBuffer.AppendString(_buffer, TextOf(value, null));
    }

    public void AppendFormatted(bool value)
    {
        if (_provider == null) TextBuffer.AppendString(_buffer, value ? "True" : "False");
        else TextBuffer.AppendString(_buffer, TextOf(value, null));
    }

    public void AppendFormatted(double value)
    {
        if (_provider == null) TextBuffer.AppendDouble(_buffer, value);
        else TextBuffer.AppendString(_buffer, TextOf(value, null));
    }
    public void AppendFormatted(string value, int alignment = 0, string format = null) => TextBuffer.AppendAligned(_buffer, Custom(value, format), alignment);
    public void AppendFormatted(object value, int alignment = 0, string format = null) => TextBuffer.AppendAligned(_buffer, TextOfObject(value, format), alignment);
    public void AppendFormatted(scoped ReadOnlySpan<char> value) => TextBuffer.AppendSpan(_buffer, ref value.First, value.Length);

    public void AppendFormatted(scoped ReadOnlySpan<char> value, int alignment = 0, string format = null)
    {
        int start = TextBuffer.Length(_buffer);
        TextBuffer.AppendSpan(_buffer, ref value.First, value.Length);
        TextBuffer.Align(_buffer, start, alignment);
    }

    public void AppendFormatted<T>(T value) => TextBuffer.AppendString(_buffer, TextOf(value, null));
    public void AppendFormatted<T>(T value, string format) => TextBuffer.AppendString(_buffer, TextOf(value, format));
    public void AppendFormatted<T>(T value, int alignment) => TextBuffer.AppendAligned(_buffer, TextOf(value, null), alignment);
    public void AppendFormatted<T>(T value, int alignment, string format) => TextBuffer.AppendAligned(_buffer, TextOf(value, format), alignment);

    private string TextOf<T>(T value, string format)
    {
        if (value == null) return "";
        return TextOfObject(Counters.BoxUncounted(value), format);
    }

    private string TextOfObject(object value, string format)
    {
        if (_provider != null)
        {
            ICustomFormatter custom = (ICustomFormatter)_provider.GetFormat(typeof(ICustomFormatter));
            if (custom != null) return custom.Format(format, value, _provider);
        }
        if (value == null) return "";
        return ItemText.Of(value, format, _provider);
    }

    private string Custom(string value, string format) => _provider == null ? value : TextOfObject(value, format);
}
