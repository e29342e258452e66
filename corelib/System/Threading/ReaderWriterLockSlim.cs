using Hoist.Runtime;
namespace System.Threading;

/// Many readers or one writer; waiting writers go before new readers.
[NetSize(96)]
public class ReaderWriterLockSlim : IDisposable
{
    private readonly bool _recursive;
    private Hold _holds;
    private Hold _writer;
    private Hold _upgradeable;
    private int _readers;
    private int _waitingRead;
    private int _waitingWrite;
    private int _waitingUpgrade;
    private bool _disposed;

    /// What one thread holds.
    [NetUncounted]
    private sealed class Hold
    {
        internal Thread Thread;
        internal int Read;
        internal int Write;
        internal int Upgradeable;
        internal Hold Next;
    }

    public ReaderWriterLockSlim() { }
    public ReaderWriterLockSlim(LockRecursionPolicy recursionPolicy) { _recursive = recursionPolicy == LockRecursionPolicy.SupportsRecursion; }

    private Hold Own(bool make)
    {
        Thread thread = Thread.CurrentThread;
        for (Hold held = _holds; held != null; held = held.Next)
        {
            if (held.Thread == thread) return held;
        }
        if (!make) return null;
        Hold hold = new Hold();
        hold.Thread = thread;
        hold.Next = _holds;
        _holds = hold;
        return hold;
    }

    private void Drop(Hold hold)
    {
        if (hold.Read != 0 || hold.Write != 0 || hold.Upgradeable != 0) return;
        if (_holds == hold)
        {
            _holds = hold.Next;
            return;
        }
        Hold previous = _holds;
        while (previous.Next != hold) previous = previous.Next;
        previous.Next = hold.Next;
    }

    private void CheckDispose()
    {
        if (_disposed) throw new ObjectDisposedException(null, "Cannot access a disposed object.\nObject name: 'System.Threading.ReaderWriterLockSlim'.");
    }

    public void EnterReadLock() => TryEnterReadLock(-1);
    public bool TryEnterReadLock(TimeSpan timeout) => TryEnterReadLock(WaitHandle.ToMilliseconds(timeout));

    public bool TryEnterReadLock(int millisecondsTimeout)
    {
        CheckDispose();
        Hold own = Own(false);
        if (own != null)
        {
            if (!_recursive)
            {
                if (own.Write > 0) throw new LockRecursionException("A read lock may not be acquired with the write lock held in this mode.");
                if (own.Read > 0) throw new LockRecursionException("Recursive read lock acquisitions not allowed in this mode.");
            }
            if (own.Read > 0 || own.Write > 0 || own.Upgradeable > 0)
            {
                if (own.Read == 0) _readers++;
                own.Read++;
                return true;
            }
        }
        long start = millisecondsTimeout < 0 ? 0 : Environment.TickCount64;
        while (_writer != null || _waitingWrite > 0 || _waitingUpgrade > 0)
        {
            _waitingRead++;
            bool woken = Blocking.Wait(this, Blocking.Remaining(millisecondsTimeout, start), WaitKind.ReaderWriterLock);
            _waitingRead--;
            if (!woken) return false;
            if (_writer == null) break;
        }
        Own(true).Read++;
        _readers++;
        return true;
    }

    public void ExitReadLock()
    {
        Hold own = Own(false);
        if (own == null || own.Read == 0) throw new SynchronizationLockException("The read lock is being released without being held.");
        own.Read--;
        if (own.Read == 0) _readers--;
        Drop(own);
        Blocking.Wake(this, -1);
    }

    public void EnterWriteLock() => TryEnterWriteLock(-1);
    public bool TryEnterWriteLock(TimeSpan timeout) => TryEnterWriteLock(WaitHandle.ToMilliseconds(timeout));

