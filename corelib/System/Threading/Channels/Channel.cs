using System.Collections.Generic;
using Hoist.Runtime;
namespace System.Threading.Channels;

// Channels hand items from writers to readers. A pending read, write or wait is an operation object in a queue of its channel; one of each kind is
// kept with the channel and used again, so that a reader that waits allocates nothing.

public static class Channel
{
    public static Channel<T> CreateUnbounded<T>()
    {
        Counters.Allocated("System.Threading.Channels.UnboundedChannel", 1008);
        return new UnboundedChannel<T>(true, false, null);
    }

    public static Channel<T> CreateUnbounded<T>(UnboundedChannelOptions options)
    {
        if (options == null) throw new ArgumentNullException("options");
        Counters.Allocated("System.Threading.Channels.UnboundedChannel", options.SingleReader ? 1064 : 1008);
        return new UnboundedChannel<T>(!options.AllowSynchronousContinuations, options.SingleReader, null);
    }

    public static Channel<T> CreateUnboundedPrioritized<T>()
    {
        Counters.Allocated("System.Threading.Channels.UnboundedPrioritizedChannel", 480);
        return new UnboundedChannel<T>(true, false, new PriorityQueue<bool, T>());
    }

    public static Channel<T> CreateUnboundedPrioritized<T>(UnboundedPrioritizedChannelOptions<T> options)
    {
        if (options == null) throw new ArgumentNullException("options");
        Counters.Allocated("System.Threading.Channels.UnboundedPrioritizedChannel", 480);
        return new UnboundedChannel<T>(!options.AllowSynchronousContinuations, false, new PriorityQueue<bool, T>(options.Comparer));
    }

    public static Channel<T> CreateBounded<T>(int capacity)
    {
        if (capacity < 0) throw new ArgumentOutOfRangeException("capacity");
        Counters.Allocated("System.Threading.Channels.BoundedChannel", capacity == 0 ? 664 : 720);
        return new BoundedChannel<T>(capacity, BoundedChannelFullMode.Wait, true, null);
    }

    public static Channel<T> CreateBounded<T>(BoundedChannelOptions options) => CreateBounded<T>(options, null);

    public static Channel<T> CreateBounded<T>(BoundedChannelOptions options, Action<T> itemDropped)
    {
        if (options == null) throw new ArgumentNullException("options");
        Counters.Allocated("System.Threading.Channels.BoundedChannel", options.Capacity == 0 ? 664 : 720);
        return new BoundedChannel<T>(options.Capacity, options.FullMode, !options.AllowSynchronousContinuations, itemDropped);
    }
}

public abstract class Channel<T> : Channel<T, T>
{
    protected Channel() { }
}

public abstract class Channel<TWrite, TRead>
{
    protected Channel() { }
    public ChannelReader<TRead> Reader { get; protected set; }
    public ChannelWriter<TWrite> Writer { get; protected set; }
    public static implicit operator ChannelReader<TRead>(Channel<TWrite, TRead> channel) => channel.Reader;
    public static implicit operator ChannelWriter<TWrite>(Channel<TWrite, TRead> channel) => channel.Writer;
}
