// Value tasks, pooled builders, iterators, awaiters of the program, interpolation, schedulers.
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using System.Threading.Tasks;

class ClassAwaiter : INotifyCompletion
{
    public Action? Continuation;
    public ClassAwaiter GetAwaiter() => this;
    public bool IsCompleted => false;
    public void OnCompleted(Action continuation) => Continuation = continuation;
    public void GetResult() { }
}
struct StructAwaiter : ICriticalNotifyCompletion
{
    public static Action? Continuation;
    public StructAwaiter GetAwaiter() => this;
    public bool IsCompleted => false;
    public void OnCompleted(Action continuation) => Continuation = continuation;
    public void UnsafeOnCompleted(Action continuation) => Continuation = continuation;
    public void GetResult() { }
}
class Inline : TaskScheduler
{
    private readonly Task?[] _tasks = new Task?[1];
    protected override void QueueTask(Task task) => _tasks[0] = task;
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
    protected override IEnumerable<Task> GetScheduledTasks() => [];
    public void Run() => TryExecuteTask(_tasks[0]!);
}

static class Program
{
    static object? s_sink;
    static long s_n;

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

    static TaskCompletionSource s_tcs = new();
    static Task<int> s_five = Task.FromResult(10005);
    static readonly ClassAwaiter s_awaiter = new();
    static void Fresh() => s_tcs = new();
    static async Task AwaitClass() { await s_awaiter; }
    static async Task AwaitStruct() { await new StructAwaiter(); }
    static async Task AwaitStruct5(int n) { for (int i = 0; i < n; i++) await new StructAwaiter(); }
    static async ValueTask<int> VI() { await s_tcs.Task; return 1; }
    static async Task<string> TwoInts(int i) => $"{await s_five} {i}";
    static async Task<string> TwoIntsBack(int i) => $"{i} {await s_five}";
    static async Task<string> Strings(string s) => $"{await s_text} {s}";
    static Task<string> s_text = Task.FromResult("text");
    static IEnumerable<int> Count(int n) { for (int i = 0; i < n; i++) yield return i; }
    static async IAsyncEnumerable<int> Numbers(int n) { for (int i = 0; i < n; i++) { await Task.CompletedTask; yield return i; } }
    static async IAsyncEnumerable<int> Plain(int n) { for (int i = 0; i < n; i++) yield return i; }
    static async IAsyncEnumerable<int> Two() { yield return 1; yield return 2; }
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] static async ValueTask<int> VIntTask() { await s_tcs.Task; return 1; }
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] static async ValueTask<string> VStrTask() { await s_tcs.Task; return ""; }
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] static async ValueTask<long> VLongTask() { await s_tcs.Task; return 1; }
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))] static async ValueTask<Guid> VGuidTask() { await s_tcs.Task; return default; }
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] static async ValueTask VTask() { await s_tcs.Task; }

    static void PoolRow(string name, Action operation)
    {
        // Nobody takes the results, so no box comes back to the pool.
        long total = 0;
        for (int i = 0; i < 100; i++)
        {
            Fresh();
            long before = GC.GetAllocatedBytesForCurrentThread();
            operation();
            if (i >= 50) total += GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Console.WriteLine($"poolbox:{name}\t{total / 50}");
    }

    static async Task UnderScheduler(Inline scheduler)
    {
        Row("15 TS: first suspension", () => s_sink = Suspend(), Fresh);
        Row("15 TS: completion (SetResult) inside TS", () => s_tcs.SetResult(), () => { Fresh(); s_sink = Suspend(); });
        await Task.CompletedTask;
    }

    static async Task Suspend() { await s_tcs.Task; }

    static void Main()
    {
        Row("40 class awaiter", () => s_sink = AwaitClass());
        Row("40 struct critical awaiter", () => s_sink = AwaitStruct());
        Row("40 struct critical awaiter 5 times", () => { s_sink = AwaitStruct5(5); for (int i = 0; i < 5; i++) StructAwaiter.Continuation!(); });
        Row("E16 interp await {await} {i} completed", () => s_sink = TwoInts(10007));
        Row("E16 interp {i} {await} completed", () => s_sink = TwoIntsBack(10007));
        Row("30 sync iterator foreach", () => { foreach (int i in Count(3)) s_n += i; });
        Row("30 iterator no suspension, n param", () => Consume(Plain(3)));
        Row("30 iterator no suspension, 0 param", () => Consume(Two()));
        Row("30 just call", () => s_sink = Plain(3));
        PoolRow("VIntTask", () => s_n += VIntTask().IsCompleted ? 1 : 0);
        PoolRow("VStrTask", () => s_n += VStrTask().IsCompleted ? 1 : 0);
        PoolRow("VLongTask", () => s_n += VLongTask().IsCompleted ? 1 : 0);
        PoolRow("VGuidTask", () => s_n += VGuidTask().IsCompleted ? 1 : 0);
        PoolRow("VTask", () => s_n += VTask().IsCompleted ? 1 : 0);
        var scheduler = new Inline();
        Task task = new Task(() => UnderScheduler(scheduler).Wait());
        task.Start(scheduler);
        scheduler.Run();
    }

    static void Consume(IAsyncEnumerable<int> items)
    {
        var e = items.GetAsyncEnumerator();
        while (true)
        {
            var next = e.MoveNextAsync();
            if (!next.Result) break;
            s_n += e.Current;
        }
        s_n += e.DisposeAsync().IsCompleted ? 1 : 0;
    }
}
