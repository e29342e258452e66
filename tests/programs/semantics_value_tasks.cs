// Section 5: ValueTask.
using System.Threading.Tasks.Sources;
using System.Runtime.CompilerServices;
Console.WriteLine(default(ValueTask<int>).Result + " " + default(ValueTask<int>).IsCompleted);
var src = new Src();
var vt = new ValueTask<int>(src, src.Version);
try { _ = vt.Result; } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
async Task Use() { Console.WriteLine("got " + await vt + " pool " + Thread.CurrentThread.IsThreadPoolThread); }
var u = Use();
src.Core.SetResult(5);
await u;
try { await vt; Console.WriteLine("second await fine"); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
try { src.Core.SetResult(6); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
short old = src.Version;
src.Core.Reset();
Console.WriteLine(src.Version - old);
try { src.GetStatus(old); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
Console.WriteLine(src.GetStatus(src.Version));
src.Core.SetException(new OperationCanceledException());
Console.WriteLine(src.GetStatus(src.Version));
src.Core.Reset();
src.Core.SetException(new Exception("bad"));
Console.WriteLine(src.GetStatus(src.Version));
var fv = new ValueTask<int>(src, src.Version);
Console.WriteLine(fv.IsFaulted);
var p = fv.AsTask();
Console.WriteLine(p.Status + " " + p.Exception!.InnerException!.Message);
// AsTask of task-backed gives that task
var tb = Task.FromResult(77);
Console.WriteLine(ReferenceEquals(new ValueTask<int>(tb).AsTask(), tb));
Console.WriteLine(new ValueTask<int>(3) == new ValueTask<int>(3));
Console.WriteLine(new ValueTask<int>(3).ToString());
Console.WriteLine(new ValueTask<int>(Task.FromResult(4)).ToString() + "|" + new ValueTask<string>((string)null!).ToString() + "|");
// preserve
src.Core.Reset();
var pv = new ValueTask<int>(src, src.Version).Preserve();
src.Core.SetResult(9);
Console.WriteLine(await pv + await pv);
// second OnCompleted
src.Core.Reset();
var q = new ValueTask<int>(src, src.Version);
q.GetAwaiter().UnsafeOnCompleted(() => { });
try { q.GetAwaiter().UnsafeOnCompleted(() => { }); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
// registered after completion is queued
src.Core.Reset();
src.Core.SetResult(1);
var when = new TaskCompletionSource<bool>();
new ValueTask<int>(src, src.Version).GetAwaiter().UnsafeOnCompleted(() => when.SetResult(Thread.CurrentThread.IsThreadPoolThread));
Console.WriteLine("queued " + await when.Task);
// pooled builder: one await only
[AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
static async ValueTask<int> Pooled() { await Task.Yield(); return 3; }
var pooled = Pooled();
Console.WriteLine(await pooled);
try { await pooled; Console.WriteLine("no exception"); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
try { new ValueTask<int>((Task<int>)null!); } catch (ArgumentNullException e) { Console.WriteLine(e.ParamName); }
Console.WriteLine(ValueTask.FromCanceled(new CancellationToken(true)).IsCanceled + " " + ValueTask.FromException(new Exception()).IsFaulted + " " + ValueTask.CompletedTask.IsCompletedSuccessfully);
class Src : IValueTaskSource<int>
{
    public ManualResetValueTaskSourceCore<int> Core;
    public short Version => Core.Version;
    public int GetResult(short token) => Core.GetResult(token);
    public ValueTaskSourceStatus GetStatus(short token) => Core.GetStatus(token);
    public void OnCompleted(Action<object?> c, object? s, short t, ValueTaskSourceOnCompletedFlags f) => Core.OnCompleted(c, s, t, f);
}
