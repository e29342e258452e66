using Hoist.Runtime;
namespace System.Threading.Channels;

/// The blocked write that a channel keeps for use again and again; its bytes are counted with the channel.
[NetUncounted]
internal sealed class PooledWriteOperation<T> : WriteOperation<T>
{
    internal PooledWriteOperation(bool runContinuationsAsynchronously) : base(runContinuationsAsynchronously, default, true, null) { }
}
