// Section 6: exceptions.
static async Task Fail(string m, int delay = 0) { if (delay > 0) await Task.Delay(delay); throw new InvalidOperationException(m); }
var t = Fail("a");
Console.WriteLine(ReferenceEquals(t.Exception, t.Exception));
try { await t; } catch (Exception e) { Console.WriteLine(ReferenceEquals(e, t.Exception!.InnerException)); }
try { t.Wait(); } catch (AggregateException e) { Console.WriteLine(e.Message); }
var c = Task.FromCanceled(new CancellationToken(true));
try { await c; } catch (TaskCanceledException e) { Console.WriteLine(e.Message + " " + ReferenceEquals(e.Task, c) + " " + e.CancellationToken.IsCancellationRequested); }
try { c.Wait(); } catch (AggregateException e) { Console.WriteLine(e.InnerException!.GetType().Name); }
Console.WriteLine(c.Exception is null);
static async Task Oce() { await Task.Yield(); throw new OperationCanceledException("kept"); }
var o = Oce();
Exception? first = null;
try { await o; } catch (OperationCanceledException e) { first = e; Console.WriteLine(e.Message); }
try { await o; } catch (OperationCanceledException e) { Console.WriteLine(ReferenceEquals(first, e)); }
try { o.Wait(); } catch (AggregateException e) { Console.WriteLine(e.InnerException!.GetType().Name + ": " + e.InnerException.Message); }
// WhenAll order: completion order for the non-generic one
var w = Task.WhenAll(Fail("slow", 40), Fail("fast", 10));
try { await w; } catch (Exception e) { Console.WriteLine("await " + e.Message); }
Console.WriteLine(string.Join(",", w.Exception!.InnerExceptions.Select(e => e.Message)));
static async Task<int> FailInt(string m, int delay) { await Task.Delay(delay); throw new InvalidOperationException(m); }
var wi = Task.WhenAll(FailInt("slow", 40), FailInt("fast", 10));
try { await wi; } catch (Exception e) { Console.WriteLine("await " + e.Message); }
Console.WriteLine(string.Join(",", wi.Exception!.InnerExceptions.Select(e => e.Message)));
var mixed = Task.WhenAll(Task.FromCanceled(new CancellationToken(true)), Fail("f"));
try { await mixed; } catch (Exception e) { Console.WriteLine(mixed.Status + " " + e.Message); }
var onlyCanceled = Task.WhenAll(Task.CompletedTask, Task.FromCanceled(new CancellationToken(true)));
try { await onlyCanceled; } catch (Exception e) { Console.WriteLine(onlyCanceled.Status + " " + e.GetType().Name); }
// WhenAny
var any = await Task.WhenAny(Fail("x"), Task.Delay(1000));
Console.WriteLine(any.Status);
try { await Task.WhenAny(); } catch (ArgumentException e) { Console.WriteLine(e.ParamName); }
try { await Task.WhenAny(Task.CompletedTask, null!); } catch (ArgumentNullException e) { Console.WriteLine(e.ParamName); }
try { await Task.WhenAny(new Task[] { Task.CompletedTask, null!, Task.CompletedTask }); } catch (ArgumentException e) { Console.WriteLine(e.GetType().Name + " " + e.ParamName); }
Console.WriteLine(ReferenceEquals(Task.WhenAny(new[] { t }), t));
// WhenEach
await foreach (var done in Task.WhenEach(Task.Delay(30).ContinueWith(_ => 3), Task.FromResult(1), Task.Delay(10).ContinueWith(_ => 2))) Console.Write(done.Result + " ");
Console.WriteLine();
var each = Task.WhenEach(Task.FromResult(1));
await foreach (var done in each) Console.Write("one ");
await foreach (var done in each) Console.Write("two ");
Console.WriteLine();
// Task.Run with OCE
var r1 = Task.Run((Action)(() => throw new OperationCanceledException()));
try { await r1; } catch (OperationCanceledException) { Console.WriteLine(r1.Status); }
var r2 = Task.Run(() => { throw new OperationCanceledException(); });
try { await r2; } catch (OperationCanceledException) { Console.WriteLine(r2.Status); }
var cts = new CancellationTokenSource();
cts.Cancel();
try { Task.Delay(1000).Wait(cts.Token); } catch (OperationCanceledException e) { Console.WriteLine(e.GetType().Name + " " + e.Message); }
// unobserved
TaskScheduler.UnobservedTaskException += (s, e) => { Console.WriteLine("unobserved " + e.Exception.InnerException!.Message + " " + e.Exception.Message.StartsWith("A Task's exception(s) were not observed")); e.SetObserved(); };
static void Lose() { _ = Fail("lost"); }
Lose();
GC.Collect();
GC.WaitForPendingFinalizers();
Console.WriteLine("end");
