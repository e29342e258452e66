using System.Collections.Generic;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading;

/// The side that cancels. Callbacks run last registered first, in the thread that cancels.
public class CancellationTokenSource : IDisposable
{
    private enum States { NotCanceled, Notifying, NotifyingComplete }

    internal static readonly CancellationTokenSource s_canceledSource = new CancellationTokenSource { _state = States.NotifyingComplete };
    internal static readonly CancellationTokenSource s_neverCanceledSource = new CancellationTokenSource();
    private static readonly TimerCallback s_timerCallback = TimerElapsed;
    private static readonly Action<object> s_linkedCallback = LinkedTokenCanceled;
    private static readonly Action<object> s_executeCallbacks = ExecuteCallbacks;

    private States _state;
    private bool _disposed;
    private ITimer _timer;
    private ManualResetEvent _kernelEvent;
    private Registrations _registrations;

    public CancellationTokenSource() { }
    public CancellationTokenSource(TimeSpan delay) : this(delay, TimeProvider.System) { }

    public CancellationTokenSource(TimeSpan delay, TimeProvider timeProvider)
    {
        if (timeProvider == null) throw new ArgumentNullException("timeProvider");
        long milliseconds = (long)delay.TotalMilliseconds;
        if (milliseconds < -1 || milliseconds > 0xFFFFFFFE) throw new ArgumentOutOfRangeException("delay");
        InitializeWithTimer((uint)milliseconds, timeProvider);
    }

    public CancellationTokenSource(int millisecondsDelay)
    {
        if (millisecondsDelay < -1) throw new ArgumentOutOfRangeException("millisecondsDelay");
        InitializeWithTimer((uint)millisecondsDelay, TimeProvider.System);
    }

