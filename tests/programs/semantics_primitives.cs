// Section 7: combinators and primitives.
using System.Threading.Channels;
var canceled = new CancellationToken(true);
var run = Task.Run(() => 1, canceled);
Console.WriteLine(run.Status is TaskStatus.WaitingToRun or TaskStatus.Canceled);
Console.WriteLine(Task.Run(() => Task.CompletedTask, canceled).Status);
Console.WriteLine(new Task(() => { }, canceled).Status);
var cw = Task.FromException(new Exception()).ContinueWith(_ => { }, TaskContinuationOptions.OnlyOnRanToCompletion);
try { await cw; } catch (TaskCanceledException) { Console.WriteLine(cw.Status); }
try { Task.CompletedTask.ContinueWith(_ => { }, TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.LongRunning); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
try { Task.CompletedTask.ContinueWith(_ => { }, TaskContinuationOptions.NotOnCanceled | TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnRanToCompletion); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
try { Task.Delay(-2); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
// WaitAsync
var tcs = new TaskCompletionSource<int>();
try { await tcs.Task.WaitAsync(TimeSpan.Zero); } catch (TimeoutException e) { Console.WriteLine(e.Message); }
Console.WriteLine(ReferenceEquals(tcs.Task.WaitAsync(Timeout.InfiniteTimeSpan), tcs.Task));
Console.WriteLine(tcs.Task.WaitAsync(canceled).Status);
// CTS
var cts = new CancellationTokenSource();
for (int i = 0; i < 3; i++) { int n = i; cts.Token.Register(() => { Console.Write(n + " "); throw new Exception("x" + n); }); }
try { cts.Cancel(); } catch (AggregateException e) { Console.WriteLine(string.Join(",", e.InnerExceptions.Select(x => x.Message))); }
cts.Cancel();
var once = new CancellationTokenSource();
once.Token.Register(() => Console.Write("not reached "));
once.Token.Register(() => throw new Exception("first"));
try { once.Cancel(true); } catch (Exception e) { Console.WriteLine(e.GetType().Name + " " + e.Message); }
Console.WriteLine(cts.Token.Register(() => Console.Write("now ")) == default);
var disposed = new CancellationTokenSource();
disposed.Dispose();
try { _ = disposed.Token; } catch (ObjectDisposedException e) { Console.WriteLine(e.Message); }
var later = new CancellationTokenSource();
var ca = later.CancelAsync();
Console.WriteLine(later.IsCancellationRequested);
await ca;
// semaphore
var sem = new SemaphoreSlim(1, 2);
Console.WriteLine(ReferenceEquals(sem.WaitAsync(), sem.WaitAsync(0)) + " " + sem.CurrentCount);
var order = new List<string>();
var w1 = W("a"); var w2 = W("b");
async Task W(string s) { await sem.WaitAsync(); order.Add(s); sem.Release(); }
sem.Release();
await Task.WhenAll(w1, w2);
Console.WriteLine(string.Join("", order));
sem.Release();
try { sem.Release(); } catch (SemaphoreFullException e) { Console.WriteLine(e.Message); }
// channels
foreach (var mode in new[] { BoundedChannelFullMode.DropNewest, BoundedChannelFullMode.DropOldest, BoundedChannelFullMode.DropWrite, BoundedChannelFullMode.Wait })
{
    var dropped = new List<int>();
    var ch = Channel.CreateBounded<int>(new BoundedChannelOptions(2) { FullMode = mode }, dropped.Add);
    var wrote = string.Join("", Enumerable.Range(1, 4).Select(i => ch.Writer.TryWrite(i) ? "T" : "F"));
    ch.Writer.Complete();
    var got = new List<int>();
    await foreach (int i in ch.Reader.ReadAllAsync()) got.Add(i);
    Console.WriteLine($"{mode} {wrote} {string.Join(",", got)} dropped {string.Join(",", dropped)}");
}
var failed = Channel.CreateUnbounded<int>();
failed.Writer.Complete(new InvalidOperationException("why"));
try { await failed.Reader.ReadAsync(); } catch (ChannelClosedException e) { Console.WriteLine(e.Message + " / " + e.InnerException!.Message); }
try { await failed.Reader.WaitToReadAsync(); } catch (Exception e) { Console.WriteLine(e.GetType().Name + " " + e.Message); }
try { await failed.Reader.Completion; } catch (Exception e) { Console.WriteLine(e.GetType().Name + " " + e.Message); }
Console.WriteLine(failed.Writer.TryComplete());
try { failed.Writer.Complete(); } catch (ChannelClosedException e) { Console.WriteLine(e.Message); }
// periodic timer
var pt = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
var wait = pt.WaitForNextTickAsync();
try { await pt.WaitForNextTickAsync(); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
Console.WriteLine(await wait);
pt.Dispose();
Console.WriteLine(await pt.WaitForNextTickAsync());
// lazy
int calls = 0;
var lazy = new Lazy<int>(() => { calls++; throw new Exception("factory"); });
for (int i = 0; i < 2; i++) try { _ = lazy.Value; } catch (Exception e) { Console.WriteLine(e.Message + calls); }
// monitor
var gate = new object();
try { Monitor.Exit(gate); } catch (SynchronizationLockException e) { Console.WriteLine(e.Message); }
// TimeProvider, Parallel
int sum = 0;
await Parallel.ForEachAsync(Enumerable.Range(1, 10), new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (i, ct) => { await Task.Yield(); sum = sum * 2 + i; });
Console.WriteLine(sum);
try { await Parallel.ForEachAsync(Enumerable.Range(1, 3), async (i, ct) => { await Task.Yield(); if (i == 2) throw new Exception("item2"); await Task.Delay(1000, ct); }); } catch (Exception e) { Console.WriteLine(e.GetType().Name + " " + e.Message); }
// delays, equal ones newest first
var ds = new List<int>();
var all = Enumerable.Range(0, 5).Select(async i => { await Task.Delay(20); lock (ds) ds.Add(i); }).ToArray();
await Task.WhenAll(all);
Console.WriteLine(string.Join(" ", ds));
