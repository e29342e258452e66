namespace System.Threading;
public delegate void SendOrPostCallback(object state);
