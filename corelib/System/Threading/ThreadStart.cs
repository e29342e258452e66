namespace System.Threading;
public delegate void ThreadStart();
