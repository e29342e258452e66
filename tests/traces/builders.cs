// Async void, ValueTask, an async iterator, a lambda, and an awaiter of the user's own.
using System.Runtime.CompilerServices;

async IAsyncEnumerable<int> CountAsync()
{
    yield return 1;
    await Task.Delay(1);
    yield return 2;
}

async ValueTask<int> CachedAsync(bool known)
{
    if (known) return 1;
    await Task.Yield();
    return 2;
}

async void Fire(TaskCompletionSource done)
{
    await new Signal();
    done.SetResult();
}

await foreach (int n in CountAsync()) Console.WriteLine(n);
Console.WriteLine(await CachedAsync(true) + await CachedAsync(false));
var done = new TaskCompletionSource();
Fire(done);
await done.Task;
Func<Task> twice = async () => await Task.WhenAll(Task.Delay(2), Task.Delay(3));
await twice();

class Signal : INotifyCompletion
{
    public Signal GetAwaiter() => this;
    public bool IsCompleted => false;
    public void OnCompleted(Action continuation) => continuation();
    public void GetResult() { }
}
