using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading.Channels;

/// A blocked write with its item.
[NetSize(104)]
internal class WriteOperation<T> : ChannelOperation<VoidTaskResult>
{
    internal T Item;

    internal WriteOperation(bool runContinuationsAsynchronously, CancellationToken token, bool pooled, ChannelCancellation cancellation)
        : base(runContinuationsAsynchronously, token, pooled, cancellation) { }
}
