namespace System.Threading;
public delegate void ContextCallback(object state);
