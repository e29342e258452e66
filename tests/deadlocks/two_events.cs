// Each thread waits for the other's event before it sets its own.
using var first = new AutoResetEvent(false);
using var second = new AutoResetEvent(false);
var a = new Thread(() => { first.WaitOne(); second.Set(); }) { Name = "a" };
var b = new Thread(() => { second.WaitOne(); first.Set(); }) { Name = "b" };
a.Start();
b.Start();
a.Join();
b.Join();
