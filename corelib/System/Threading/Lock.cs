using Hoist.Runtime;
namespace System.Threading;

/// A mutual-exclusion lock; `lock (x)` on it goes through EnterScope.
[NetSize(40)]
public sealed class Lock
{
    public void Enter() => Monitor.Enter(this);
    public bool TryEnter() => Monitor.TryEnter(this);
    public bool TryEnter(int millisecondsTimeout) => Monitor.TryEnter(this, millisecondsTimeout);
    public bool TryEnter(TimeSpan timeout) => Monitor.TryEnter(this, timeout);
    public bool IsHeldByCurrentThread => Monitor.IsEntered(this);

    public void Exit()
    {
        if (!Monitor.IsEntered(this)) throw new SynchronizationLockException("The calling thread does not hold the lock.");
        Monitor.Exit(this);
    }

    public Scope EnterScope()
    {
        Monitor.Enter(this);
        return new Scope(this);
    }

    public ref struct Scope
    {
        private Lock _lock;
        internal Scope(Lock owner) { _lock = owner; }

        public void Dispose()
        {
            Lock owner = _lock;
            if (owner == null) return;
            _lock = null;
            owner.Exit();
        }
    }
}
