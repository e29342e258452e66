using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using Hoist.Runtime;
namespace System.Threading.Tasks;

/// The exceptions of one task, and whether anybody has looked at them.
[NetFields("object m_task; object m_faultExceptions; object m_cancellationException; bool m_isHandled")]
internal sealed class TaskExceptionHolder
{
    private readonly Task _task;
    private List<ExceptionDispatchInfo> _faults;
    private ExceptionDispatchInfo _cancellation;
    private bool _isHandled;
    private bool _registered;

    internal TaskExceptionHolder(Task task)
    {
        _task = task;
    }

    internal bool ContainsFaults => _faults != null;

    /// `exception`: an Exception, an ExceptionDispatchInfo or a collection of either.
    internal void Add(object exception, bool representsCancellation)
    {
        if (representsCancellation)
        {
            if (exception is OperationCanceledException canceled) _cancellation = ExceptionDispatchInfo.Capture(canceled);
            else _cancellation = (ExceptionDispatchInfo)exception;
            MarkAsHandled();
            return;
        }
        List<ExceptionDispatchInfo> faults = _faults;
        if (faults == null)
        {
            faults = new List<ExceptionDispatchInfo>(1);
            _faults = faults;
        }
        if (exception is Exception single) faults.Add(ExceptionDispatchInfo.Capture(single));
        else if (exception is ExceptionDispatchInfo info) faults.Add(info);
        else if (exception is IEnumerable<Exception> many)
        {
            foreach (Exception one in many) faults.Add(ExceptionDispatchInfo.Capture(one));
        }
        else
        {
            foreach (ExceptionDispatchInfo one in (IEnumerable<ExceptionDispatchInfo>)exception) faults.Add(one);
        }
        if (faults.Count > 0) MarkAsUnhandled();
    }

    private void MarkAsUnhandled()
    {
        _isHandled = false;
        if (!_registered)
        {
            _registered = true;
            Failure.RegisterFinalizer(this);
        }
    }

    internal void MarkAsHandled()
    {
        if (_registered)
        {
            _registered = false;
            Failure.SuppressFinalizer(this);
        }
        _isHandled = true;
    }

    internal AggregateException CreateExceptionObject() => CreateExceptionObject(true, null);

    internal AggregateException CreateExceptionObject(bool handled, Exception additional)
    {
        if (handled) MarkAsHandled();
        List<ExceptionDispatchInfo> faults = _faults;
        int count = faults.Count;
        Exception[] exceptions = new Exception[additional == null ? count : count + 1];
        for (int i = 0; i < count; i++) exceptions[i] = faults[i].SourceException;
        if (additional != null) exceptions[count] = additional;
        return new AggregateException("One or more errors occurred.", exceptions, false);
    }

    internal List<ExceptionDispatchInfo> GetExceptionDispatchInfos()
    {
        MarkAsHandled();
        return _faults;
    }

    internal ExceptionDispatchInfo GetCancellationExceptionDispatchInfo() => _cancellation;

    /// Called by the VM on the finalizer thread for a holder registered with Failure.RegisterFinalizer and found dead.
    internal static void RunFinalizer(object holder)
    {
        TaskExceptionHolder self = (TaskExceptionHolder)holder;
        if (self._isHandled || self._faults == null) return;
        Exception[] exceptions = new Exception[self._faults.Count];
        for (int i = 0; i < exceptions.Length; i++) exceptions[i] = self._faults[i].SourceException;
        AggregateException aggregate = new AggregateException(
            "A Task's exception(s) were not observed either by Waiting on the Task or accessing its Exception property. As a result, the unobserved exception was rethrown by the finalizer thread.",
            exceptions);
        TaskScheduler.PublishUnobservedTaskException(self._task, new UnobservedTaskExceptionEventArgs(aggregate));
    }
}
