using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading;

/// A counting semaphore that threads can block on and async methods can await. Waiters are served in order.
public class SemaphoreSlim : IDisposable
{
    private int _currentCount;
    private readonly int _maxCount;
    /// Blocked threads, and those among them that have been woken but haven't run yet.
    private int _waitCount;
    private int _countOfWaitersPulsedToWake;
    private readonly StrongBox<bool> _lockObjAndDisposed = new StrongBox<bool>();
    private ManualResetEvent _waitHandle;
    private TaskNode _asyncHead;
    private TaskNode _asyncTail;

    private static readonly Task<bool> s_trueTask = new Task<bool>(true);
    private static readonly Task<bool> s_falseTask = new Task<bool>(false);
    private static readonly Action<object> s_wake = WakeAll;

    /// One awaiting method in the queue.
    private sealed class TaskNode : Task<bool>
    {
        internal TaskNode Prev;
        internal TaskNode Next;
        internal TaskNode() : base(null, TaskCreationOptions.RunContinuationsAsynchronously, true) { }
    }

    public SemaphoreSlim(int initialCount) : this(initialCount, int.MaxValue) { }

    public SemaphoreSlim(int initialCount, int maxCount)
    {
        if (initialCount < 0 || initialCount > maxCount)
            throw new ArgumentOutOfRangeException("initialCount", initialCount, "The initialCount argument must be non-negative and less than or equal to the maximumCount.");
        if (maxCount <= 0) throw new ArgumentOutOfRangeException("maxCount", maxCount, "The maximumCount argument must be a positive number. If a maximum is not required, use the constructor without a maxCount parameter.");
        _maxCount = maxCount;
        _currentCount = initialCount;
    }

    public int CurrentCount => _currentCount;

    public WaitHandle AvailableWaitHandle
    {
        get
        {
            CheckDispose();
            if (_waitHandle == null) _waitHandle = new ManualResetEvent(_currentCount > 0);
            return _waitHandle;
        }
    }

    private void CheckDispose()
    {
        if (_lockObjAndDisposed.Value) throw new ObjectDisposedException("System.Threading.SemaphoreSlim");
    }

