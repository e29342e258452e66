namespace System.Threading;
public delegate void TimerCallback(object state);
