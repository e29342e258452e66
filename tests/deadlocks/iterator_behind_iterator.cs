// The loop awaits an iterator that awaits an answer which never comes.
var answer = new TaskCompletionSource<int>();
async IAsyncEnumerable<int> Numbers()
{
    yield return 1;
    yield return await answer.Task;
}
async IAsyncEnumerable<int> Doubled()
{
    await foreach (int n in Numbers()) yield return 2 * n;
}
await foreach (int n in Doubled()) Console.WriteLine(n);
