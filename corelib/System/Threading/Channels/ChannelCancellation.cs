using Hoist.Runtime;
namespace System.Threading.Channels;

/// The callback that a channel registers with tokens: one delegate a channel, made when the first operation that isn't pooled needs it.
[NetUncounted]
internal sealed class ChannelCancellation
{
    private Action<object, CancellationToken> _callback;

    internal Action<object, CancellationToken> Callback
    {
        get
        {
            if (_callback == null) _callback = new Action<object, CancellationToken>(Cancel);
            return _callback;
        }
    }

    private void Cancel(object state, CancellationToken token) => ((ChannelOperation)state).Cancel(token);
}
