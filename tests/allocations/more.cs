// Rows that need more than one thread, or several steps; and those of the JIT's table that the IL agrees with.
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using System.Threading.Tasks;

class QueueContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback, object?)> _queue = new();
    public override void Post(SendOrPostCallback d, object? state) => _queue.Enqueue((d, state));
    public void Run() { while (_queue.TryDequeue(out var item)) item.Item1(item.Item2); }
}
class Resource : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
class Waiter : INotifyCompletion
{
    public Action? Continuation;
    public Waiter GetAwaiter() => this;
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

    static TaskCompletionSource s_tcs = new();
    static TaskCompletionSource<int> s_int = new();
    static void Fresh() { s_tcs = new(); s_int = new(); }
    static async Task Suspend() { await s_tcs.Task; }
    static async Task YieldOnce() { await Task.Yield(); }
    static async Task YieldTen(int n) { for (int i = 0; i < n; i++) await Task.Yield(); }
    static async void VoidYield() { await Task.Yield(); s_done.Set(); }
    static readonly AutoResetEvent s_done = new(false);
    static async Task<int> Consume(int n) { await foreach (int i in Gen(n)) s_n += i; return 1; }
    static async IAsyncEnumerable<int> Gen(int n) { for (int i = 0; i < n; i++) { await Task.Yield(); yield return i; } }
    static async IAsyncEnumerable<int> GenTask(int n) { for (int i = 0; i < n; i++) { await s_tcs.Task; yield return i; } }
    static async IAsyncEnumerable<int> GenTok(int n, [EnumeratorCancellation] CancellationToken ct = default) { for (int i = 0; i < n; i++) { await Task.Yield(); yield return i; } }
    static async IAsyncEnumerable<int> Tokens(int n, [EnumeratorCancellation] CancellationToken ct = default) { for (int i = 0; i < n; i++) { await Task.CompletedTask; s_n += ct.CanBeCanceled ? 1 : 0; yield return i; } }
    static async IAsyncEnumerable<string> GenStr(string n) { await s_tcs.Task; yield return n; }
    static async IAsyncEnumerable<string> GenFin(string n) { try { await s_tcs.Task; yield return n; } finally { s_n++; } }
    static async IAsyncEnumerator<int> GenEnumerator() { await s_tcs.Task; yield return 1; }
    static async Task<string> Three(int i) => $"{i} {await s_ready} {i}";
    static async Task<string> Four(int i) => $"{i} {await s_ready} {i} {i}";
    static async Task<string> Five(int i) => $"{i} {await s_ready} {i} {i} {i}";
    static async Task<string> Strings(string s) => $"{await s_text} {s}";
    static Task<int> s_ready = Task.FromResult(10005);
    static Task<string> s_text = Task.FromResult("text1");
    static readonly Resource s_resource = new();
    static async Task UsingAsync() { await using var r = s_resource; await s_tcs.Task; }
    static readonly Exception s_made = new InvalidOperationException("made");
    static async Task AwaitWaiter() { await new Waiter2(); }
    struct Waiter2 : INotifyCompletion
    {
        public Waiter2 GetAwaiter() => this;
        public bool IsCompleted => false;
        public void OnCompleted(Action continuation) => s_sink = continuation;
        public void GetResult() { }
    }

    static void Box<T>(string name, Func<IAsyncEnumerator<T>> make)
    {
        IAsyncEnumerator<T>? e = null;
        Row($"box:{name}", () => s_n += e!.MoveNextAsync().IsCompleted ? 1 : 0, () => { Fresh(); e = make(); });
    }

    [MethodImpl(MethodImplOptions.NoInlining)] static void Call(Func<int> f) => s_n += f();
    static IEnumerable<int> Count(int n) { for (int i = 0; i < n; i++) yield return i; }
    static int Compare(IComparable a, object b) => a.CompareTo(b);

