// three philosophers
object[] forks = { new(), new(), new() };
using var all = new Barrier(3);
var threads = Enumerable.Range(0, 3).Select(i => new Thread(() =>
{
    lock (forks[i]) { all.SignalAndWait(); lock (forks[(i + 1) % 3]) Console.WriteLine(i); }
}) { Name = "philosopher " + i }).ToArray();
foreach (var t in threads) t.Start();
foreach (var t in threads) t.Join();
