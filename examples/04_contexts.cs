// A SynchronizationContext decides where an await resumes; ConfigureAwait(false) says that anywhere will do.
var pump = new Pump();
SynchronizationContext.SetSynchronizationContext(pump);

Task work = WorkAsync();
pump.RunUntil(work);

static async Task WorkAsync()
{
    await Task.Delay(5);
    Console.WriteLine($"after Delay: on the pump = {SynchronizationContext.Current is Pump}");
    await Task.Delay(5).ConfigureAwait(false);
    Console.WriteLine($"after ConfigureAwait(false): on the pump = {SynchronizationContext.Current is Pump}");
}

sealed class Pump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback, object?)> _queue = new();

    public override void Post(SendOrPostCallback callback, object? state)
    {
        lock (_queue)
        {
            _queue.Enqueue((callback, state));
            Monitor.Pulse(_queue);
        }
    }

    public void RunUntil(Task task)
    {
        task.ContinueWith(_ => Post(static _ => { }, null), TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            (SendOrPostCallback callback, object? state) item;
            lock (_queue)
            {
                while (_queue.Count == 0) Monitor.Wait(_queue);
                item = _queue.Dequeue();
            }
            item.callback(item.state);
        }
    }
}
