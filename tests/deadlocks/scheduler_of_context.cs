// A task for the UI's scheduler, waited for on the UI's thread.
using System.Collections.Generic;
class Ui : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback, object?)> _work = new();
    public override void Post(SendOrPostCallback d, object? state) { lock (_work) _work.Enqueue((d, state)); }
    static void Main()
    {
        SetSynchronizationContext(new Ui());
        var ui = TaskScheduler.FromCurrentSynchronizationContext();
        var update = Task.Factory.StartNew(() => Console.WriteLine("update"), CancellationToken.None, TaskCreationOptions.None, ui);
        var after = update.ContinueWith(t => Console.WriteLine("after"), ui);
        after.Wait();
    }
}
