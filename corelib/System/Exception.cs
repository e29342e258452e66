using System.Collections;
using Hoist.Runtime;
namespace System;

/// The VM finds `_stackTrace` by name: it belongs to the VM alone, which keeps the frames there while it unwinds.
[NetFields("object a; object b; object c; object d; object e; object f; object g; object h; object i; object j; IntPtr k; IntPtr l; int m; int n")]
public class Exception
{
    internal string _message;
    private Exception _innerException;
    private object _stackTrace;
    private IDictionary _data;
    private string _helpLink;
    private string _source;
    private string _remoteStackTrace;
    private int _hresult = unchecked((int)0x80131500);

    public Exception() { }
    public Exception(string message) { _message = message; }

    public Exception(string message, Exception innerException)
    {
        _message = message;
        _innerException = innerException;
    }

    public virtual string Message => _message == null ? "Exception of type '" + GetType().ToString() + "' was thrown." : _message;
    public Exception InnerException => _innerException;
    public int HResult { get => _hresult; set => _hresult = value; }
    public virtual string HelpLink { get => _helpLink; set => _helpLink = value; }
    public virtual string Source { get => _source == null && _stackTrace != null ? "main" : _source; set => _source = value; }
    public System.Reflection.MethodBase TargetSite => null;

    public virtual IDictionary Data
    {
        get
        {
            if (_data == null) _data = new ListDictionaryInternal();
            return _data;
        }
    }

    public virtual string StackTrace
    {
        get
        {
            string own = FormatStackTrace(this);
            if (_remoteStackTrace == null) return own;
            return _remoteStackTrace + own;
        }
    }

    /// The frames recorded for this exception so far, as .NET prints them ("   at Program.M() ..." lines joined by "\n", no newline at the end;
    /// "--- End of stack trace from previous location ---" lines where it was rethrown through ExceptionDispatchInfo); null if never thrown.
    [Native("Exception.FormatStackTrace")] private static extern string FormatStackTrace(Exception exception);

    /// For ExceptionDispatchInfo.SetRemoteStackTrace.
    internal void SetRemoteStackTrace(string text)
    {
        _remoteStackTrace = text + "\n--- End of stack trace from previous location ---\n";
    }

    public virtual Exception GetBaseException()
    {
        Exception result = this;
        while (result.InnerException != null) result = result.InnerException;
        return result;
    }

    public new Type GetType() => base.GetType();

    public override string ToString()
    {
        string message = Message;
        string result = GetType().ToString();
        if (message != null && message.Length > 0) result = result + ": " + message;
        if (_innerException != null) result = result + "\n ---> " + _innerException.ToString() + "\n   --- End of inner exception stack trace ---";
        string trace = StackTrace;
        if (trace != null) result = result + "\n" + trace;
        return result;
    }
}
