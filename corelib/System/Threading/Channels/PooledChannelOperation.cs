using Hoist.Runtime;
namespace System.Threading.Channels;

/// The operation that a channel keeps for use again and again; its bytes are counted with the channel.
[NetUncounted]
internal sealed class PooledChannelOperation<TResult> : ChannelOperation<TResult>
{
    internal PooledChannelOperation(bool runContinuationsAsynchronously) : base(runContinuationsAsynchronously, default, true, null) { }
}
