using System;
using System.Text;
namespace Hoist.Runtime;

/// `{index[,alignment][:format]}`.
internal static class CompositeFormatting
{
    internal static string Format(IFormatProvider provider, string format, ReadOnlySpan<object> args)
    {
        if (format == null) throw new ArgumentNullException("format");
        int buffer = TextBuffer.Rent();
        Append(buffer, provider, format, args);
        return TextBuffer.Take(buffer);
    }

    internal static void Append(int buffer, IFormatProvider provider, string format, ReadOnlySpan<object> args)
    {
        ICustomFormatter custom = null;
        if (provider != null) custom = (ICustomFormatter)provider.GetFormat(typeof(ICustomFormatter));
        int position = 0;
        int length = format.Length;
        while (true)
        {
            int literal = position;
            while (position < length && format[position] != '{' && format[position] != '}') position++;
            if (position > literal) TextBuffer.AppendSlice(buffer, format, literal, position - literal);
            if (position >= length) return;
            char brace = format[position++];
            if (position >= length) throw Bad(buffer, position, "Format item ends prematurely.");
            if (format[position] == brace)
            {
                TextBuffer.AppendChar(buffer, brace);
                position++;
                continue;
            }
            if (brace == '}') throw Bad(buffer, position, "Unexpected closing brace without a corresponding opening brace.");

            char c = format[position];
            if (c < '0' || c > '9') throw Bad(buffer, position, "Expected an ASCII digit.");
            int index = 0;
            while (c >= '0' && c <= '9')
            {
                index = index * 10 + (c - '0');
                position++;
                if (position >= length) throw Bad(buffer, position, "Format item ends prematurely.");
                c = format[position];
                if (index >= 1000000) break;
            }
            while (c == ' ')
            {
                position++;
                if (position >= length) throw Bad(buffer, position, "Format item ends prematurely.");
                c = format[position];
            }
            int width = 0;
            bool left = false;
            if (c == ',')
            {
                do
                {
                    position++;
                    if (position >= length) throw Bad(buffer, position, "Format item ends prematurely.");
                    c = format[position];
                } while (c == ' ');
                if (c == '-')
                {
                    left = true;
                    position++;
                    if (position >= length) throw Bad(buffer, position, "Format item ends prematurely.");
                    c = format[position];
                }
                if (c < '0' || c > '9') throw Bad(buffer, position, "Expected an ASCII digit.");
                while (c >= '0' && c <= '9' && width < 1000000)
                {
                    width = width * 10 + (c - '0');
                    position++;
                    if (position >= length) throw Bad(buffer, position, "Format item ends prematurely.");
                    c = format[position];
                }
                while (c == ' ')
                {
                    position++;
                    if (position >= length) throw Bad(buffer, position, "Format item ends prematurely.");
                    c = format[position];
                }
            }
            string itemFormat = null;
            if (c == ':')
            {
                int start = position + 1;
                position++;
                while (true)
                {
                    if (position >= length) throw Bad(buffer, position, "Format item ends prematurely.");
                    c = format[position];
                    if (c == '}') break;
                    if (c == '{') throw Bad(buffer, position, "Format item ends prematurely.");
                    position++;
                }
                if (position > start) itemFormat = Counters.NewUncountedString(ref Unsafe.AsRef(format, start), position - start);
            }
            else if (c != '}') throw Bad(buffer, position, "Format item ends prematurely.");
            position++;
            if (index >= args.Length)
            {
                TextBuffer.Free(buffer);
                throw new FormatException("Index (zero based) must be greater than or equal to zero and less than the size of the argument list.");
            }
            object arg = args[index];
            string text = null;
            if (custom != null) text = custom.Format(itemFormat, arg, provider);
            if (text == null)
            {
                if (arg != null) text = ItemText.Of(arg, itemFormat, provider);
            }
            TextBuffer.AppendAligned(buffer, text, left ? -width : width);
        }
    }

    /// One more than the highest index; throws for a bad format.
    internal static int CountArguments(string format)
    {
        int buffer = TextBuffer.Rent();
        object[] args = Counters.NewUncountedArray<object>(1000);
        Append(buffer, null, format, new ReadOnlySpan<object>(args));
        TextBuffer.Free(buffer);
        int count = 0;
        for (int i = 0; i + 1 < format.Length; i++)
        {
            if (format[i] != '{') continue;
            if (format[i + 1] == '{')
            {
                i++;
                continue;
            }
            int index = 0;
            for (int j = i + 1; j < format.Length && format[j] >= '0' && format[j] <= '9'; j++) index = index * 10 + (format[j] - '0');
            if (index >= count) count = index + 1;
        }
        return count;
    }

    private static Exception Bad(int buffer, int offset, string reason)
    {
        TextBuffer.Free(buffer);
        return new FormatException("Input string was not in a correct format. Failure to parse near offset " + offset.ToString() + ". " + reason);
    }
}
