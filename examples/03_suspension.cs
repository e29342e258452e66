// The first suspension moves the machine into one object on the heap, which is also the task.
static async Task<int> CountAsync(int n)
{
    int total = 0;
    for (int i = 1; i <= n; i++)
    {
        await Task.Yield();
        total += i;
    }
    return total;
}

Task<int> task = CountAsync(4);
Console.WriteLine(await task);
Console.WriteLine(task.Status);
