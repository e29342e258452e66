namespace System.Threading;
public enum EventResetMode { AutoReset, ManualReset }
