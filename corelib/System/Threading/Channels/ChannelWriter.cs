using System.Threading.Tasks;
namespace System.Threading.Channels;

public abstract class ChannelWriter<T>
{
    public virtual bool TryComplete(Exception error = null) => false;
    public abstract bool TryWrite(T item);
    public abstract ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default);

    public virtual ValueTask WriteAsync(T item, CancellationToken cancellationToken = default)
    {
        try
        {
            if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
            if (TryWrite(item)) return default;
            return WriteWhenPossible(item, cancellationToken);
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    private async ValueTask WriteWhenPossible(T item, CancellationToken cancellationToken)
    {
        while (await WaitToWriteAsync(cancellationToken).ConfigureAwait(false))
        {
            if (TryWrite(item)) return;
        }
        throw new ChannelClosedException();
    }

    public void Complete(Exception error = null)
    {
        if (!TryComplete(error)) throw new ChannelClosedException();
    }
}
