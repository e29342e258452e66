namespace System.Threading.Tasks.Sources;

/// Stands in a source's continuation field when its result came before a continuation.
internal static class ValueTaskSourceSentinel
{
    internal static readonly Action<object> Instance = Fail;
    private static void Fail(object state) => throw new InvalidOperationException();
}
