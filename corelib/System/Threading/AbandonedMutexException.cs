namespace System.Threading;
public class AbandonedMutexException : SystemException
{
    public AbandonedMutexException() : base("The wait completed due to an abandoned mutex.") { }
    public AbandonedMutexException(string message) : base(message) { }
    public AbandonedMutexException(string message, Exception innerException) : base(message, innerException) { }
}
