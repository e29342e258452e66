// The class library's own objects.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using System.Threading.Tasks;

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

    static void Main()
    {
        SemaphoreSlim free = new(1), taken = new(0);
        CancellationTokenSource source = new();
        Row("31 Semaphore uncontended WaitAsync+Release", () => { s_sink = free.WaitAsync(); free.Release(); });
        Row("31 Semaphore contended WaitAsync", () => s_sink = taken.WaitAsync());
        Row("31 new SemaphoreSlim(1)", () => s_sink = new SemaphoreSlim(1));
        Row("31 uncontended Wait()", () => { free.Wait(); free.Release(); });
        Row("31 contended WaitAsync(100000)", () => s_sink = taken.WaitAsync(100000));
        Row("31 contended WaitAsync(token) fresh source", () => s_sink = taken.WaitAsync(source.Token), () => source = new());
        Row("31 contended WaitAsync(100000, token)", () => s_sink = taken.WaitAsync(100000, source.Token), () => source = new());
        Row("31 Release with a waiter", () => taken.Release(), () => { taken = new(0); s_sink = taken.WaitAsync(); });
        Row("32 new CTS", () => s_sink = new CancellationTokenSource());
        Row("32 new CTS(100000)", () => s_sink = new CancellationTokenSource(100000));
        Row("32 CTS cancel no callbacks", () => { var c = new CancellationTokenSource(); s_sink = c; c.Cancel(); });
        CancellationTokenSource first = new(), second = new();
        Row("32 linked 1", () => s_sink = CancellationTokenSource.CreateLinkedTokenSource(first.Token), () => { first = new(); first.Token.Register(static () => { }).Dispose(); first.Token.Register(static () => { }); });
        Row("32 linked 2", () => s_sink = CancellationTokenSource.CreateLinkedTokenSource(first.Token, second.Token), () => { first.Token.Register(static () => { }); second.Token.Register(static () => { }); });
        Row("32 CancelAfter on CTS", () => source.CancelAfter(100000), () => source = new());
        Row("32 CancelAsync no callbacks", () => s_sink = source.CancelAsync(), () => source = new());
        Row("32 CancelAsync with callback", () => s_sink = source.CancelAsync(), () => { source = new(); source.Token.Register(static () => { }); });
        Row("33 Register capturing int, first", () => Capture(source.Token, 5), () => source = new());
        Row("33 Register static, first", () => source.Token.Register(static () => { }), () => source = new());
        Row("33 Register static, second", () => source.Token.Register(static () => { }), () => { source = new(); source.Token.Register(static () => { }); });
        Row("33 Register after Unregister", () => source.Token.Register(static () => { }), () => { source = new(); source.Token.Register(static () => { }).Unregister(); });
        Row("33 Cancel with 1 callback", () => source.Cancel(), () => { source = new(); source.Token.Register(static () => { }); });

        var clock = Stopwatch.GetTimestamp();
        Row("lib List<int> add 1", () => { var l = new List<int>(); l.Add(1); s_sink = l; });
        Row("lib List<int> add 5", () => { var l = new List<int>(); for (int i = 0; i < 5; i++) l.Add(i); s_sink = l; });
        Row("lib Dictionary<int,int> empty", () => s_sink = new Dictionary<int, int>());
        Row("lib Dictionary<int,int> 1", () => s_sink = new Dictionary<int, int> { [1] = 1 });
        Row("lib Dictionary<string,int> 1", () => s_sink = new Dictionary<string, int> { ["a"] = 1 });
        Row("lib Dictionary<int,int> 4", () => s_sink = new Dictionary<int, int> { [1] = 1, [2] = 2, [3] = 3, [4] = 4 });
        Row("lib HashSet<int> 1", () => s_sink = new HashSet<int> { 1 });
        Row("lib Queue<int> 1", () => { var q = new Queue<int>(); q.Enqueue(1); s_sink = q; });
        Row("lib Stack<int> 1", () => { var s = new Stack<int>(); s.Push(1); s_sink = s; });
        Row("lib StringBuilder", () => s_sink = new StringBuilder());
        Row("lib StringBuilder append 20 chars", () => s_sink = new StringBuilder().Append("01234567890123456789"));
        Func<int> factory = static () => 5;
        Row("lib Lazy<int>(f)", () => s_sink = new Lazy<int>(factory));
        Row("lib Lazy<int>(f) + Value", () => { var l = new Lazy<int>(factory); s_n += l.Value; s_sink = l; });
        Row("lib PeriodicTimer", () => s_sink = new PeriodicTimer(TimeSpan.FromSeconds(100)));
        Row("lib new Timer", () => s_sink = new Timer(static _ => { }, null, 100000, 100000));
        Row("lib Stopwatch.StartNew", () => s_sink = Stopwatch.StartNew());
        Row("lib new Random", () => s_sink = new Random());
        Row("lib new Random(1)", () => s_sink = new Random(1));
        int n5 = 12345, n1 = 7, n3 = 300;
        Row("lib int.ToString 5 digits", () => s_sink = n5.ToString());
        Row("lib int.ToString 1 digit", () => s_sink = n1.ToString());
        Row("lib int.ToString 300", () => s_sink = n3.ToString());
        Row("lib new object", () => s_sink = new object());
        Row("lib box int", () => s_sink = n5);
        Row("lib new int[0]", () => s_sink = new int[n1 - 7]);
        Row("lib new int[3]", () => s_sink = new int[n1 - 4]);
        Row("lib Array.Empty/[]", () => { int[] none = []; s_sink = none; s_sink = Array.Empty<int>(); });
        Row("lib CTS Dispose", () => { var c = new CancellationTokenSource(); s_sink = c; c.Dispose(); });
        Row("lib ConcurrentDictionary<int,int>", () => s_sink = new ConcurrentDictionary<int, int>());
        Row("lib ConcurrentQueue<int>", () => s_sink = new ConcurrentQueue<int>());
        Row("lib ConcurrentStack push", () => { var s = new ConcurrentStack<int>(); s.Push(1); s_sink = s; });
        Row("lib LinkedList add", () => { var l = new LinkedList<int>(); l.AddLast(1); s_sink = l; });
        Row("lib Enumerable.Range(0,3)", () => s_sink = Enumerable.Range(0, 3));
        Row("lib Range.Select", () => s_sink = Enumerable.Range(0, 3).Select(static x => x + 1));
        Row("lib Range.Select.ToArray 3", () => s_sink = Enumerable.Range(0, 3).Select(static x => x + 1).ToArray());
        Row("lib Range.Select.ToList 3", () => s_sink = Enumerable.Range(0, 3).Select(static x => x + 1).ToList());
        var list = new List<int> { 1, 2, 3 };
        Row("lib List.Where.Count", () => s_n += list.Where(static x => x > 1).Count());
        IEnumerable<int> items = list;
        Row("lib foreach IEnumerable<int> over List", () => { foreach (int i in items) s_n += i; });
        Row("lib foreach List", () => { foreach (int i in list) s_n += i; });
        Row("lib TaskCompletionSource<int>(RCA)", () => s_sink = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
        Row("lib new Thread", () => s_sink = new Thread(Nothing));
        Row("lib new ManualResetEventSlim", () => s_sink = new ManualResetEventSlim());
        Row("lib CountdownEvent(1)", () => s_sink = new CountdownEvent(1));
        Row("lib new Barrier(1)", () => s_sink = new Barrier(1));
        Row("lib new ReaderWriterLockSlim", () => s_sink = new ReaderWriterLockSlim());
        Row("lib new AsyncLocal<int>", () => s_sink = new AsyncLocal<int>());
        Row("lib PriorityQueue<int,int>+1", () => { var q = new PriorityQueue<int, int>(); q.Enqueue(1, 1); s_sink = q; });
        Row("lib SortedDictionary 1", () => s_sink = new SortedDictionary<int, int> { [1] = 1 });
        Row("CreateUnbounded<int>", () => s_sink = Channel.CreateUnbounded<int>());
        Row("CreateBounded<int>(10)", () => s_sink = Channel.CreateBounded<int>(10));
        var single = new UnboundedChannelOptions { SingleReader = true };
        Row("CreateUnbounded SingleReader", () => s_sink = Channel.CreateUnbounded<int>(single));
        Row("CreateBounded<int>(0) rendezvous", () => s_sink = Channel.CreateBounded<int>(0));
        Row("CreateBounded<string>(10)", () => s_sink = Channel.CreateBounded<string>(10));
        var open = Channel.CreateUnbounded<int>();
        Row("unbounded TryWrite+TryRead", () => { open.Writer.TryWrite(1); open.Reader.TryRead(out _); });
        Row("unbounded WriteAsync+ReadAsync avail", () => { s_n += open.Writer.WriteAsync(1).IsCompleted ? 1 : 0; s_n += open.Reader.ReadAsync().Result; });
        var narrow = Channel.CreateBounded<int>(1);
        Row("bounded(1) TryWrite+TryRead", () => { narrow.Writer.TryWrite(1); narrow.Reader.TryRead(out _); });
        Row("bounded(1) WriteAsync+TryRead", () => { s_n += narrow.Writer.WriteAsync(1).IsCompleted ? 1 : 0; narrow.Reader.TryRead(out _); });
        Channel<int> channel = open;
        void Fresh() { channel = Channel.CreateUnbounded<int>(); source = new(); }
        void Used() { Fresh(); s_n += channel.Reader.ReadAsync().IsCompleted ? 1 : 0; }
        Row("unb ReadAsync pending", () => s_n += channel.Reader.ReadAsync().IsCompleted ? 1 : 0, Fresh);
        Row("unb WaitToRead pending", () => s_n += channel.Reader.WaitToReadAsync().IsCompleted ? 1 : 0, Fresh);
        Row("unb ReadAsync AsTask pending", () => s_sink = channel.Reader.ReadAsync().AsTask(), Fresh);
        Row("unb 2nd ReadAsync pending (singleton busy)", () => s_n += channel.Reader.ReadAsync().IsCompleted ? 1 : 0, Used);
        Row("unb ReadAsync(token) pending fresh", () => s_n += channel.Reader.ReadAsync(source.Token).IsCompleted ? 1 : 0, Fresh);
        Row("WaitToRead(token) pending fresh", () => s_n += channel.Reader.WaitToReadAsync(source.Token).IsCompleted ? 1 : 0, Fresh);
        void Full() { narrow = Channel.CreateBounded<int>(1); narrow.Writer.TryWrite(1); }
        Row("bounded WriteAsync pending", () => s_n += narrow.Writer.WriteAsync(1).IsCompleted ? 1 : 0, Full);
        Row("bounded 2nd WriteAsync pending", () => s_n += narrow.Writer.WriteAsync(1).IsCompleted ? 1 : 0, () => { Full(); s_n += narrow.Writer.WriteAsync(1).IsCompleted ? 1 : 0; });
        Row("Complete()", () => channel.Writer.Complete(), Fresh);
    }

    static long s_n;
    static void Nothing() { }
    static void Capture(CancellationToken token, int n) => token.Register(() => s_n += n);
}
