namespace System.Threading;
public enum LockRecursionPolicy { NoRecursion, SupportsRecursion }
