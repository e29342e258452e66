using System.Threading;
using Hoist.Runtime;
namespace System;

public class OperationCanceledException : SystemException
{
    private CancellationToken _cancellationToken;

    public OperationCanceledException() : base("The operation was canceled.") { HResult = unchecked((int)0x8013153B); }
    public OperationCanceledException(string message) : base(message) { HResult = unchecked((int)0x8013153B); }
    public OperationCanceledException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x8013153B); }

    public OperationCanceledException(CancellationToken token) : base("The operation was canceled.")
    {
        HResult = unchecked((int)0x8013153B);
        _cancellationToken = token;
    }

    public OperationCanceledException(string message, CancellationToken token) : base(message)
    {
        HResult = unchecked((int)0x8013153B);
        _cancellationToken = token;
    }

    public OperationCanceledException(string message, Exception innerException, CancellationToken token) : base(message, innerException)
    {
        HResult = unchecked((int)0x8013153B);
        _cancellationToken = token;
    }

    public CancellationToken CancellationToken => _cancellationToken;
}
