namespace System;

public sealed class ConsoleCancelEventArgs : EventArgs
{
    public bool Cancel { get; set; }
}
