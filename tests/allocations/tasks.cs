// Async methods, their suspensions, contexts, combinators.
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

class QueueContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback, object?)> _queue = new();
    public override void Post(SendOrPostCallback d, object? state) => _queue.Enqueue((d, state));
    public void Run() { while (_queue.TryDequeue(out var item)) item.Item1(item.Item2); }
}

static class Program
{
    static object? s_sink;
    static Task s_pending = new TaskCompletionSource().Task;

    /// Bytes of one operation on this thread, in steady state; `prepare` is not counted.
    static void Row(string name, Action operation, Action? prepare = null)
    {
        const int Rounds = 50;
        long total = 0;
        for (int i = 0; i < 2 * Rounds; i++)
        {
            prepare?.Invoke();
            long before = GC.GetAllocatedBytesForCurrentThread();
            operation();
            long after = GC.GetAllocatedBytesForCurrentThread();
            if (i >= Rounds) total += after - before;
        }
        Console.WriteLine($"scenario:{name}\t{(total + Rounds / 2) / Rounds}");
    }

    static TaskCompletionSource s_tcs = new(), s_tcs2 = new();
    static Task s_done = Task.CompletedTask;

    static async Task A() { await Task.CompletedTask; }
    static async Task<int> I(int n) { await Task.CompletedTask; return n; }
    static async Task<bool> B() { await Task.CompletedTask; return true; }
    static async Task<string?> S(string? s) { await Task.CompletedTask; return s; }
    static async ValueTask<int> VI(int n) { await Task.CompletedTask; return n; }
    static async ValueTask V() { await Task.CompletedTask; }
    static async void Void() { await Task.CompletedTask; }
    static async Task<long> L(long n) { await Task.CompletedTask; return n; }
    static async Task<decimal> M(decimal n) { await Task.CompletedTask; return n; }
    static async Task<Guid> G() { await Task.CompletedTask; return Guid.Empty; }
    static async Task Suspend0() { await s_tcs.Task; }
    static async Task Suspend1() { int a = Environment.TickCount; await s_tcs.Task; s_n += a; }
    static async Task Suspend3() { int a = Environment.TickCount; string s = "x"; long l = a; await s_tcs.Task; s_n += a + l + s.Length; }
    static async Task Twice() { await s_tcs.Task; await s_tcs2.Task; }
    static async Task Configured() { await s_tcs.Task.ConfigureAwait(false); }
    static async void VoidSuspend() { await s_tcs.Task; }
    static async Task Chain(int n) { if (n == 0) await s_tcs.Task; else await Chain(n - 1); s_n += n; }
    static async Task YieldOnce() { await Task.Yield(); }
    static async Task YieldTen(int n) { for (int i = 0; i < n; i++) await Task.Yield(); }
    static async Task AwaitAll2() { await Task.WhenAll(s_pending, s_pending); }
    static async Task AwaitAll3() { await Task.WhenAll(s_pending, s_pending2, s_pending); }
    static async Task AwaitAllInt() { await Task.WhenAll(s_ti, s_ti); }
    static long s_n;
    static Task s_pending2 = new TaskCompletionSource().Task;
    static Task<int> s_ti = new TaskCompletionSource<int>().Task, s_ti2 = new TaskCompletionSource<int>().Task;
    static void Fresh() { s_tcs = new(); s_tcs2 = new(); }

