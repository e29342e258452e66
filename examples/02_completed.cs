// An await whose task is complete never suspends: the machine stays on the stack and nothing is allocated for it.
static async Task<int> AddAsync(int a, int b)
{
    await Task.CompletedTask;
    return a + b;
}

Task<int> small = AddAsync(2, 3);
Console.WriteLine(small.IsCompleted);
// Results from -1 to 8 come from a cache: the very same object each time.
Console.WriteLine(ReferenceEquals(small, AddAsync(1, 4)));
Console.WriteLine(ReferenceEquals(AddAsync(50, 50), AddAsync(50, 50)));

AddAsync(2, 3).Wait();
long before = GC.GetAllocatedBytesForCurrentThread();
AddAsync(2, 3).Wait();
Console.WriteLine(GC.GetAllocatedBytesForCurrentThread() - before);
