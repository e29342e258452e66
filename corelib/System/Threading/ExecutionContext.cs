using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using Hoist.Runtime;
namespace System.Threading;

/// The ambient values (AsyncLocal) that flow with asynchronous operations. Immutable: setting a value makes a new context for the thread.
/// A thread's field null means Default.
[NetFields("object m_localValues; object m_localChangeNotifications; bool m_isFlowSuppressed; bool m_isDefault")]
public sealed class ExecutionContext : IDisposable
{
    internal static readonly ExecutionContext Default = new ExecutionContext(null, null, false, true);
    private static readonly ExecutionContext s_defaultSuppressed = new ExecutionContext(null, null, true, false);

    /// null: no values.
    private readonly AsyncLocalValueMap m_localValues;
    /// Locals with a change handler that have a value; null: none.
    internal readonly IAsyncLocal[] m_localChangeNotifications;
    internal readonly bool m_isFlowSuppressed;
    internal readonly bool m_isDefault;

    private ExecutionContext(AsyncLocalValueMap values, IAsyncLocal[] notifications, bool suppressed, bool isDefault)
    {
        m_localValues = values;
        m_localChangeNotifications = notifications;
        m_isFlowSuppressed = suppressed;
        m_isDefault = isDefault;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public static ExecutionContext Capture()
    {
        ExecutionContext context = Thread.CurrentThread._executionContext;
        if (context == null) return Default;
        if (context.m_isFlowSuppressed) return null;
        return context;
    }

    /// The values, for a session that shows them.
    internal object[] Values() => m_localValues == null ? new object[0] : m_localValues.Values();

    public ExecutionContext CreateCopy() => this;
    public void Dispose() { }

    public static AsyncFlowControl SuppressFlow()
    {
        Thread thread = Thread.CurrentThread;
        ExecutionContext context = thread._executionContext;
        AsyncFlowControl control = default;
        if (context == null) thread._executionContext = s_defaultSuppressed;
        else
        {
            if (context.m_isFlowSuppressed) return control;
            thread._executionContext = context.m_localValues == null ? s_defaultSuppressed
                : new ExecutionContext(context.m_localValues, context.m_localChangeNotifications, true, false);
        }
        control._thread = thread;
        return control;
    }

    public static void RestoreFlow()
    {
        Thread thread = Thread.CurrentThread;
        ExecutionContext context = thread._executionContext;
        if (context == null || !context.m_isFlowSuppressed) throw new InvalidOperationException("Cannot restore context flow when it is not suppressed.");
        thread._executionContext = context.m_localValues == null ? null
            : new ExecutionContext(context.m_localValues, context.m_localChangeNotifications, false, false);
    }

    public static bool IsFlowSuppressed()
    {
        ExecutionContext context = Thread.CurrentThread._executionContext;
        return context != null && context.m_isFlowSuppressed;
    }

    public static void Run(ExecutionContext executionContext, ContextCallback callback, object state)
    {
        if (executionContext == null) throw new InvalidOperationException("Cannot call Set on a null context");
        RunInternal(executionContext, callback, state);
    }

    public static void Restore(ExecutionContext executionContext)
    {
        if (executionContext == null) throw new InvalidOperationException("Cannot call Set on a null context");
        Thread thread = Thread.CurrentThread;
        ExecutionContext current = thread._executionContext;
        if (executionContext.m_isDefault) executionContext = null;
        if (current != executionContext) RestoreChangedContextToThread(thread, executionContext, current);
    }

    /// Runs the callback in `context`; afterwards the thread has its own ExecutionContext and SynchronizationContext again.
    [TraceName("System.Threading.ExecutionContext.RunInternal(ExecutionContext executionContext, ContextCallback callback, Object state)")]
    internal static void RunInternal(ExecutionContext context, ContextCallback callback, object state)
    {
        Thread thread = Thread.CurrentThread;
        ExecutionContext previousContext = thread._executionContext;
        SynchronizationContext previousSynchronization = thread._synchronizationContext;
        if (context != null && context.m_isDefault) context = null;
        if (previousContext != context) RestoreChangedContextToThread(thread, context, previousContext);
        ExceptionDispatchInfo failure = null;
        try
        {
            callback(state);
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
        thread._synchronizationContext = previousSynchronization;
        ExecutionContext current = thread._executionContext;
        if (current != previousContext) RestoreChangedContextToThread(thread, previousContext, current);
        if (failure != null) failure.Throw();
    }

    /// The same for a task's delegate.
    [TraceName("System.Threading.ExecutionContext.RunInternal(ExecutionContext executionContext, ContextCallback callback, Object state)")]
    internal static void RunTask(Thread thread, ExecutionContext context, Task task)
    {
        ExecutionContext previousContext = thread._executionContext;
        SynchronizationContext previousSynchronization = thread._synchronizationContext;
        if (context.m_isDefault) context = null;
        if (previousContext != context) RestoreChangedContextToThread(thread, context, previousContext);
        ExceptionDispatchInfo failure = null;
        try
        {
            task.InnerInvoke();
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
        thread._synchronizationContext = previousSynchronization;
        ExecutionContext current = thread._executionContext;
        if (current != previousContext) RestoreChangedContextToThread(thread, previousContext, current);
        if (failure != null) failure.Throw();
    }

    /// The same on a pool thread that has just begun an item: afterwards its contexts are reset, not restored.
    [TraceName("System.Threading.ExecutionContext.RunFromThreadPoolDispatchLoop(Thread threadPoolThread, ExecutionContext executionContext, ContextCallback callback, Object state)")]
    internal static void RunFromThreadPoolDispatchLoop(Thread thread, ExecutionContext context, Task task)
    {
        if (!context.m_isDefault) RestoreChangedContextToThread(thread, context, null);
        ExceptionDispatchInfo failure = null;
        try
        {
            task.InnerInvoke();
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
        thread._synchronizationContext = null;
        ExecutionContext current = thread._executionContext;
        if (current != null) RestoreChangedContextToThread(thread, null, current);
        if (failure != null) failure.Throw();
    }

    internal static void ResetThreadPoolThread(Thread thread)
    {
        ExecutionContext current = thread._executionContext;
        if (current != null) RestoreChangedContextToThread(thread, null, current);
    }

    /// Puts `context` (null: Default) on the thread and tells the locals with handlers whose values differ.
    internal static void RestoreChangedContextToThread(Thread thread, ExecutionContext context, ExecutionContext current)
    {
        if (context != null && context.m_isDefault) context = null;
        thread._executionContext = context;
        Events.ExecutionContextChanged(context);
        if ((current != null && current.m_localChangeNotifications != null) || (context != null && context.m_localChangeNotifications != null))
            OnValuesChanged(current, context);
    }

    private static void OnValuesChanged(ExecutionContext previous, ExecutionContext next)
    {
        try
        {
            IAsyncLocal[] before = previous == null ? null : previous.m_localChangeNotifications;
            IAsyncLocal[] after = next == null ? null : next.m_localChangeNotifications;
            if (before != null)
            {
                for (int i = 0; i < before.Length; i++)
                {
                    object oldValue = previous.GetValue(before[i]);
                    object newValue = next == null ? null : next.GetValue(before[i]);
                    if (oldValue != newValue) before[i].OnValueChanged(oldValue, newValue, true);
                }
            }
            if (after != null && after != before)
            {
                for (int i = 0; i < after.Length; i++)
                {
                    if (previous != null && previous.HasValue(after[i])) continue;
                    object newValue = next.GetValue(after[i]);
                    if (newValue != null) after[i].OnValueChanged(null, newValue, true);
                }
            }
        }
        catch (Exception e)
        {
            Failure.FailFast("An exception was not handled in an AsyncLocal<T> notification callback.", e);
        }
    }

    private object GetValue(IAsyncLocal local) => m_localValues == null ? null : m_localValues.Get(local);
    private bool HasValue(IAsyncLocal local) => m_localValues != null && m_localValues.IndexOf(local) >= 0;

    internal static object GetLocalValue(IAsyncLocal local)
    {
        ExecutionContext context = Thread.CurrentThread._executionContext;
        if (context == null || context.m_localValues == null) return null;
        return context.m_localValues.Get(local);
    }

    internal static void SetLocalValue(IAsyncLocal local, object newValue, bool needChangeNotifications)
    {
        Thread thread = Thread.CurrentThread;
        ExecutionContext current = thread._executionContext;
        AsyncLocalValueMap values = current == null ? null : current.m_localValues;
        bool hadValue = values != null && values.IndexOf(local) >= 0;
        object previous = hadValue ? values.Get(local) : null;
        if (previous == newValue) return;
        IAsyncLocal[] notifications = current == null ? null : current.m_localChangeNotifications;
        bool suppressed = current != null && current.m_isFlowSuppressed;
        AsyncLocalValueMap newValues = AsyncLocalValueMap.With(values, local, newValue, !needChangeNotifications);
        if (needChangeNotifications && !hadValue)
        {
            int count = notifications == null ? 0 : notifications.Length;
            IAsyncLocal[] longer = new IAsyncLocal[count + 1];
            for (int i = 0; i < count; i++) longer[i] = notifications[i];
            longer[count] = local;
            notifications = longer;
        }
        if (newValues == null && !suppressed) thread._executionContext = null;
        else if (newValues == null) thread._executionContext = s_defaultSuppressed;
        else thread._executionContext = new ExecutionContext(newValues, notifications, suppressed, false);
        Events.ExecutionContextChanged(thread._executionContext);
        if (needChangeNotifications) local.OnValueChanged(previous, newValue, false);
    }
}
