namespace System.Threading;
public enum ThreadPriority { Lowest, BelowNormal, Normal, AboveNormal, Highest }
