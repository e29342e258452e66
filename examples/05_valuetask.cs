// A ValueTask carries its result itself when it is there at once; a task is made only for a real wait.
var cache = new Cache();
for (int i = 0; i < 3; i++)
{
    ValueTask<string> value = cache.GetAsync("colour");
    Console.WriteLine($"completed at once: {value.IsCompleted}, value: {await value}");
}

sealed class Cache
{
    private readonly Dictionary<string, string> _known = new();

    public async ValueTask<string> GetAsync(string key)
    {
        if (_known.TryGetValue(key, out string? value)) return value;
        await Task.Delay(20);
        return _known[key] = key.ToUpperInvariant();
    }
}
