// async void cannot be awaited: the caller goes on at the first suspension, and only a context hears of the end.
var listener = new Listener();
SynchronizationContext.SetSynchronizationContext(listener);
Ring();
Console.WriteLine("caller goes on");
listener.Done.Wait();

static async void Ring()
{
    Console.WriteLine("ring");
    await Task.Delay(10).ConfigureAwait(false);
    Console.WriteLine("rang");
}

sealed class Listener : SynchronizationContext
{
    public readonly ManualResetEventSlim Done = new();
    public override void OperationStarted() => Console.WriteLine("operation started");

    public override void OperationCompleted()
    {
        Console.WriteLine("operation completed");
        Done.Set();
    }
}