    static void Main()
    {
        Box("Gen", () => Gen(3).GetAsyncEnumerator());
        Box("GenTask", () => GenTask(3).GetAsyncEnumerator());
        Box("GenTok", () => GenTok(3).GetAsyncEnumerator());
        Box("GenStr", () => GenStr("x").GetAsyncEnumerator());
        Box("GenFin", () => GenFin("x").GetAsyncEnumerator());
        Box("GenEnumerator", () => GenEnumerator());

        Row("scenario:8 Yield once (total)", () => { var t = YieldOnce(); while (!t.IsCompleted) Thread.Sleep(0); }, null, true);
        Row("scenario:8 Yield 10 (total)", () => { var t = YieldTen(10); while (!t.IsCompleted) Thread.Sleep(0); }, null, true);
        Row("scenario:28 async void Yield (total)", () => { VoidYield(); s_done.WaitOne(); }, null, true);
        Row("scenario:29 iterator 10 items Yield each (total)", () => { var t = Consume(10); while (!t.IsCompleted) Thread.Sleep(0); }, null, true);
        Row("scenario:29 iterator 20 items Yield each (total)", () => { var t = Consume(20); while (!t.IsCompleted) Thread.Sleep(0); }, null, true);
        Row("scenario:36 Wait() blocking", () => s_tcs.Task.Wait(), () => { Fresh(); var tcs = s_tcs; new Thread(() => { Thread.Sleep(1); tcs.SetResult(); }).Start(); });
        Row("scenario:36 Wait() blocking, task has an awaiter", () => s_tcs.Task.Wait(), () => { Fresh(); s_sink = Suspend(); var tcs = s_tcs; new Thread(() => { Thread.Sleep(1); tcs.SetResult(); }).Start(); });

        var context = new QueueContext();
        SynchronizationContext.SetSynchronizationContext(context);
        Row("scenario:12 SC: completion from null SC, Post+pump", () => { SynchronizationContext.SetSynchronizationContext(null); s_tcs.SetResult(); SynchronizationContext.SetSynchronizationContext(context); context.Run(); }, () => { Fresh(); s_sink = Suspend(); });
        SynchronizationContext.SetSynchronizationContext(null);

        Row("scenario:E16 interp 3 holes", () => s_sink = Three(10007));
        Row("scenario:E16 interp 4 holes", () => s_sink = Four(10007));
        Row("scenario:E16 interp 5 holes", () => s_sink = Five(10007));
        Row("scenario:E16 interp strings", () => s_sink = Strings("abc"));
        int x = 10005, y = 10007;
        Row("scenario:E16 interp sync $\"{x} {i}\"", () => s_sink = $"{x} {y}");
        Row("scenario:E4 throw/catch new (no task)", () => { try { Deep(); } catch (InvalidOperationException) { s_n++; } });
        Row("scenario:await using + pending", () => s_sink = UsingAsync(), Fresh);
        string a = "abc", b = "defgh", ab = "ab";
        Row("scenario:lib concat a+b", () => s_sink = ab + a + "x");
        Row("scenario:throw; rethrow", () => { try { try { throw s_made; } catch (InvalidOperationException) { throw; } } catch (InvalidOperationException) { s_n++; } });
        TaskCompletionSource tcs2 = new();
        Row("scenario:SetException(IEnumerable 2)", () => { tcs2 = new(); tcs2.SetException(new[] { s_made, s_other }); }, () => { s_other = new Exception("y"); });
        CancellationTokenSource first = new(), second = new();
        Row("scenario:one token by WithCancellation", () => Take(Tokens(1), first.Token));
        Row("scenario:two tokens linked", () => Take(Tokens(1, first.Token), second.Token), () => { first = new(); second = new(); Prepare(first); Prepare(second); });

        int n = 1 + Environment.ProcessorCount;
        Row("jit:lambda passed to NoInlining", () => Capture(n));
        Row("jit:new List+Add", () => { var l = new List<int>(); l.Add(n); s_n += l.Count; });
        IEnumerable<int> list = new List<int> { 1, 2, 3 };
        Row("jit:foreach IEnumerable over List", () => { foreach (int i in list) s_n += i; });
        Row("jit:iterator method foreach", () => { foreach (int i in Count(3)) s_n += i; });
        Row("jit:LINQ Where.Sum over List", () => s_n += list.Where(static i => i > 1).Sum());
        Row("jit:int as IComparable", () => s_n += Compare(n, n));
        int? maybe = n;
        Row("jit:int? boxed", () => s_sink = maybe);
        Row("jit:new TCS escaping (88)", () => s_sink = new TaskCompletionSource());
        Row("jit:lock(new object())", () => { lock (new object()) s_n++; });
        Row("jit:new Exception unthrown", () => s_n += new Exception("x").HResult);
    }

    static Exception s_other = new();
    static void Prepare(CancellationTokenSource source) => source.Token.Register(static () => { });
    static void Capture(int n) => Call(() => n);
    [MethodImpl(MethodImplOptions.NoInlining)] static void Deep() => throw new InvalidOperationException("x");
    static void Take(IAsyncEnumerable<int> items, CancellationToken token)
    {
        var e = items.GetAsyncEnumerator(token);
        s_n += e.MoveNextAsync().Result ? 1 : 0;
        s_n += e.MoveNextAsync().Result ? 1 : 0;
    }
}
