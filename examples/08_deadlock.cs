// Sync over async on a single-threaded context: the thread that must run the continuation waits for it. Hoist says so and exits with 3.
SynchronizationContext.SetSynchronizationContext(new OneThread());
Console.WriteLine("asking");
Console.WriteLine(AnswerAsync().Result);

static async Task<int> AnswerAsync()
{
    await Task.Delay(10);
    return 42;
}

// Its queue is served by the main thread, which never comes back to it.
sealed class OneThread : SynchronizationContext
{
    private readonly Queue<Action> _queue = new();
    public override void Post(SendOrPostCallback callback, object? state) => _queue.Enqueue(() => callback(state));
}
