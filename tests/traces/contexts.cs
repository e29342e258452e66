// A context with a queue of its own, an await that captures it, one that doesn't, and one that fails.
class Pump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback, object?)> _queue = new();

    public override void Post(SendOrPostCallback callback, object? state) => _queue.Enqueue((callback, state));

    public void Run(Task until)
    {
        while (!until.IsCompleted)
        {
            if (_queue.TryDequeue(out var item)) item.Item1(item.Item2);
            else Thread.Sleep(1);
        }
    }
}

class Program
{
    static async Task<string> LoadAsync(string name)
    {
        await Task.Delay(5);
        await Task.Delay(5).ConfigureAwait(false);
        if (name == "") throw new ArgumentException("no name");
        return name.ToUpper();
    }

    static async Task ShowAsync()
    {
        Console.WriteLine(await LoadAsync("a"));
        try { await LoadAsync(""); }
        catch (ArgumentException e) { Console.WriteLine(e.Message); }
    }

    static void Main()
    {
        var pump = new Pump();
        SynchronizationContext.SetSynchronizationContext(pump);
        Task shown = ShowAsync();
        pump.Run(shown);
    }
}
