// Section 3: continuations.
using System.Collections.Concurrent;
var log = new ConcurrentQueue<string>();
var tcs = new TaskCompletionSource();
async Task Await(string name) { await tcs.Task; log.Enqueue(name + (Thread.CurrentThread.IsThreadPoolThread ? " pool" : " inline")); }
var cw = tcs.Task.ContinueWith(_ => log.Enqueue("CW " + (Thread.CurrentThread.IsThreadPoolThread ? "pool" : "inline")));
var cws = tcs.Task.ContinueWith(_ => log.Enqueue("CWsync " + (Thread.CurrentThread.IsThreadPoolThread ? "pool" : "inline")), TaskContinuationOptions.ExecuteSynchronously);
var a1 = Await("A1");
var a2 = Await("A2");
var cws2 = tcs.Task.ContinueWith(_ => log.Enqueue("CWsync2 " + (Thread.CurrentThread.IsThreadPoolThread ? "pool" : "inline")), TaskContinuationOptions.ExecuteSynchronously);
tcs.SetResult();
Console.WriteLine(string.Join(", ", log.Take(3)));
await Task.WhenAll(cw, cws, a1, a2, cws2);
Console.WriteLine(string.Join(", ", log.Skip(3).OrderBy(x => x)));
// RunContinuationsAsynchronously
var rca = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
async Task R() { await rca.Task; Console.WriteLine("rca pool " + Thread.CurrentThread.IsThreadPoolThread); }
var r = R();
rca.SetResult();
await r;
// completing from a thread with a custom context sends ConfigureAwait(false) to the pool
var done = new TaskCompletionSource();
async Task F() { await done.Task.ConfigureAwait(false); Console.WriteLine("after false: pool " + Thread.CurrentThread.IsThreadPoolThread + ", context " + (SynchronizationContext.Current is null)); }
var f = F();
var th = new Thread(() => { SynchronizationContext.SetSynchronizationContext(new Custom()); done.SetResult(); });
th.Start();
await f;
// ConfigureAwaitOptions
await Task.FromException(new Exception("x")).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
Console.WriteLine("suppressed");
try { Task.FromResult(1).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
try { Task.CompletedTask.ConfigureAwait((ConfigureAwaitOptions)64); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
Console.WriteLine(Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding).GetAwaiter().IsCompleted);
Console.WriteLine(Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.None).GetAwaiter().IsCompleted);
int main = Environment.CurrentManagedThreadId;
// Wait inlines a task in the local queue
await Task.Run(() =>
{
    int me = Environment.CurrentManagedThreadId;
    var inner = Task.Run(() => Environment.CurrentManagedThreadId == me);
    inner.Wait();
    Console.WriteLine("inlined " + inner.Result);
    var timed = Task.Run(() => Environment.CurrentManagedThreadId == me);
    timed.Wait(1000);
    Console.WriteLine("inlined with time-out " + timed.Result);
});
// current task hidden in inlined continuations
var outer = new TaskCompletionSource();
async Task H() { await outer.Task; Console.WriteLine("current id in continuation: " + (Task.CurrentId?.ToString() ?? "none")); }
var h = H();
await Task.Run(() => { Console.WriteLine("has id " + (Task.CurrentId != null)); outer.SetResult(); Console.WriteLine("has id " + (Task.CurrentId != null)); });
await h;
sealed class Custom : SynchronizationContext { }
