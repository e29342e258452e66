// Cancellation is asked for with a token, answered with an OperationCanceledException, and seen as a state of the task.
using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(70));
Task<int> task = CountAsync(source.Token);
try
{
    Console.WriteLine(await task);
}
catch (OperationCanceledException e)
{
    Console.WriteLine($"{e.GetType().Name}: {e.Message}");
    Console.WriteLine($"{task.Status}, by our token: {e.CancellationToken == source.Token}");
}

static async Task<int> CountAsync(CancellationToken token)
{
    for (int i = 0; ; i++)
    {
        await Task.Delay(20, token);
        Console.WriteLine($"tick {i}");
        if (i == 100) return i;
    }
}
