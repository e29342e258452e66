using Hoist.Runtime;
namespace System.Threading;
[NetSize(24)]
public sealed class Mutex : WaitHandle
{
    public Mutex() { }
    public Mutex(bool initiallyOwned) { if (initiallyOwned) Monitor.Enter(this); }
    public Mutex(bool initiallyOwned, string name) : this(initiallyOwned) { }

    public Mutex(bool initiallyOwned, string name, out bool createdNew) : this(initiallyOwned)
    {
        createdNew = true;
    }

    private protected override bool TryTake() => Monitor.TryEnter(this);

    private protected override bool IsSignaled
    {
        get
        {
            if (!Monitor.TryEnter(this)) return false;
            Monitor.Exit(this);
            return true;
        }
    }

    private protected override bool BlockAndTake(int milliseconds) => Monitor.TryEnter(this, milliseconds);

    public void ReleaseMutex()
    {
        if (!Monitor.IsEntered(this)) throw new ApplicationException("Object synchronization method was called from an unsynchronized block of code.");
        Monitor.Exit(this);
        NotifyMultipleWaits();
    }
}
