using System;
using System.Collections;
using System.Text;
using System.Threading.Tasks;

namespace Hoist.Runtime;

/// How an interactive session shows the value of a submission.
internal static class Repl
{
    private const int MaxItems = 20;

    /// Prints the value as a literal with its type.
    internal static void Print<T>(T value)
    {
        Console.WriteLine(Literal(value, 0) + " : " + TypeName<T>());
    }

    /// The C# spelling of T without namespaces: `List<int>`.
    [Native("Repl.TypeName")]
    private static extern string TypeName<T>();

    private static string Literal(object value, int depth)
    {
        if (value == null) return "null";
        if (value is string text) return Quote(text);
        if (value is char c) return "'" + Escape(c, '\'') + "'";
        if (value is bool b) return b ? "true" : "false";
        if (value is Task task) return "Task #" + task.Id + " (" + task.Status + ")";
        if (value is IEnumerable items && depth < 3) return Items(items, depth);
        return value.ToString();
    }

    private static string Items(IEnumerable items, int depth)
    {
        StringBuilder builder = new StringBuilder();
        builder.Append('[');
        int count = 0;
        foreach (object item in items)
        {
            if (count > 0) builder.Append(", ");
            if (count == MaxItems)
            {
                builder.Append("...");
                break;
            }
            builder.Append(Literal(item, depth + 1));
            count++;
        }
        builder.Append(']');
        return builder.ToString();
    }

    private static string Quote(string text)
    {
        StringBuilder builder = new StringBuilder();
        builder.Append('"');
        for (int i = 0; i < text.Length; i++) builder.Append(Escape(text[i], '"'));
        builder.Append('"');
        return builder.ToString();
    }

    private static string Escape(char c, char quote)
    {
        if (c == quote || c == '\\') return "\\" + c.ToString();
        if (c == '\n') return "\\n";
        if (c == '\r') return "\\r";
        if (c == '\t') return "\\t";
        if (c == '\0') return "\\0";
        return c.ToString();
    }
}
