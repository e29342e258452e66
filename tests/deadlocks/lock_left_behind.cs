// The thread that took the lock has ended.
object gate = new();
var taker = new Thread(() => Monitor.Enter(gate));
taker.Start();
taker.Join();
lock (gate) Console.WriteLine("never");