    public void Wait() => WaitCore(-1, default);
    public void Wait(CancellationToken cancellationToken) => WaitCore(-1, cancellationToken);
    public bool Wait(TimeSpan timeout) => WaitCore(Milliseconds(timeout), default);
    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken) => WaitCore(Milliseconds(timeout), cancellationToken);
    public bool Wait(int millisecondsTimeout) => Wait(millisecondsTimeout, default);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", millisecondsTimeout, "The timeout must represent a value between -1 and Int32.MaxValue, inclusive.");
        return WaitCore(millisecondsTimeout, cancellationToken);
    }

    private static int Milliseconds(TimeSpan timeout)
    {
        long milliseconds = (long)timeout.TotalMilliseconds;
        if (milliseconds < -1 || milliseconds > int.MaxValue)
            throw new ArgumentOutOfRangeException("timeout", timeout, "The timeout must represent a value between -1 and Int32.MaxValue, inclusive.");
        return (int)milliseconds;
    }

    private static void WakeAll(object key) => Blocking.Wake(key, -1);

    private bool WaitCore(int milliseconds, CancellationToken token)
    {
        CheckDispose();
        token.ThrowIfCancellationRequested();
        // behind the awaiting ones, if there are any
        if (_asyncHead != null) return milliseconds == 0 ? false : WaitAsyncCore(milliseconds, token).GetAwaiter().GetResult();
        if (_currentCount > 0)
        {
            TakeOne();
            return true;
        }
        if (milliseconds == 0) return false;
        long start = milliseconds < 0 ? 0 : Environment.TickCount64;
        CancellationTokenRegistration registration = default;
        if (token.CanBeCanceled) registration = token.UnsafeRegister(s_wake, this);
        bool taken = false;
        _waitCount++;
        try
        {
            while (true)
            {
                bool woken = Blocking.Wait(this, Blocking.Remaining(milliseconds, start), WaitKind.Semaphore);
                if (_countOfWaitersPulsedToWake > 0) _countOfWaitersPulsedToWake--;
                if (_currentCount > 0)
                {
                    taken = true;
                    break;
                }
                if (!woken || token.IsCancellationRequested) break;
            }
        }
        finally
        {
            _waitCount--;
        }
        if (taken) TakeOne();
        registration.Dispose();
        if (!taken) token.ThrowIfCancellationRequested();
        return taken;
    }

    private void TakeOne()
    {
        _currentCount--;
        if (_currentCount == 0 && _waitHandle != null) _waitHandle.Reset();
    }

    public Task WaitAsync() => WaitAsyncCore(-1, default);
    public Task WaitAsync(CancellationToken cancellationToken) => WaitAsyncCore(-1, cancellationToken);
    public Task<bool> WaitAsync(int millisecondsTimeout) => WaitAsync(millisecondsTimeout, default);
    public Task<bool> WaitAsync(TimeSpan timeout) => WaitAsync(timeout, default);
    public Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => WaitAsyncCore(Milliseconds(timeout), cancellationToken);

    public Task<bool> WaitAsync(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", millisecondsTimeout, "The timeout must represent a value between -1 and Int32.MaxValue, inclusive.");
        return WaitAsyncCore(millisecondsTimeout, cancellationToken);
    }

    private Task<bool> WaitAsyncCore(int milliseconds, CancellationToken token)
    {
        CheckDispose();
        if (token.IsCancellationRequested) return Task.FromCanceled<bool>(token);
        if (_currentCount > 0)
        {
            TakeOne();
            return s_trueTask;
        }
        if (milliseconds == 0) return s_falseTask;
        TaskNode node = new TaskNode();
        if (_asyncHead == null) _asyncHead = node;
        else
        {
            _asyncTail.Next = node;
            node.Prev = _asyncTail;
        }
        _asyncTail = node;
        return milliseconds == -1 && !token.CanBeCanceled ? node : WaitUntilCountOrTimeoutAsync(node, milliseconds, token);
    }

    private bool RemoveAsyncWaiter(TaskNode node)
    {
        bool wasInList = _asyncHead == node || node.Prev != null;
        if (node.Next != null) node.Next.Prev = node.Prev;
        if (node.Prev != null) node.Prev.Next = node.Next;
        if (_asyncHead == node) _asyncHead = node.Next;
        if (_asyncTail == node) _asyncTail = node.Prev;
        node.Next = null;
        node.Prev = null;
        return wasInList;
    }

    private async Task<bool> WaitUntilCountOrTimeoutAsync(TaskNode asyncWaiter, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        await ((Task)asyncWaiter.WaitAsync(TimeSpan.FromMilliseconds((double)millisecondsTimeout), cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // leave the thread that cancels
        if (cancellationToken.IsCancellationRequested) await TaskScheduler.Default;
        if (asyncWaiter.IsCompleted) return true;
        if (RemoveAsyncWaiter(asyncWaiter))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
        return await asyncWaiter.ConfigureAwait(false);
    }

    public int Release() => Release(1);

    public int Release(int releaseCount)
    {
        CheckDispose();
        if (releaseCount < 1) throw new ArgumentOutOfRangeException("releaseCount", releaseCount, "The releaseCount argument must be greater than zero.");
        int previous = _currentCount;
        if (_maxCount - previous < releaseCount) throw new SemaphoreFullException();
        int count = previous + releaseCount;
        // blocked threads first: they keep their share of the count
        int toWake = (count < _waitCount ? count : _waitCount) - _countOfWaitersPulsedToWake;
        if (toWake > 0)
        {
            if (toWake > releaseCount) toWake = releaseCount;
            _countOfWaitersPulsedToWake += toWake;
            Blocking.Wake(this, toWake);
        }
        TaskNode first = null;
        TaskNode last = null;
        int forAsync = count - _waitCount;
        while (forAsync > 0 && _asyncHead != null)
        {
            TaskNode node = _asyncHead;
            RemoveAsyncWaiter(node);
            count--;
            forAsync--;
            if (first == null) first = node;
            else last.Next = node;
            last = node;
        }
        _currentCount = count;
        if (_waitHandle != null && previous == 0 && count > 0) _waitHandle.Set();
        while (first != null)
        {
            TaskNode next = first.Next;
            first.Next = null;
            first.TrySetResult(true);
            first = next;
        }
        return previous;
    }

    public void Dispose()
    {
        Dispose(true);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _lockObjAndDisposed.Value = true;
        _asyncHead = null;
        _asyncTail = null;
        _waitHandle = null;
    }
}
