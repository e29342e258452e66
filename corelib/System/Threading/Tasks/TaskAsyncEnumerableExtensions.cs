using System.Collections.Generic;
using System.Runtime.CompilerServices;
namespace System.Threading.Tasks;

public static class TaskAsyncEnumerableExtensions
{
    public static ConfiguredAsyncDisposable ConfigureAwait(this IAsyncDisposable source, bool continueOnCapturedContext)
        => new ConfiguredAsyncDisposable(source, continueOnCapturedContext);

    public static ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait<T>(this IAsyncEnumerable<T> source, bool continueOnCapturedContext)
        => new ConfiguredCancelableAsyncEnumerable<T>(source, continueOnCapturedContext, default);

    public static ConfiguredCancelableAsyncEnumerable<T> WithCancellation<T>(this IAsyncEnumerable<T> source, CancellationToken cancellationToken)
        => new ConfiguredCancelableAsyncEnumerable<T>(source, true, cancellationToken);

    public static IEnumerable<T> ToBlockingEnumerable<T>(this IAsyncEnumerable<T> source, CancellationToken cancellationToken = default)
    {
        IAsyncEnumerator<T> enumerator = source.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                ValueTask<bool> moveNext = enumerator.MoveNextAsync();
                bool more = moveNext.IsCompleted ? moveNext.Result : moveNext.AsTask().GetAwaiter().GetResult();
                if (!more) yield break;
                yield return enumerator.Current;
            }
        }
        finally
        {
            ValueTask disposal = enumerator.DisposeAsync();
            if (!disposal.IsCompleted) disposal.AsTask().GetAwaiter().GetResult();
            else disposal.GetAwaiter().GetResult();
        }
    }
}
