// An async stream: yield return and await in one method. One object is enumerable, enumerator and source of each MoveNextAsync.
await foreach (string line in LinesAsync(3)) Console.WriteLine(line);

static async IAsyncEnumerable<string> LinesAsync(int count)
{
    try
    {
        for (int i = 1; i <= count; i++)
        {
            await Task.Delay(10);
            yield return $"line {i}";
        }
    }
    finally
    {
        Console.WriteLine("closed");
    }
}
