// Exceptions, thrown and kept; cancellation.
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
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

    static readonly Exception s_made = new InvalidOperationException("made");
    static readonly Task s_faulted = Task.FromException(new InvalidOperationException("faulted"));
    static readonly Task s_canceled = Task.FromCanceled(new CancellationToken(true));
    static readonly CancellationToken s_token = new(true);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Deep(int frames) { if (frames <= 1) throw s_made; Deep(frames - 1); s_n++; }
    static void Catch(int frames) { try { Deep(frames); } catch (InvalidOperationException) { s_n++; } }
    static async Task Throw() { await Task.CompletedTask; throw s_made; }
    static async Task<int> ThrowInt() { await Task.CompletedTask; throw s_made; }
    static async Task ThrowNew() { await Task.CompletedTask; throw new InvalidOperationException("new"); }
    static async Task Through(int methods) { if (methods == 1) { await Task.CompletedTask; throw s_made; } await Through(methods - 1); }
    static async Task ThroughNew(int methods) { if (methods == 1) { await Task.CompletedTask; throw new InvalidOperationException("new"); } await ThroughNew(methods - 1); }
    static async Task CatchAsync() { try { await Throw(); } catch (InvalidOperationException) { s_n++; } }
    static async Task AwaitFaulted() { try { await s_faulted; } catch (InvalidOperationException) { s_n++; } }
    static async Task AwaitCanceled() { try { await s_canceled; } catch (OperationCanceledException) { s_n++; } }
    static async Task PassCanceled() { await s_canceled; }

    static void Main()
    {
        Row("E4 new InvalidOperationException", () => s_sink = new InvalidOperationException("x"));
        Row("E4 throw/catch same object", () => { try { throw s_made; } catch (InvalidOperationException) { } });
        Row("39 FromCanceled", () => s_sink = Task.FromCanceled(s_token));
        Row("39 FromCanceled<int>", () => s_sink = Task.FromCanceled<int>(s_token));
        Row("39 FromResult 100", () => s_sink = Task.FromResult(100));
        Row("39 AggregateException getter", () => s_sink = s_faulted.Exception);
        Row("new Exception(msg)", () => s_sink = new Exception("x"));
        Row("new Exception()", () => s_sink = new Exception());
        Row("new OCE", () => s_sink = new OperationCanceledException());
        Row("new AggregateException(1)", () => s_sink = new AggregateException(s_made));
        foreach (int frames in new[] { 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20 })
            Row($"throw/catch prealloc, {frames} frames + catch frame", () => Catch(frames));
        Row("throw in same method", () => { try { throw s_made; } catch (InvalidOperationException) { s_n++; } });
        Row("throw new in same method", () => { try { throw new InvalidOperationException("x"); } catch (InvalidOperationException) { s_n++; } });
        Row("EDI.Capture never thrown", () => s_sink = ExceptionDispatchInfo.Capture(s_fresh), () => s_fresh = new Exception("x"));
        Row("FromException never thrown", () => s_sink = Task.FromException(s_fresh), () => s_fresh = new Exception("x"));
        TaskCompletionSource tcs = new();
        Row("TCS.SetException never thrown", () => { tcs = new(); tcs.SetException(s_fresh); }, () => s_fresh = new Exception("x"));
        Row("async throw prealloc, unobserved", () => s_sink = Throw());
        Row("async<int> throw prealloc", () => s_sink = ThrowInt());
        Row("async throw new", () => s_sink = ThrowNew());
        Row("async catch of async throw", () => s_sink = CatchAsync());
        foreach (int methods in new[] { 1, 2, 3, 4, 5 })
        {
            Row($"async throw prealloc through {methods} async methods (sync)", () => s_sink = Through(methods));
            Row($"async throw NEW through {methods} async methods (sync)", () => s_sink = ThroughNew(methods));
        }
        Row("await faulted task in try/catch", () => s_sink = AwaitFaulted());
        Row("await canceled task in try/catch", () => s_sink = AwaitCanceled());
        Row("await canceled task -> canceled", () => s_sink = PassCanceled());
        Row("Task.Exception getter", () => s_sink = s_faulted.Exception);
        foreach (int frames in new[] { 1, 2, 3, 4 })
        {
            Row($"throw {frames} frames + EDI.Capture", () => { try { Deep(frames); } catch (InvalidOperationException e) { s_sink = ExceptionDispatchInfo.Capture(e); } });
            Row($"throw {frames} frames + Capture + Throw", () =>
            {
                ExceptionDispatchInfo? info = null;
                try { Deep(frames); } catch (InvalidOperationException e) { info = ExceptionDispatchInfo.Capture(e); }
                try { info!.Throw(); } catch (InvalidOperationException) { s_n++; }
            });
        }
    }

    static Exception s_fresh = new();
}
