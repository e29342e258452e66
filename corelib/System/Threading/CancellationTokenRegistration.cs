using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading;

/// A callback registered with a token.
public readonly struct CancellationTokenRegistration : IEquatable<CancellationTokenRegistration>, IDisposable, IAsyncDisposable
{
    private readonly CancellationTokenSource.CallbackNode _node;
    private readonly long _id;

    internal CancellationTokenRegistration(long id, CancellationTokenSource.CallbackNode node)
    {
        _node = node;
        _id = id;
    }

    public CancellationToken Token => _node == null ? default : new CancellationToken(_node.Registrations.Source);

    /// Takes the callback out; if it is running on another thread, waits for its end.
    public void Dispose()
    {
        if (_node != null && !_node.Registrations.Unregister(_id, _node)) _node.Registrations.WaitForCallback(_id);
    }

    public ValueTask DisposeAsync()
    {
        if (_node == null || _node.Registrations.Unregister(_id, _node)) return default;
        return _node.Registrations.WaitForCallbackAsync(_id);
    }

    public bool Unregister() => _node != null && _node.Registrations.Unregister(_id, _node);

    public bool Equals(CancellationTokenRegistration other) => _node == other._node && _id == other._id;
    public override bool Equals(object obj) => obj is CancellationTokenRegistration other && Equals(other);
    public override int GetHashCode() => _node != null ? _node.GetHashCode() ^ _id.GetHashCode() : _id.GetHashCode();
    public static bool operator ==(CancellationTokenRegistration left, CancellationTokenRegistration right) => left.Equals(right);
    public static bool operator !=(CancellationTokenRegistration left, CancellationTokenRegistration right) => !left.Equals(right);
}