    private void InitializeWithTimer(uint milliseconds, TimeProvider provider)
    {
        if (milliseconds == 0) _state = States.NotifyingComplete;
        else if (provider == TimeProvider.System) _timer = new TimerQueueTimer(s_timerCallback, this, milliseconds, Timeout.UnsignedInfinite, false);
        else
        {
            using (ExecutionContext.SuppressFlow())
            {
                TimeSpan due = milliseconds == Timeout.UnsignedInfinite ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds((double)milliseconds);
                _timer = provider.CreateTimer(s_timerCallback, this, due, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private static void TimerElapsed(object state) => ((CancellationTokenSource)state).NotifyCancellation(false);
    private static void LinkedTokenCanceled(object state) => ((CancellationTokenSource)state).NotifyCancellation(false);
    private static void ExecuteCallbacks(object state) => ((CancellationTokenSource)state).ExecuteCallbackHandlers(false);

    public bool IsCancellationRequested => _state != States.NotCanceled;
    internal bool IsCancellationCompleted => _state == States.NotifyingComplete;

    public CancellationToken Token
    {
        get
        {
            ThrowIfDisposed();
            return new CancellationToken(this);
        }
    }

    internal WaitHandle GetWaitHandle()
    {
        ThrowIfDisposed();
        if (_kernelEvent == null) _kernelEvent = new ManualResetEvent(IsCancellationRequested);
        return _kernelEvent;
    }

    private void ThrowIfDisposed()
    {
        if (_disposed) throw new ObjectDisposedException(null, "The CancellationTokenSource has been disposed.");
    }

    public void Cancel() => Cancel(false);

    public void Cancel(bool throwOnFirstException)
    {
        ThrowIfDisposed();
        NotifyCancellation(throwOnFirstException);
    }

    public Task CancelAsync()
    {
        ThrowIfDisposed();
        if (!TransitionToCancellationRequested()) return Task.CompletedTask;
        if (_registrations == null || _registrations.Callbacks == null)
        {
            _state = States.NotifyingComplete;
            return Task.CompletedTask;
        }
        return Task.Factory.StartNew(s_executeCallbacks, this, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
    }

    public void CancelAfter(TimeSpan delay)
    {
        long milliseconds = (long)delay.TotalMilliseconds;
        if (milliseconds < -1 || milliseconds > 0xFFFFFFFE) throw new ArgumentOutOfRangeException("delay");
        CancelAfter((uint)milliseconds);
    }

    public void CancelAfter(int millisecondsDelay)
    {
        if (millisecondsDelay < -1)
        {
            ThrowIfDisposed();
            throw new ArgumentOutOfRangeException("millisecondsDelay");
        }
        CancelAfter((uint)millisecondsDelay);
    }

    private void CancelAfter(uint milliseconds)
    {
        ThrowIfDisposed();
        if (IsCancellationRequested) return;
        if (_timer == null) _timer = new TimerQueueTimer(s_timerCallback, this, Timeout.UnsignedInfinite, Timeout.UnsignedInfinite, false);
        _timer.Change(milliseconds == Timeout.UnsignedInfinite ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds((double)milliseconds), Timeout.InfiniteTimeSpan);
    }

    public bool TryReset()
    {
        ThrowIfDisposed();
        if (_state != States.NotCanceled) return false;
        if (_timer is TimerQueueTimer timer && !timer.TryStopUnfired()) return false;
        if (_registrations != null) _registrations.UnregisterAll();
        return true;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed) return;
        ITimer timer = _timer;
        _timer = null;
        if (timer != null) timer.Dispose();
        if (_state != States.Notifying && _registrations != null) _registrations.UnregisterAll();
        if (_state != States.Notifying) _kernelEvent = null;
        _disposed = true;
    }

    internal CancellationTokenRegistration Register(Delegate callback, object state, SynchronizationContext synchronization, ExecutionContext context)
    {
        if (!IsCancellationRequested)
        {
            if (_disposed) return default;
            Registrations registrations = _registrations;
            if (registrations == null)
            {
                registrations = new Registrations(this);
                _registrations = registrations;
            }
            CallbackNode node = registrations.FreeNodeList;
            if (node != null) registrations.FreeNodeList = node.Next;
            else node = new CallbackNode(registrations);
            long id = registrations.NextAvailableId++;
            node.Id = id;
            node.Callback = callback;
            node.CallbackState = state;
            node.ExecutionContext = context;
            node.SynchronizationContext = synchronization;
            node.Prev = null;
            node.Next = registrations.Callbacks;
            if (node.Next != null) node.Next.Prev = node;
            registrations.Callbacks = node;
            return new CancellationTokenRegistration(id, node);
        }
        Invoke(callback, state, this);
        return default;
    }

    private static void Invoke(Delegate callback, object state, CancellationTokenSource source)
    {
        if (callback is Action<object> action) action(state);
        else ((Action<object, CancellationToken>)callback)(state, new CancellationToken(source));
    }

    private bool TransitionToCancellationRequested()
    {
        if (_state != States.NotCanceled) return false;
        _state = States.Notifying;
        ITimer timer = _timer;
        _timer = null;
        if (timer != null) timer.Dispose();
        if (_kernelEvent != null) _kernelEvent.Set();
        return true;
    }

    internal void NotifyCancellation(bool throwOnFirstException)
    {
        if (TransitionToCancellationRequested()) ExecuteCallbackHandlers(throwOnFirstException);
    }

    private void ExecuteCallbackHandlers(bool throwOnFirstException)
    {
        Registrations registrations = _registrations;
        if (registrations == null)
        {
            _state = States.NotifyingComplete;
            return;
        }
        registrations.ThreadIDExecutingCallbacks = Thread.CurrentThread._managedThreadId;
        List<Exception> exceptions = null;
        try
        {
            while (true)
            {
                CallbackNode node = registrations.Callbacks;
                if (node == null) break;
                registrations.Callbacks = node.Next;
                if (node.Next != null) node.Next.Prev = null;
                registrations.ExecutingCallbackId = node.Id;
                node.Id = 0;
                try
                {
                    if (node.SynchronizationContext != null)
                    {
                        node.SynchronizationContext.Send(s_executeNode, node);
                        registrations.ThreadIDExecutingCallbacks = Thread.CurrentThread._managedThreadId;
                    }
                    else node.ExecuteCallback();
                }
                catch (Exception e)
                {
                    if (throwOnFirstException) throw;
                    if (exceptions == null) exceptions = new List<Exception>();
                    exceptions.Add(e);
                }
                // somebody may wait for the end of this one callback
                registrations.ExecutingCallbackId = 0;
                Blocking.Wake(registrations, -1);
            }
        }
        finally
        {
            _state = States.NotifyingComplete;
            registrations.ExecutingCallbackId = 0;
        }
        if (exceptions != null) throw new AggregateException(exceptions);
    }

    private static readonly SendOrPostCallback s_executeNode = ExecuteNode;

    private static void ExecuteNode(object state)
    {
        CallbackNode node = (CallbackNode)state;
        node.Registrations.ThreadIDExecutingCallbacks = Thread.CurrentThread._managedThreadId;
        node.ExecuteCallback();
    }

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token1, CancellationToken token2)
    {
        if (!token1.CanBeCanceled) return CreateLinkedTokenSource(token2);
        if (token2.CanBeCanceled) return new Linked2CancellationTokenSource(token1, token2);
        return new Linked1CancellationTokenSource(token1);
    }

    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token)
        => token.CanBeCanceled ? new Linked1CancellationTokenSource(token) : new CancellationTokenSource();

    public static CancellationTokenSource CreateLinkedTokenSource(params CancellationToken[] tokens)
    {
        if (tokens == null) throw new ArgumentNullException("tokens");
        return CreateLinkedTokenSource((ReadOnlySpan<CancellationToken>)tokens);
    }

    public static CancellationTokenSource CreateLinkedTokenSource(params ReadOnlySpan<CancellationToken> tokens)
    {
        if (tokens.Length == 0) throw new ArgumentException("No tokens were supplied.");
        if (tokens.Length == 1) return CreateLinkedTokenSource(tokens[0]);
        if (tokens.Length == 2) return CreateLinkedTokenSource(tokens[0], tokens[1]);
        return new LinkedNCancellationTokenSource(tokens);
    }

    private sealed class Linked1CancellationTokenSource : CancellationTokenSource
    {
        private readonly CancellationTokenRegistration _reg1;

        internal Linked1CancellationTokenSource(CancellationToken token1)
        {
            _reg1 = token1.UnsafeRegister(s_linkedCallback, this);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _reg1.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Linked2CancellationTokenSource : CancellationTokenSource
    {
        private readonly CancellationTokenRegistration _reg1;
        private readonly CancellationTokenRegistration _reg2;

        internal Linked2CancellationTokenSource(CancellationToken token1, CancellationToken token2)
        {
            _reg1 = token1.UnsafeRegister(s_linkedCallback, this);
            _reg2 = token2.UnsafeRegister(s_linkedCallback, this);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _reg1.Dispose();
                _reg2.Dispose();
            }
            base.Dispose(disposing);
        }
    }

    private sealed class LinkedNCancellationTokenSource : CancellationTokenSource
    {
        private CancellationTokenRegistration[] _linkingRegistrations;

        internal LinkedNCancellationTokenSource(ReadOnlySpan<CancellationToken> tokens)
        {
            _linkingRegistrations = new CancellationTokenRegistration[tokens.Length];
            for (int i = 0; i < tokens.Length; i++)
            {
                if (tokens[i].CanBeCanceled) _linkingRegistrations[i] = tokens[i].UnsafeRegister(s_linkedCallback, this);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && _linkingRegistrations != null)
            {
                CancellationTokenRegistration[] registrations = _linkingRegistrations;
                _linkingRegistrations = null;
                for (int i = 0; i < registrations.Length; i++) registrations[i].Dispose();
            }
            base.Dispose(disposing);
        }
    }

    /// The callbacks of one source: a doubly linked list, newest first, and nodes to be used again.
    internal sealed class Registrations
    {
        internal readonly CancellationTokenSource Source;
        internal CallbackNode Callbacks;
        internal CallbackNode FreeNodeList;
        internal long NextAvailableId = 1;
        internal long ExecutingCallbackId;
        internal int ThreadIDExecutingCallbacks = -1;
        private bool _locked;

        internal Registrations(CancellationTokenSource source)
        {
            Source = source;
        }

        internal bool Unregister(long id, CallbackNode node)
        {
            if (id == 0 || node.Id != id) return false;
            if (Callbacks == node) Callbacks = node.Next;
            else node.Prev.Next = node.Next;
            if (node.Next != null) node.Next.Prev = node.Prev;
            Recycle(node);
            return true;
        }

        internal void UnregisterAll()
        {
            CallbackNode node = Callbacks;
            Callbacks = null;
            while (node != null)
            {
                CallbackNode next = node.Next;
                Recycle(node);
                node = next;
            }
        }

        private void Recycle(CallbackNode node)
        {
            node.Id = 0;
            node.Callback = null;
            node.CallbackState = null;
            node.ExecutionContext = null;
            node.SynchronizationContext = null;
            node.Prev = null;
            node.Next = FreeNodeList;
            FreeNodeList = node;
        }

        private bool IsRunningElsewhere(long id)
            => Source._state == States.Notifying && ExecutingCallbackId == id && ThreadIDExecutingCallbacks != Thread.CurrentThread._managedThreadId;

        internal void WaitForCallback(long id)
        {
            while (IsRunningElsewhere(id)) Blocking.Wait(this, -1, WaitKind.CancellationCallback);
        }

        internal ValueTask WaitForCallbackAsync(long id)
        {
            if (!IsRunningElsewhere(id)) return default;
            return new ValueTask(Task.Run(() => WaitForCallback(id)));
        }
    }

    internal sealed class CallbackNode
    {
        internal readonly Registrations Registrations;
        internal CallbackNode Prev;
        internal CallbackNode Next;
        internal long Id;
        internal Delegate Callback;
        internal object CallbackState;
        internal ExecutionContext ExecutionContext;
        internal SynchronizationContext SynchronizationContext;
        private static readonly ContextCallback s_run = Run;

        internal CallbackNode(Registrations registrations)
        {
            Registrations = registrations;
        }

        internal void ExecuteCallback()
        {
            if (ExecutionContext == null) Invoke(Callback, CallbackState, Registrations.Source);
            else Threading.ExecutionContext.RunInternal(ExecutionContext, s_run, this);
        }

        private static void Run(object state)
        {
            CallbackNode node = (CallbackNode)state;
            Invoke(node.Callback, node.CallbackState, node.Registrations.Source);
        }
    }
}
