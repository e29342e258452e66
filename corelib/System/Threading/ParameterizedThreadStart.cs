namespace System.Threading;
public delegate void ParameterizedThreadStart(object obj);