    static void Main()
    {
        Row("1 async Task sync", () => s_sink = A());
        Row("2 Task<int> -2", () => s_sink = I(-2));
        Row("2 Task<int> -1", () => s_sink = I(-1));
        Row("2 Task<int> 0", () => s_sink = I(0));
        Row("2 Task<int> 8", () => s_sink = I(8));
        Row("2 Task<int> 9", () => s_sink = I(9));
        Row("3 Task<bool>", () => s_sink = B());
        Row("3 Task<string> null", () => s_sink = S(null));
        Row("3 Task<string> x", () => s_sink = S("x"));
        Row("3 Task<string> empty", () => s_sink = S(""));
        Row("4 ValueTask<int> sync", () => s_n += VI(77).Result);
        Row("4 ValueTask sync", () => s_n += V().IsCompleted ? 1 : 0);
        Row("5 async void sync", () => Void());
        Row("2b Task<long> 0", () => s_sink = L(0));
        Row("2b Task<long> 1", () => s_sink = L(1));
        Row("2b Task<decimal> 1", () => s_sink = M(1));
        Row("2b Task<Guid> empty", () => s_sink = G());
        Row("6 first suspension 0 locals", () => s_sink = Suspend0(), Fresh);
        Row("6 first suspension 1 int", () => s_sink = Suspend1(), Fresh);
        Row("6 first suspension 3 locals", () => s_sink = Suspend3(), Fresh);
        Row("6c resume+complete (SetResult)", () => s_tcs.SetResult(), () => { Fresh(); s_sink = Suspend1(); });
        Row("7 later suspension (SetResult of first, suspends on second)", () => s_tcs.SetResult(), () => { Fresh(); s_sink = Twice(); });
        Row("9 new TCS", () => s_sink = new TaskCompletionSource());
        Row("9 new TCS<int>", () => s_sink = new TaskCompletionSource<int>());
        Row("10 second awaiter", () => s_sink = Suspend0(), () => { Fresh(); s_sink = Suspend0(); });
        Row("10 third awaiter", () => s_sink = Suspend0(), () => { Fresh(); s_sink = Suspend0(); s_sink = Suspend0(); });
        Row("10 completion with two awaiters", () => s_tcs.SetResult(), () => { Fresh(); s_sink = Suspend0(); s_sink = Suspend0(); });
        Row("11 chain k=10 (11 boxes of n int)", () => s_sink = Chain(10), Fresh);

        var context = new QueueContext();
        SynchronizationContext.SetSynchronizationContext(context);
        Row("12 SC: first suspension", () => s_sink = Suspend0(), Fresh);
        Row("12 SC: second suspension (inline resume)", () => s_tcs.SetResult(), () => { Fresh(); s_sink = Twice(); });
        Row("13 SC ConfigureAwait(false)", () => s_sink = Configured(), Fresh);
        Row("14 Yield under SC", () => { s_sink = YieldOnce(); context.Run(); });
        Row("14 Yield x10 under SC", () => { s_sink = YieldTen(10); context.Run(); });
        Row("12 async void under SC await", () => VoidSuspend(), Fresh);
        SynchronizationContext.SetSynchronizationContext(null);

        Row("19 Task.Delay(100000)", () => s_sink = Task.Delay(100000));
        CancellationTokenSource source = new();
        Row("20 Delay(token) fresh source", () => s_sink = Task.Delay(100000, source.Token), () => source = new());
        Row("20 Delay(token) same source", () => s_sink = Task.Delay(100000, source.Token));
        CancellationTokenSource freed = new();
        Row("20 Delay(token) with free node", () => s_sink = Task.Delay(100000, freed.Token), () => { freed = new(); freed.Token.Register(() => { }).Dispose(); });
        Row("20 c.Cancel with one Delay", () => source.Cancel(), () => { source = new(); s_sink = Task.Delay(100000, source.Token); });
        Row("21 Delay(0)", () => s_sink = Task.Delay(0));
        Row("21 WhenAny completed input", () => s_sink = Task.WhenAny(s_done, s_pending));
        var canceled = new CancellationToken(true);
        Row("21 Delay(canceled token)", () => s_sink = Task.Delay(100, canceled));

        Task a = s_pending, b = s_pending2, c = new TaskCompletionSource().Task;
        Row("22 WhenAll(a,b,c) pending", () => s_sink = Task.WhenAll(a, b, c), () => { a = new TaskCompletionSource().Task; b = new TaskCompletionSource().Task; c = new TaskCompletionSource().Task; });
        Row("22 WhenAll 3 completed", () => s_sink = Task.WhenAll(s_done, s_done, s_done));
        Row("22 WhenAll() empty", () => s_sink = Task.WhenAll());
        Row("22 WhenAll(array of 3 completed)", () => s_sink = Task.WhenAll(new Task[] { s_done, s_done, s_done }));
        var list = new List<Task> { s_done, s_done, s_done };
        Row("22 WhenAll(List of 3 completed)", () => s_sink = Task.WhenAll(list));
        TaskCompletionSource<int> x = new(), y = new(), z = new();
        void Three() { x = new(); y = new(); z = new(); }
        Row("23 WhenAll 3 Task<int> pending", () => s_sink = Task.WhenAll(x.Task, y.Task, z.Task), Three);
        Row("23 completion of WhenAll 3 Task<int> (last SetResult)", () => z.SetResult(3), () => { Three(); s_sink = Task.WhenAll(x.Task, y.Task, z.Task); x.SetResult(1); y.SetResult(2); });
        Task<int> one = Task.FromResult(1);
        Row("23 WhenAll 3 completed Task<int>", () => s_sink = Task.WhenAll(one, one, one));
        void Pending() { a = new TaskCompletionSource().Task; b = new TaskCompletionSource().Task; c = new TaskCompletionSource().Task; }
        Row("24 WhenAny(a,b) pending", () => s_sink = Task.WhenAny(a, b), Pending);
        Row("24 WhenAny(a,b,c) pending", () => s_sink = Task.WhenAny(a, b, c), Pending);
        Row("24 WhenAny<int>(a,b) pending", () => s_sink = Task.WhenAny(x.Task, y.Task), Three);
        Task[] array = { a, b, c };
        Row("24 WhenAny(array of 3) pending", () => s_sink = Task.WhenAny(array), () => { Pending(); array = new[] { a, b, c }; });
        List<Task> three = new();
        Row("24 WhenAny(list of 3) pending", () => s_sink = Task.WhenAny(three), () => { Pending(); three = new() { a, b, c }; });
        Row("25 Task.Run static lambda", () => s_sink = Task.Run(static () => { }));
        Row("25 Task.Run<int> static lambda", () => s_sink = Task.Run(static () => 5));
        Row("26 Task.Run capturing int", () => RunCapturing(7));
        Row("28 async void suspension", () => VoidSuspend(), Fresh);
        Row("34 ContinueWith(static)", () => s_sink = s_tcs.Task.ContinueWith(static t => { }), Fresh);
        Row("34 ContinueWith<int>(static)", () => s_sink = s_tcs.Task.ContinueWith(static t => 5), Fresh);
        Row("34 ContinueWith on completed, ExecSync", () => s_sink = s_done.ContinueWith(static t => { }, TaskContinuationOptions.ExecuteSynchronously));
        Row("34 ContinueWith on completed (queued)", () => s_sink = s_done.ContinueWith(static t => { }));
        Row("35 WaitAsync(timeout) pending", () => s_sink = s_tcs.Task.WaitAsync(TimeSpan.FromSeconds(100)), Fresh);
        Row("35 WaitAsync(token) pending", () => s_sink = s_tcs.Task.WaitAsync(source.Token), () => { Fresh(); source = new(); });
        Row("35 Task<int>.WaitAsync(timeout)", () => s_sink = x.Task.WaitAsync(TimeSpan.FromSeconds(100)), Three);
        Row("36 Wait completed", () => s_done.Wait());
        Row("E12 await WhenAll(2) Cur pending", () => s_sink = AwaitAll2(), () => { s_pending = new TaskCompletionSource().Task; s_pending2 = new TaskCompletionSource().Task; });
        Row("E12 await WhenAll(3) pending", () => s_sink = AwaitAll3(), () => { s_pending = new TaskCompletionSource().Task; s_pending2 = new TaskCompletionSource().Task; });
        Row("E12 await WhenAll<int>(2) pending", () => s_sink = AwaitAllInt(), () => { s_ti = new TaskCompletionSource<int>().Task; s_ti2 = new TaskCompletionSource<int>().Task; });
    }

    static void RunCapturing(int n) => s_sink = Task.Run(() => { s_n += n; });
}
