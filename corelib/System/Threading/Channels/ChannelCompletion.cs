using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading.Channels;

/// A reader's Completion; its bytes are counted with the channel.
[NetUncounted]
internal sealed class ChannelCompletion : Task
{
    internal ChannelCompletion(TaskCreationOptions options) : base(null, options, true) { }
}
