// WhenAll under a pump
using System.Collections.Concurrent;
var ctx = new Pump();
SynchronizationContext.SetSynchronizationContext(ctx);
Task.WhenAll(WorkAsync(1), WorkAsync(2)).Wait();
static async Task WorkAsync(int n) { await Task.Delay(n); Console.WriteLine(n); }
class Pump : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback, object?)> _q = new();
    public override void Post(SendOrPostCallback d, object? s) => _q.Add((d, s));
}
