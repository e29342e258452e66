// One of each: what dump says of an async method, a lambda, a local function, an iterator and an async iterator.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

class Counter
{
    private readonly SemaphoreSlim gate = new(1);
    public int Value;

    public async Task<int> AddAsync(int amount, string label, CancellationToken token)
    {
        const int limit = 100;
        int unread = amount * 2;
        int before = Value;
        await gate.WaitAsync(token).ConfigureAwait(false);
        try
        {
            Value += await Doubled(amount);
            int after = Value;
            return after > limit ? limit : after - before;
        }
        catch (InvalidOperationException e)
        {
            await Task.Yield();
            Console.WriteLine(e.Message);
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    private static async ValueTask<int> Doubled(int n)
    {
        await Task.Delay(1);
        return n + n;
    }

    public IEnumerable<int> Countdown(int from)
    {
        for (int i = from; i > Value; i--) yield return i;
    }

    public async IAsyncEnumerable<string> Names(int count, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Delay(i, token);
            yield return $"name {i}";
        }
    }
}

class Program
{
    static async Task Main()
    {
        var counter = new Counter();
        int factor = 3;
        Func<int, Task<int>> scaled = async n => factor * await counter.AddAsync(n, "lambda", default);
        Console.WriteLine(await scaled(2));
        Console.WriteLine(await Local(5));
        foreach (int i in counter.Countdown(15)) Console.Write($"{i} ");
        await foreach (string name in counter.Names(2)) Console.WriteLine(name);

        static async Task<int> Local(int n)
        {
            await Task.Yield();
            return n + 1;
        }
    }
}
