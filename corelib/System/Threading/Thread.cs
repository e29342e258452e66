using System.Globalization;
using Hoist.Runtime;
namespace System.Threading;

/// A logical thread. The VM makes the objects of the main thread and of pool workers (no constructor runs, nothing counted) and sets
/// `_managedThreadId`, `_isThreadPoolThread`, `_isBackground` and `_state` (1) in them, by name.
[NetSize(72)]
public sealed class Thread
{
    /// null is ExecutionContext.Default.
    internal ExecutionContext _executionContext;
    internal SynchronizationContext _synchronizationContext;
    /// The Task whose delegate this thread runs; null inside continuations and outside tasks.
    internal Tasks.Task _currentTask;
    internal int _managedThreadId;
    internal bool _isThreadPoolThread;
    internal bool _isBackground;
    /// 0 not started, 1 running, 2 ended.
    internal int _state;
    /// Continuations run inline inside one another on this thread now.
    internal int _inlineDepth;
    internal string _name;
    private Delegate _start;
    private object _startArgument;
    private ExecutionContext _startContext;
    private ThreadPriority _priority = ThreadPriority.Normal;

    /// The object of the running logical thread.
    public static extern Thread CurrentThread { [Native("Thread.CurrentThread")] get; }

    /// Makes a logical thread for this object: sets `_managedThreadId`, makes it runnable with the instance method StartCallback() as its entry.
    [Native("Thread.StartNative")] private static extern void StartNative(Thread thread);

    /// Gives the rest of the turn to other runnable threads; false if there are none. With none the virtual clock may advance to the next timer.
    [Native("Thread.Yield")] public static extern bool Yield();

    /// Moves the virtual clock by about so many loop iterations' worth of work.
    [Native("Thread.SpinWait")] public static extern void SpinWait(int iterations);

    /// Makes a parked thread (or, when it parks next, a running one) throw ThreadInterruptedException.
    [Native("Thread.Interrupt")] private static extern void InterruptNative(Thread thread);

    public Thread(ThreadStart start)
    {
        ArgumentNullException.ThrowIfNull(start, "start");
        _start = start;
    }

    public Thread(ThreadStart start, int maxStackSize) : this(start) { }

    public Thread(ParameterizedThreadStart start)
    {
        ArgumentNullException.ThrowIfNull(start, "start");
        _start = start;
    }

    public Thread(ParameterizedThreadStart start, int maxStackSize) : this(start) { }

    public void Start() => StartCore(null, true);

    public void Start(object parameter)
    {
        if (_start is ThreadStart) throw new InvalidOperationException("The thread was created with a ThreadStart delegate that does not accept a parameter.");
        StartCore(parameter, true);
    }

    public void UnsafeStart() => StartCore(null, false);

    public void UnsafeStart(object parameter)
    {
        if (_start is ThreadStart) throw new InvalidOperationException("The thread was created with a ThreadStart delegate that does not accept a parameter.");
        StartCore(parameter, false);
    }

    private void StartCore(object parameter, bool captureContext)
    {
        if (_state != 0) throw new ThreadStateException("Thread is running or terminated; it cannot restart.");
        _startArgument = parameter;
        _startContext = captureContext ? ExecutionContext.Capture() : null;
        _state = 1;
        StartNative(this);
    }

    /// First and last frame of a thread of its own.
    private void StartCallback()
    {
        Delegate start = _start;
        object argument = _startArgument;
        ExecutionContext context = _startContext;
        _start = null;
        _startArgument = null;
        _startContext = null;
        if (context != null && !context.m_isDefault) ExecutionContext.RestoreChangedContextToThread(this, context, null);
        if (start is ThreadStart plain) plain();
        else ((ParameterizedThreadStart)start)(argument);
        _state = 2;
        Blocking.Wake(this, -1);
    }

    public void Join() => Join(-1);
    public bool Join(TimeSpan timeout) => Join(WaitHandle.ToMilliseconds(timeout));

    public bool Join(int millisecondsTimeout)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", millisecondsTimeout, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        if (_state == 0) throw new ThreadStateException("Thread has not been started.");
        if (_state == 2) return true;
        Blocking.Wait(this, millisecondsTimeout, WaitKind.Join);
        return _state == 2;
    }

    public static void Sleep(int millisecondsTimeout)
    {
        if (millisecondsTimeout < -1) throw new ArgumentOutOfRangeException("millisecondsTimeout", millisecondsTimeout, "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.");
        if (millisecondsTimeout == 0) Yield();
        else Blocking.Wait(CurrentThread, millisecondsTimeout, WaitKind.Sleep);
    }

    public static void Sleep(TimeSpan timeout) => Sleep(WaitHandle.ToMilliseconds(timeout));

    public void Interrupt() => InterruptNative(this);

    public int ManagedThreadId => _managedThreadId;
    public bool IsThreadPoolThread => _isThreadPoolThread;
    public bool IsAlive => _state == 1;

    public bool IsBackground
    {
        get => _isBackground;
        set => _isBackground = value;
    }

    public string Name
    {
        get => _name;
        set => _name = value;
    }

    public ThreadPriority Priority
    {
        get => _priority;
        set => _priority = value;
    }

    public ThreadState ThreadState
    {
        get
        {
            if (_state == 0) return ThreadState.Unstarted;
            if (_state == 2) return ThreadState.Stopped;
            return _isBackground ? ThreadState.Background : ThreadState.Running;
        }
    }

    public ExecutionContext ExecutionContext => ExecutionContext.Capture();

    public CultureInfo CurrentCulture
    {
        get => CultureInfo.CurrentCulture;
        set { }
    }

    public CultureInfo CurrentUICulture
    {
        get => CultureInfo.CurrentCulture;
        set { }
    }

    public ApartmentState GetApartmentState() => ApartmentState.Unknown;
    public bool TrySetApartmentState(ApartmentState state) => state == ApartmentState.Unknown;
    public void SetApartmentState(ApartmentState state) { }

    public static void MemoryBarrier() { }
    public static void BeginCriticalRegion() { }
    public static void EndCriticalRegion() { }
    public static int GetCurrentProcessorId() => 0;
    public override int GetHashCode() => _managedThreadId;
}
