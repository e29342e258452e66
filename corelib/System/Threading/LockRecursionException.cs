namespace System.Threading;
public class LockRecursionException : Exception
{
    public LockRecursionException() : base("The recursion of the lock is not allowed.") { }
    public LockRecursionException(string message) : base(message) { }
    public LockRecursionException(string message, Exception innerException) : base(message, innerException) { }
}
