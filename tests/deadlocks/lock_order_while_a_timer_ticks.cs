// The circle of locks is final although a timer goes on for ever.
object a = new(), b = new();
int ticks = 0;
using var timer = new Timer(_ => { if (++ticks <= 3) Console.WriteLine($"tick {ticks}"); }, null, 100, 100);
using var barrier = new Barrier(2);
var other = new Thread(() => { lock (b) { barrier.SignalAndWait(); lock (a) { } } }) { Name = "other" };
other.Start();
lock (a) { barrier.SignalAndWait(); lock (b) { } }
