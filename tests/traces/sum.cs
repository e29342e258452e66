async Task<int> SumAsync(int n)
{
    int total = 0;
    for (int i = 0; i < n; i++)
    {
        total += await Task.FromResult(i);
        int item = total * 2;
        await Task.Delay(item).ConfigureAwait(false);
    }
    return total;
}

Console.WriteLine(await SumAsync(3));
