using System;
using System.Collections;
using System.Text;
using System.Threading;
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

    /// Waits for an asynchronous submission; a context with a queue goes on meanwhile.
    [System.Diagnostics.StackTraceHidden]
    internal static void Wait(Task task)
    {
        if (SynchronizationContext.Current is UiContext context) context.PumpUntil(task);
        task.GetAwaiter().GetResult();
    }

    /// Lets a context with a queue go on until the task of Main is done (`run --context ui`).
    [System.Diagnostics.StackTraceHidden]
    internal static void PumpFor(Task task)
    {
        if (SynchronizationContext.Current is UiContext context) context.PumpUntil(task);
    }

    /// Installs a context on the current thread: true a pump, false none.
    internal static void UseContext(bool ui) => SynchronizationContext.SetSynchronizationContext(ui ? new UiContext() : null);

    /// Runs what was posted to the thread's context while nobody was looking.
    internal static void Pump()
    {
        if (SynchronizationContext.Current is UiContext context) context.Pump();
    }

    /// Prints the ambient values of the current thread's ExecutionContext.
    internal static void PrintExecutionContext()
    {
        SynchronizationContext context = SynchronizationContext.Current;
        Console.WriteLine("SynchronizationContext: " + (context == null ? "none (the thread pool)" : context.ToString()));
        ExecutionContext execution = Thread.CurrentThread._executionContext;
        if (execution == null)
        {
            Console.WriteLine("ExecutionContext: Default, no values");
            return;
        }
        if (execution.m_isFlowSuppressed) Console.WriteLine("ExecutionContext: flow is suppressed");
        object[] values = execution.Values();
        Console.WriteLine("ExecutionContext: " + values.Length + (values.Length == 1 ? " value" : " values"));
        for (int i = 0; i < values.Length; i++) Console.WriteLine("  " + Literal(values[i], 0));
    }

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
