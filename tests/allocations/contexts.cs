// Execution contexts and asynchronous locals.
using System.Threading.Tasks;

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

    static readonly AsyncLocal<int> s_int = new();
    static readonly AsyncLocal<string?>[] s_locals = new AsyncLocal<string?>[32];
    static TaskCompletionSource s_tcs = new();
    static async Task Suspend0() { await s_tcs.Task; }

    /// Runs in an execution context with so many locals.
    static void With(int locals, Action body)
    {
        var context = ExecutionContext.Capture()!;
        ExecutionContext.Run(context, _ =>
        {
            for (int i = 0; i < locals; i++) s_locals[i].Value = "v";
            body();
        }, null);
    }

    static void Main()
    {
        for (int i = 0; i < s_locals.Length; i++) s_locals[i] = new();
        string a = "a", b = "b";
        bool flip = false;
        string Other() { flip = !flip; return flip ? a : b; }
        ExecutionContext.Run(ExecutionContext.Capture()!, _ =>
        {
            int n = 0;
            Row("17 AsyncLocal<int>.Value=v (1 local)", () => s_int.Value = ++n);
            Row("E15 AsyncLocal<int>.Value=5 again", () => s_int.Value = 5);
        }, null);
        With(1, () => Row("E15 AsyncLocal<string>.Value=same ref", () => s_locals[0].Value = "v"));
        foreach (int count in new[] { 1, 2, 3, 4, 5, 6, 15, 16, 17, 18, 20 })
            With(count, () => Row($"E15 set one of {count} string locals (update)", () => s_locals[0].Value = Other()));
        foreach (int count in new[] { 1, 2, 3, 4, 5, 6, 16, 17, 18 })
            With(count - 1, () => Row($"E15 add local number {count}", () => s_locals[count - 1].Value = "v", () => s_locals[count - 1].Value = null));
        foreach (int count in new[] { 1, 2, 3, 4, 5, 6, 16, 17, 18 })
            With(count, () => Row($"E15 remove from {count} locals", () => s_locals[count - 1].Value = null, () => s_locals[count - 1].Value = "v"));
        With(1, () =>
        {
            CancellationTokenSource source = new();
            Row("16 non-default EC first suspension", () => s_sink = Suspend0(), () => s_tcs = new());
            Row("18 Task.Run static lambda, EC", () => s_sink = Task.Run(static () => { }));
            Row("18 ContinueWith static lambda, EC", () => s_sink = s_tcs.Task.ContinueWith(static t => { }), () => s_tcs = new());
            Row("18 QueueUserWorkItem, EC", () => ThreadPool.QueueUserWorkItem(static _ => { }));
            Row("18 new Timer, EC", () => s_sink = new Timer(static _ => { }, null, 100000, 100000));
            Row("18 Register, EC", () => source.Token.Register(static () => { }), () => source = new());
            Row("18 Task.Delay EC", () => s_sink = Task.Delay(100000));
        });
    }
}
