using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
namespace System.Threading.Channels;

public abstract class ChannelReader<T>
{
    private static readonly Task s_never = new TaskCompletionSource().Task;

    public virtual Task Completion => s_never;
    public virtual bool CanCount => false;
    public virtual bool CanPeek => false;
    public virtual int Count => throw new NotSupportedException();
    public abstract bool TryRead(out T item);

    public virtual bool TryPeek(out T item)
    {
        item = default;
        return false;
    }

    public abstract ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default);

    public virtual ValueTask<T> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<T>(cancellationToken);
        try
        {
            if (TryRead(out T item)) return new ValueTask<T>(item);
        }
        catch (Exception e)
        {
            return ValueTask.FromException<T>(e);
        }
        return ReadWhenPossible(cancellationToken);
    }

    private async ValueTask<T> ReadWhenPossible(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!await WaitToReadAsync(cancellationToken).ConfigureAwait(false)) throw new ChannelClosedException();
            if (TryRead(out T item)) return item;
        }
    }

    public virtual async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (TryRead(out T item)) yield return item;
        }
    }
}
