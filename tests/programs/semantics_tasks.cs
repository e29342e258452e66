// Section 2: protocol of tasks.
using System.Runtime.CompilerServices;
static async Task<int> A() { await Task.Yield(); return 1; }
static async Task B() { await Task.Delay(1); }
var t = A();
Console.WriteLine(t.GetType().ToString().StartsWith("System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1+AsyncStateMachineBox`1[System.Int32,Program+<<<Main>$>g__A|"));
Console.WriteLine(t.Status);
Console.WriteLine(t.ToString() == t.GetType().ToString());
var b = B();
Console.WriteLine(b.GetType().ToString().StartsWith("System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1+AsyncStateMachineBox`1[System.Threading.Tasks.VoidTaskResult,"));
Console.WriteLine(Task.CompletedTask.GetType());
Console.WriteLine(Task.Run(() => { }).GetType());
Console.WriteLine(new TaskCompletionSource<int>().Task.GetType());
Console.WriteLine(Task.FromException(new Exception()).GetType());
Console.WriteLine(t.AsyncState is null);
// ids
var ids = new[] { new TaskCompletionSource().Task, new TaskCompletionSource().Task };
int first = ids[1].Id, second = ids[0].Id;
Console.WriteLine(second - first);
// FromResult cache
Console.WriteLine(ReferenceEquals(Task.FromResult(8), Task.FromResult(8)));
Console.WriteLine(ReferenceEquals(Task.FromResult(9), Task.FromResult(9)));
Console.WriteLine(ReferenceEquals(Task.FromResult(0L), Task.FromResult(0L)));
Console.WriteLine(ReferenceEquals(Task.FromResult(1L), Task.FromResult(1L)));
Console.WriteLine(ReferenceEquals(Task.FromResult(0.0), Task.FromResult(0.0)));
Console.WriteLine(ReferenceEquals(Task.FromResult(-0.0), Task.FromResult(-0.0)));
Console.WriteLine(ReferenceEquals(Task.FromResult(0m), Task.FromResult(0m)));
Console.WriteLine(ReferenceEquals(Task.FromResult(0.0m), Task.FromResult(0.0m)));
Console.WriteLine(ReferenceEquals(Task.FromResult('\0'), Task.FromResult('\0')));
Console.WriteLine(ReferenceEquals(Task.FromResult((0, 0)), Task.FromResult((0, 0))));
Console.WriteLine(ReferenceEquals(Task.FromResult<(string?, int)>(default), Task.FromResult<(string?, int)>(default)));
Console.WriteLine(ReferenceEquals(Task.FromResult<int?>(null), Task.FromResult<int?>(null)));
Console.WriteLine(ReferenceEquals(Task.FromResult<int?>(0), Task.FromResult<int?>(0)));
Console.WriteLine(ReferenceEquals(Task.FromResult(""), Task.FromResult("")));
Console.WriteLine(ReferenceEquals(Task.FromResult<string?>(null), Task.FromResult<string?>(null)));
Console.WriteLine(ReferenceEquals(Task.FromResult(true), Task.FromResult(true)));
Console.WriteLine(ReferenceEquals(Task.FromResult(DayOfWeek.Sunday), Task.FromResult(DayOfWeek.Sunday)));
Console.WriteLine(ReferenceEquals(Task.FromResult(DayOfWeek.Monday), Task.FromResult(DayOfWeek.Monday)));
Console.WriteLine(ReferenceEquals(Task.FromResult(Guid.Empty), Task.FromResult(Guid.Empty)));
Console.WriteLine(ReferenceEquals(Task.FromResult(default(Int128)), Task.FromResult(default(Int128))));
Console.WriteLine(ReferenceEquals(Task.FromResult(default(Half)), Task.FromResult(default(Half))));
Console.WriteLine(ReferenceEquals(Task.FromResult(default(CancellationToken)), Task.FromResult(default(CancellationToken))));
Console.WriteLine(ReferenceEquals(Task.Delay(0), Task.CompletedTask));
Console.WriteLine(ReferenceEquals(Task.WhenAll(), Task.CompletedTask));
Console.WriteLine(ReferenceEquals(new ValueTask<int>(5).AsTask(), Task.FromResult(5)));
var one = new TaskCompletionSource().Task;
Console.WriteLine(ReferenceEquals(Task.WhenAll(one), one));
Console.WriteLine(ReferenceEquals(Task.WhenAll(new List<Task> { one }), one));
Console.WriteLine(ReferenceEquals(Task.WhenAll(new[] { one }), one));
try { Task.FromCanceled(default); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
// SetResult twice on a builder
var builder = AsyncTaskMethodBuilder.Create();
builder.SetResult();
try { builder.SetResult(); Console.WriteLine("no exception"); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
// OCE of any token cancels the async task, a TCS faults
static async Task Oce() { await Task.CompletedTask; throw new OperationCanceledException("mine"); }
var oce = Oce();
Console.WriteLine(oce.Status);
try { await oce; } catch (OperationCanceledException e) { Console.WriteLine(e.Message); }
var tcs = new TaskCompletionSource();
tcs.SetException(new OperationCanceledException());
Console.WriteLine(tcs.Task.Status);
try { await (Task)null!; } catch (NullReferenceException) { Console.WriteLine("null task"); }
