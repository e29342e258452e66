// Channels whose continuations run inside the other end's call, and a few rows of several steps.
using System.Threading.Channels;
using System.Threading.Tasks;

class Inline : TaskScheduler
{
    private readonly Task?[] _tasks = new Task?[1];
    protected override void QueueTask(Task task) => _tasks[0] = task;
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
    protected override IEnumerable<Task> GetScheduledTasks() => [];
    public void Run() => TryExecuteTask(_tasks[0]!);
}
class Awaitable : System.Runtime.CompilerServices.INotifyCompletion
{
    public static Action? Continuation;
    public Awaitable GetAwaiter() => this;
    public bool IsCompleted => false;
    public void OnCompleted(Action continuation) => Continuation = continuation;
    public void GetResult() { }
}

static class Program
{
    static object? s_sink;
    static long s_n;

    /// Bytes of one operation in steady state, on this thread or (`total`) on all; `prepare` is not counted.
    static void Row(string name, Action operation, Action? prepare = null, bool total = false)
    {
        const int Rounds = 50;
        long sum = 0;
        for (int i = 0; i < 2 * Rounds; i++)
        {
            prepare?.Invoke();
            long before = Bytes(total);
            operation();
            long after = Bytes(total);
            if (i >= Rounds) sum += after - before;
        }
        Console.WriteLine($"{name}\t{(sum + Rounds / 2) / Rounds}");
    }

    static long Bytes(bool total) => total ? GC.GetTotalAllocatedBytes(true) : GC.GetAllocatedBytesForCurrentThread();

    static readonly UnboundedChannelOptions s_inline = new() { AllowSynchronousContinuations = true };
    static readonly BoundedChannelOptions s_one = new(1) { AllowSynchronousContinuations = true };
    static Channel<int> s_channel = Channel.CreateUnbounded<int>(s_inline);
    static readonly AsyncLocal<string> s_local = new();
    static readonly Awaitable s_awaitable = new();
    static TaskCompletionSource s_tcs = new();
    static CancellationTokenSource s_source = new();

    static void Fresh()
    {
        s_channel = Channel.CreateUnbounded<int>(s_inline);
        s_tcs = new();
        s_source = new();
        // The pooled operations exist.
        ValueTask<int> read = s_channel.Reader.ReadAsync();
        s_channel.Writer.TryWrite(1);
        s_n += read.Result;
        ValueTask<bool> wait = s_channel.Reader.WaitToReadAsync();
        s_channel.Writer.TryWrite(1);
        s_n += wait.Result ? 1 : 0;
        s_channel.Reader.TryRead(out _);
    }

    static async Task<int> ReadOne(Channel<int> channel) => await channel.Reader.ReadAsync();
    static async Task<bool> WaitOne(Channel<int> channel) => await channel.Reader.WaitToReadAsync();
    static async Task ReadLoop() { while (true) s_n += await s_channel.Reader.ReadAsync(); }
    static async Task ReadTokenLoop(CancellationToken token) { while (true) s_n += await s_channel.Reader.ReadAsync(token); }
    static async Task WaitLoop() { while (await s_channel.Reader.WaitToReadAsync()) while (s_channel.Reader.TryRead(out int i)) s_n += i; }
    static async Task AllLoop() { await foreach (int i in s_channel.Reader.ReadAllAsync()) s_n += i; }
    static async Task WriteLoop(Channel<int> channel) { for (int i = 0; ; i++) await channel.Writer.WriteAsync(i); }
    static async Task ReadFrom(Channel<int> channel) { while (true) s_n += await channel.Reader.ReadAsync(); }
    static async Task AwaitClass() { await s_awaitable; }
    static async Task Suspend() { await s_tcs.Task; }
    static async Task DelayOne() { await Task.Delay(1); }

    static void Main()
    {
        Row("scenario:unb sync-cont: async method ReadAsync waits, then write (Task<int> method: box + op)", () => { s_sink = ReadOne(s_channel); s_channel.Writer.TryWrite(1); }, Fresh);
        Row("scenario:unb sync-cont: WaitToRead waits", () => { s_sink = WaitOne(s_channel); s_channel.Writer.TryWrite(1); }, Fresh);
        Fresh();
        s_sink = WaitLoop();
        Row("scenario:unb sync-cont loop WaitToRead: per write", () => s_channel.Writer.TryWrite(1));
        Fresh();
        s_sink = ReadLoop();
        Row("scenario:unb sync-cont loop ReadAsync: per write", () => s_channel.Writer.TryWrite(1));
        Fresh();
        s_sink = AllLoop();
        Row("scenario:unb sync-cont ReadAllAsync: per write", () => s_channel.Writer.TryWrite(1));
        Fresh();
        s_sink = ReadTokenLoop(s_source.Token);
        Row("scenario:unb sync-cont loop ReadAsync(token): per write", () => s_channel.Writer.TryWrite(1));
        var queued = Channel.CreateUnbounded<int>();
        s_sink = ReadFrom(queued);
        Row("scenario:unb async-cont loop ReadAsync: per write (total)", () => { queued.Writer.TryWrite(1); Thread.Sleep(1); }, null, true);
        var narrow = Channel.CreateBounded<int>(s_one);
        s_sink = WriteLoop(narrow);
        Row("scenario:bounded(1) writer blocked loop, sync-cont: per read", () => { narrow.Reader.TryRead(out int i); s_n += i; });
        var wanted = Channel.CreateBounded<int>(s_one);
        s_sink = ReadFrom(wanted);
        Row("scenario:bounded(1) reader loop, sync-cont: per write", () => wanted.Writer.TryWrite(1));

        s_local.Value = "x";
        Row("scenario:40 class awaiter non-default EC", () => s_sink = AwaitClass());
        s_local.Value = null!;
        Row("scenario:19 await Delay(1) (total)", () => { var t = DelayOne(); while (!t.IsCompleted) Thread.Sleep(1); }, null, true);
        Task done = Task.CompletedTask;
        var three = new List<Task> { done, done, done };
        Row("scenario:22 WhenAll(IEnumerable Select 3)", () => s_sink = Task.WhenAll(three.Select(static t => t)));
        string a = "abcde";
        int n = 12345;
        Row("scenario:lib concat a+int", () => s_sink = a + n);
        var list = new List<int> { 1, 2, 3 };
        Row("scenario:lib string.Join(',', int list)", () => s_sink = string.Join(',', list));
        var scheduler = new Inline();
        s_local.Value = "x";
        Task task = new Task(() => Row("scenario:15 TS: completion non-default EC", () => s_tcs.SetResult(), () => { s_tcs = new(); s_sink = Suspend(); }));
        task.Start(scheduler);
        scheduler.Run();
    }

}