    public bool TryEnterWriteLock(int millisecondsTimeout)
    {
        CheckDispose();
        Hold own = Own(false);
        bool upgrading = own != null && own.Upgradeable > 0;
        if (own != null)
        {
            if (own.Write > 0)
            {
                if (!_recursive) throw new LockRecursionException("Recursive write lock acquisitions not allowed in this mode.");
                own.Write++;
                return true;
            }
            if (own.Read > 0 && !upgrading)
                throw new LockRecursionException("Write lock may not be acquired with read lock held. This pattern is prone to deadlocks. Please ensure that read locks are released before taking a write lock. If an upgrade is necessary, use an upgrade lock in place of the read lock.");
        }
        int ownReaders = own != null && own.Read > 0 ? 1 : 0;
        long start = millisecondsTimeout < 0 ? 0 : Environment.TickCount64;
        while (_writer != null || _readers > ownReaders || (_upgradeable != null && !upgrading))
        {
            if (upgrading) _waitingUpgrade++;
            else _waitingWrite++;
            bool woken = Blocking.Wait(this, Blocking.Remaining(millisecondsTimeout, start), WaitKind.ReaderWriterLock);
            if (upgrading) _waitingUpgrade--;
            else _waitingWrite--;
            if (!woken)
            {
                Blocking.Wake(this, -1);
                return false;
            }
        }
        own = Own(true);
        own.Write++;
        _writer = own;
        return true;
    }

    public void ExitWriteLock()
    {
        Hold own = Own(false);
        if (own == null || own.Write == 0) throw new SynchronizationLockException("The write lock is being released without being held.");
        own.Write--;
        if (own.Write == 0) _writer = null;
        Drop(own);
        Blocking.Wake(this, -1);
    }

    public void EnterUpgradeableReadLock() => TryEnterUpgradeableReadLock(-1);
    public bool TryEnterUpgradeableReadLock(TimeSpan timeout) => TryEnterUpgradeableReadLock(WaitHandle.ToMilliseconds(timeout));

    public bool TryEnterUpgradeableReadLock(int millisecondsTimeout)
    {
        CheckDispose();
        Hold own = Own(false);
        if (own != null)
        {
            if (own.Upgradeable > 0 || own.Write > 0)
            {
                if (!_recursive)
                    throw new LockRecursionException(own.Write > 0 ? "Upgradeable lock may not be acquired with write lock held in this mode. Acquiring Upgradeable lock gives the ability to read along with an option to upgrade to a writer."
                        : "Recursive upgradeable lock acquisitions not allowed in this mode.");
                own.Upgradeable++;
                _upgradeable = own;
                return true;
            }
            if (own.Read > 0) throw new LockRecursionException("Upgradeable lock may not be acquired with read lock held.");
        }
        long start = millisecondsTimeout < 0 ? 0 : Environment.TickCount64;
        while (_writer != null || _upgradeable != null || _waitingWrite > 0)
        {
            bool woken = Blocking.Wait(this, Blocking.Remaining(millisecondsTimeout, start), WaitKind.ReaderWriterLock);
            if (!woken) return false;
        }
        own = Own(true);
        own.Upgradeable++;
        _upgradeable = own;
        return true;
    }

    public void ExitUpgradeableReadLock()
    {
        Hold own = Own(false);
        if (own == null || own.Upgradeable == 0) throw new SynchronizationLockException("The upgradeable lock is being released without being held.");
        own.Upgradeable--;
        if (own.Upgradeable == 0) _upgradeable = null;
        Drop(own);
        Blocking.Wake(this, -1);
    }

    public bool IsReadLockHeld => RecursiveReadCount > 0;
    public bool IsWriteLockHeld => RecursiveWriteCount > 0;
    public bool IsUpgradeableReadLockHeld => RecursiveUpgradeCount > 0;
    public int CurrentReadCount => _readers;
    public int WaitingReadCount => _waitingRead;
    public int WaitingWriteCount => _waitingWrite;
    public int WaitingUpgradeCount => _waitingUpgrade;
    public LockRecursionPolicy RecursionPolicy => _recursive ? LockRecursionPolicy.SupportsRecursion : LockRecursionPolicy.NoRecursion;

    public int RecursiveReadCount
    {
        get
        {
            Hold own = Own(false);
            return own == null ? 0 : own.Read;
        }
    }

    public int RecursiveWriteCount
    {
        get
        {
            Hold own = Own(false);
            return own == null ? 0 : own.Write;
        }
    }

    public int RecursiveUpgradeCount
    {
        get
        {
            Hold own = Own(false);
            return own == null ? 0 : own.Upgradeable;
        }
    }

    public void Dispose()
    {
        if (_waitingRead > 0 || _waitingWrite > 0 || _waitingUpgrade > 0 || _holds != null)
            throw new SynchronizationLockException("The lock is being disposed while still being used. It either is being held by a thread and/or has active waiters waiting to acquire the lock.");
        _disposed = true;
    }
}
