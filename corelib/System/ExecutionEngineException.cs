namespace System;

public class ExecutionEngineException : SystemException
{
    public ExecutionEngineException() : base("Internal error in the runtime.") { HResult = unchecked((int)0x80131506); }
    public ExecutionEngineException(string message) : base(message) { HResult = unchecked((int)0x80131506); }
    public ExecutionEngineException(string message, Exception innerException) : base(message, innerException) { HResult = unchecked((int)0x80131506); }
}
