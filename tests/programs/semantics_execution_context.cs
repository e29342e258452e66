// Section 4: execution context.

var s = new AsyncLocal<string?>();
void Leak() { s.Value = "leaked"; }
Task LeakTask() { s.Value = "task"; return Task.CompletedTask; }
async Task NoLeak() { s.Value = "async"; await Task.CompletedTask; }
Leak(); Console.WriteLine(s.Value);
await LeakTask(); Console.WriteLine(s.Value);
await NoLeak(); Console.WriteLine(s.Value);
// suppress
var flow = ExecutionContext.SuppressFlow();
Console.WriteLine(ExecutionContext.IsFlowSuppressed());
Console.WriteLine(ExecutionContext.Capture() is null);
var inner = ExecutionContext.SuppressFlow();
inner.Undo();
Console.WriteLine(ExecutionContext.IsFlowSuppressed());
var t2 = Task.Run(() => s.Value ?? "none");
flow.Undo();
Console.WriteLine(await t2);
flow.Undo();
try { ExecutionContext.RestoreFlow(); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
try { ExecutionContext.Run(null!, _ => { }, null); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
// Run restores
ExecutionContext.Run(ExecutionContext.Capture()!, _ => { s.Value = "inside"; }, null);
Console.WriteLine(s.Value);
// captured by Register, Timer, not by UnsafeRegister
var cts = new CancellationTokenSource();
s.Value = "reg";
cts.Token.Register(() => Console.WriteLine("register " + s.Value));
cts.Token.UnsafeRegister(_ => Console.WriteLine("unsafe " + s.Value), null);
s.Value = "cancel";
cts.Cancel();
var done = new TaskCompletionSource();
s.Value = "timer";
using var timer = new Timer(_ => { Console.WriteLine("timer " + s.Value); done.SetResult(); }, null, 10, -1);
s.Value = "later";
await done.Task;
ThreadPool.QueueUserWorkItem(_ => Console.WriteLine("item " + (s.Value ?? "none")));
await Task.Delay(20);
ThreadPool.UnsafeQueueUserWorkItem(_ => Console.WriteLine("unsafe item " + (s.Value ?? "none")), null);
await Task.Delay(20);
// handler exception
var bad = new AsyncLocal<int>(e => { if (e.CurrentValue == 7) throw new Exception("handler"); });
try { bad.Value = 7; } catch (Exception e) { Console.WriteLine(e.Message); }
