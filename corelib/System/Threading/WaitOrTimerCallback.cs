namespace System.Threading;
public delegate void WaitOrTimerCallback(object state, bool timedOut);
