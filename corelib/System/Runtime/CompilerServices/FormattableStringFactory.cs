using System;
namespace System.Runtime.CompilerServices;

public static class FormattableStringFactory
{
    public static FormattableString Create(string format, params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(format, "format");
        ArgumentNullException.ThrowIfNull(arguments, "arguments");
        return new ConcreteFormattableString(format, arguments);
    }

    private sealed class ConcreteFormattableString : FormattableString
    {
        private readonly string _format;
        private readonly object[] _arguments;

        internal ConcreteFormattableString(string format, object[] arguments)
        {
            _format = format;
            _arguments = arguments;
        }

        public override string Format => _format;
        public override object[] GetArguments() => _arguments;
        public override int ArgumentCount => _arguments.Length;
        public override object GetArgument(int index) => _arguments[index];
        public override string ToString(IFormatProvider formatProvider) => string.Format(formatProvider, _format, _arguments);
    }
}
