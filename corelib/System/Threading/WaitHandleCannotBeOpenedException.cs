namespace System.Threading;
public class WaitHandleCannotBeOpenedException : ApplicationException
{
    public WaitHandleCannotBeOpenedException() : base("No handle of the given name exists.") { }
    public WaitHandleCannotBeOpenedException(string message) : base(message) { }
    public WaitHandleCannotBeOpenedException(string message, Exception innerException) : base(message, innerException) { }
}
