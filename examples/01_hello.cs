// A first program: async Main, an awaited method, an interpolated string.
async Task<string> GreetingAsync(string name)
{
    await Task.Delay(10);
    return $"Hello, {name}!";
}

Console.WriteLine(await GreetingAsync("world"));
